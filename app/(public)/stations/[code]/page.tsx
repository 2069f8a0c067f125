import type { Metadata } from "next";
import { permanentRedirect } from "next/navigation";
import { cache } from "react";
import { answered, titled } from "@/app/answered";
import { NoStation } from "@/components/stations/no-station";
import { StationView } from "@/components/stations/station-view";
import { absent, enter } from "@/lib/server/page";
import { canSeeStations } from "@/lib/stations/policy";
import { stationByCode } from "@/lib/stations/queries";
import { clock } from "@/lib/time/clock";

interface Props {
  params: Promise<{ code: string }>;
}

/** The station that the address names, in any spelling of its code; read once for title and page. */
const load = cache(async (typed: string) => {
  const actor = await enter(canSeeStations, `/stations/${typed}`);
  return stationByCode(actor, decoded(typed), clock());
});

export const generateMetadata = titled(async ({ params }: Props): Promise<Metadata> => {
  const station = await load((await params).code);
  return station ? { title: station.name } : {};
});

export default answered(
  async function StationPage({ params }: Props) {
    const { code } = await params;
    const station = await load(code);
    if (!station) absent();
    if (station.code !== decoded(code)) permanentRedirect(`/stations/${station.code}`);
    return <StationView station={station} />;
  },
  <NoStation />,
);

/** Full-width letters arrive percent-encoded; a broken encoding is no code. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
