import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { cache } from "react";
import { answered, titled } from "@/app/answered";
import { DeskStationPage } from "@/components/stations/desk-view";
import { runsStations } from "@/lib/people/rooms";
import { absent, enter } from "@/lib/server/page";
import { stationToRun } from "@/lib/stations/desk-queries";
import { clock } from "@/lib/time/clock";

interface Props {
  params: Promise<{ code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** One moment for title and page. */
const load = cache(async (code: string) => {
  const actor = await enter(runsStations, `/cadre/stations/${code}`);
  const now = clock();
  const station = await stationToRun(actor, code, now);
  return station && { station, now };
});

export const generateMetadata = titled(async ({ params }: Props): Promise<Metadata> => {
  const loaded = await load((await params).code);
  return loaded ? { title: loaded.station.name } : {};
});

/** Services, hours, closures and basics of one station; `?edit=` opens a form. */
export default answered(async function DeskStation({ params, searchParams }: Props) {
  const { code } = await params;
  const { edit, saved } = await searchParams;
  const loaded = await load(code);
  if (!loaded) absent();
  const { station, now } = loaded;
  if (station.code !== code) redirect(`/cadre/stations/${station.code}`);
  return (
    <DeskStationPage
      station={station}
      now={now}
      edit={typeof edit === "string" ? edit : null}
      saved={saved === "1"}
    />
  );
});
