import { translator } from "@/lib/text/translator";
import type { OutletPlan } from "./organisations";
import { holderOf } from "./people";
import { AREA_NAME, neighbourhood } from "./place-names";
import type { World } from "./world";

/** Who acts, as the person reads it. */
export interface Office {
  readonly zh: string;
  readonly en: string;
  readonly personId: string | null;
}

const [zh, en] = [translator("zh-CN"), translator("en")];

/** Nobody in person: the job. */
export const AUTOMATIC: Office = {
  zh: zh("cases.automatic"),
  en: en("cases.automatic"),
  personId: null,
};

/** The office above the neighbourhoods. */
export const subDistrict = {
  zh: zh("cadre.office.subDistrict", { name: AREA_NAME.zh }),
  en: en("cadre.office.subDistrict", { name: AREA_NAME.en }),
};

/** A neighbourhood's committee with the cadre who works there. */
export function committeeOf(world: World, quarter: string): Office {
  const { name, nameEn } = neighbourhood(quarter);
  return {
    zh: zh("cadre.office.neighbourhood", { name }),
    en: en("cadre.office.neighbourhood", { name: nameEn }),
    personId: holderOf(world, "NEIGHBOURHOOD_CADRE", quarter),
  };
}

export function outletOffice(world: World, outlet: OutletPlan): Office {
  return { zh: outlet.name, en: outlet.nameEn, personId: holderOf(world, "OUTLET_MANAGER", outlet.name) };
}
