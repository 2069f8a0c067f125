import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answered } from "@/app/answered";
import { MapView } from "@/components/places/map-view";
import { mappedPlaces } from "@/lib/places/map-queries";
import { readMapAddress } from "@/lib/places/mapped";
import { enter } from "@/lib/server/page";
import { mapModel } from "@/lib/stations/map-model";
import { canSeeStations } from "@/lib/stations/policy";
import { board } from "@/lib/stations/queries";
import { clock } from "@/lib/time/clock";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("map");
  return { title: t("title"), description: t("lead") };
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The neighbourhood map; the address says which part of it, and from where to walk. */
export default answered(async function MapPage({ searchParams }: Props) {
  const actor = await enter(canSeeStations, "/map");
  const address = readMapAddress(await searchParams);
  const [places, present] = await Promise.all([mappedPlaces(actor), board(actor, clock())]);
  const neighbourhoods = places.neighbourhoods.map(({ code, name }) => ({ code, name }));
  return (
    <MapView
      map={mapModel(places, present, address)}
      board={present}
      address={address}
      neighbourhoods={neighbourhoods}
    />
  );
});
