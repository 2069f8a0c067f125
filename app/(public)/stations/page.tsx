import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answered } from "@/app/answered";
import { StationListView } from "@/components/stations/list-view";
import { enter } from "@/lib/server/page";
import { readFilter } from "@/lib/stations/filter";
import { canSeeStations } from "@/lib/stations/policy";
import { board } from "@/lib/stations/queries";
import { clock } from "@/lib/time/clock";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("stations");
  return { title: t("title"), description: t("lead") };
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** All stations; the address says which. */
export default answered(async function StationsPage({ searchParams }: Props) {
  const actor = await enter(canSeeStations, "/stations");
  return <StationListView board={await board(actor, clock())} filter={readFilter(await searchParams)} />;
});
