import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answered } from "@/app/answered";
import { DeskToday } from "@/components/cases/desk-today";
import { readFilters } from "@/lib/cases/desk-filters";
import { deskList } from "@/lib/cases/desk-queries";
import { rates, waiting } from "@/lib/cases/desk-today";
import { OFFICE_ROLES } from "@/lib/cases/policy";
import { type Actor, holdsAnywhere } from "@/lib/people/actor";
import { canManagePeople, isStaff, runsStations, worksAtDesk } from "@/lib/people/rooms";
import { currentArea } from "@/lib/places/area";
import { enter } from "@/lib/server/page";
import { clock } from "@/lib/time/clock";

const FIRST = 5;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("cadre");
  return { title: t("todayTitle") };
}

export default answered(async function TodayPage() {
  const actor = await enter(isStaff, "/cadre");
  return (
    <DeskToday
      name={actor.name}
      cases={worksAtDesk(actor) ? await casesToday(actor) : null}
      stations={runsStations(actor)}
      people={canManagePeople(actor)}
    />
  );
});

async function casesToday(actor: Actor) {
  const now = clock();
  const { timeZone: zone } = await currentArea();
  const [counts, next, shares] = await Promise.all([
    waiting(actor, now, zone),
    deskList(actor, { filters: readFilters({ due: "running" }), after: null, now, zone, take: FIRST }),
    holdsAnywhere(actor, OFFICE_ROLES) ? rates(actor, now) : null,
  ]);
  return { counts, first: next.rows, rates: shares };
}
