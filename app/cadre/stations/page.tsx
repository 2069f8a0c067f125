import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answered } from "@/app/answered";
import { DeskFilters } from "@/components/stations/desk-filters";
import { DeskTable } from "@/components/stations/desk-table";
import { Empty, PageHead } from "@/components/ui/page-head";
import { runsStations } from "@/lib/people/rooms";
import { enter } from "@/lib/server/page";
import { isAskedFor, readDeskFilter } from "@/lib/stations/desk-filter";
import { stationsToRun } from "@/lib/stations/desk-queries";
import { clock } from "@/lib/time/clock";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("stations");
  return { title: t("deskTitle") };
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The stations that the actor runs. */
export default answered(async function DeskStationsPage({ searchParams }: Props) {
  const actor = await enter(runsStations, "/cadre/stations");
  const t = await getTranslations("stations");
  const checkin = await getTranslations("checkin");
  const now = clock();
  const stations = await stationsToRun(actor, now);
  const filter = readDeskFilter(await searchParams);
  const found = stations.filter((station) => isAskedFor(station, filter));
  return (
    <>
      <PageHead
        title={t("deskTitle")}
        lead={t("deskLead")}
        aside={
          <a
            href="/cadre/stations/posters"
            className="inline-flex min-h-9 items-center underline underline-offset-4"
          >
            {checkin("postersTitle")}
          </a>
        }
      />
      {stations.length === 0 ? (
        <Empty title={t("deskNone")}>{t("deskNoneLead")}</Empty>
      ) : (
        <>
          <DeskFilters filter={filter} />
          {found.length === 0 ? (
            <Empty title={t("deskNoMatch")}>{t("noneFoundLead")}</Empty>
          ) : (
            <DeskTable stations={found} now={now} />
          )}
        </>
      )}
    </>
  );
});
