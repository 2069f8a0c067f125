import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answered } from "@/app/answered";
import { ReportWhereMap } from "@/components/cases/report-where-map";
import { reportPage } from "@/lib/cases/report-page";
import { mappedPlaces } from "@/lib/places/map-queries";
import { readMapAddress } from "@/lib/places/mapped";
import { anybody, enter } from "@/lib/server/page";
import { mapModel } from "@/lib/stations/map-model";
import { board } from "@/lib/stations/queries";
import { clock } from "@/lib/time/clock";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("report");
  return { title: t("where.mapTitle"), robots: { index: false } };
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The building of a report, picked on the map: a neighbourhood first, then one of its blocks. */
export default answered(async function WhereMapPage({ searchParams }: Props) {
  const actor = await enter(anybody, "/report/where/map");
  const { token } = await reportPage(actor, "where");
  const query = await searchParams;
  const [places, present] = await Promise.all([mappedPlaces(actor), board(actor, clock())]);
  const { n } = readMapAddress(query);
  return (
    <ReportWhereMap
      draft={token}
      map={mapModel(places, present, { n, from: null, q: "" })}
      board={present}
      change={query.change === "1"}
    />
  );
});
