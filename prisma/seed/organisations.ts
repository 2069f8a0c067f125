import { addDays } from "@/lib/time/shanghai";
import { neighbourhood } from "./place-names";
import { alleyName, lngLatAt, type Places } from "./places";
import { dateOf, type World } from "./world";
import type { Tables } from "./write";

/** Invented companies: none of them exists. */
const COMPANIES = [
  ["SD", "顺达", "Shunda"],
  ["XH", "迅禾", "Xunhe"],
  ["LJ", "邻捷", "Linjie"],
  ["QQ", "青雀", "Qingque"],
  ["MD", "麦垛", "Maiduo"],
  ["CQ", "长桥", "Changqiao"],
] as const;

/** Eleven outlets with 395 riders together (§3.1). */
const OUTLETS = [
  ["SD", "DL", 52],
  ["SD", "NJ", 38],
  ["SD", "BJ", 35],
  ["XH", "QT", 46],
  ["XH", "XL", 33],
  ["LJ", "XL", 40],
  ["LJ", "HY", 31],
  ["QQ", "BJ", 36],
  ["QQ", "NJ", 29],
  ["MD", "HY", 30],
  ["CQ", "DL", 25],
] as const;

export interface OutletPlan {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly company: {
    readonly id: string;
    readonly code: string;
    readonly name: string;
    readonly nameEn: string;
  };
  readonly neighbourhood: string;
  readonly riders: number;
}

export function outletPlans({ id, scale }: World): OutletPlan[] {
  return OUTLETS.map(([companyCode, place, riders]) => {
    const [code, name, nameEn] = COMPANIES.find(([known]) => known === companyCode) ?? COMPANIES[0];
    const outlet = `${code}-${place}`;
    return {
      id: id("outlet", outlet),
      code: outlet,
      name: `${name}${neighbourhood(place).name}网点`,
      nameEn: `${nameEn} ${neighbourhood(place).nameEn} Outlet`,
      company: { id: id("company", code), code, name, nameEn },
      neighbourhood: place,
      riders: Math.max(3, Math.round(riders * scale)),
    };
  });
}

/** Companies, outlets, one rider group per company, a Party branch at each outlet. */
export function organisationTables(world: World, places: Places, outlets: readonly OutletPlan[]): Tables {
  const { areaId, id, begins, opened } = world;
  const random = world.rng("organisations");
  return {
    Company: COMPANIES.map(([code, name, nameEn]) => ({
      id: id("company", code),
      areaId,
      code,
      name,
      nameEn,
    })),
    Outlet: outlets.map((outlet, index) => {
      const alley = alleyName(outlet.neighbourhood, index % 4);
      const house = random.int(2, 40);
      return {
        id: outlet.id,
        areaId,
        companyId: outlet.company.id,
        neighbourhoodId: id("neighbourhood", outlet.neighbourhood),
        code: outlet.code,
        name: outlet.name,
        nameEn: outlet.nameEn,
        address: `${alley.name}${house}号`,
        addressEn: `${house} ${alley.nameEn}`,
        ...lngLatAt(places, outlet.neighbourhood, [0.12 + 0.7 * random.next(), ((index % 4) + 1) / 6], 9),
        openedOn: dateOf(addDays(begins, -random.int(200, 2200))),
      };
    }),
    RiderGroup: COMPANIES.map(([code, name, nameEn]) => ({
      id: id("group", code),
      areaId,
      companyId: id("company", code),
      name: `${name}骑手小组`,
      nameEn: `${nameEn} Rider Group`,
      foundedOn: dateOf(addDays(opened, 21)),
    })),
    PartyBranch: outlets.map((outlet) => ({
      id: id("branch", outlet.code),
      areaId,
      outletId: outlet.id,
      name: `中共${outlet.name}支部委员会`,
      nameEn: `Party branch of ${outlet.nameEn}`,
      foundedOn: dateOf(addDays(opened, random.int(-20, 40))),
    })),
  };
}
