import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answered } from "@/app/answered";
import { ScreenView } from "@/components/checkins/screen-view";
import { screenCode } from "@/lib/checkins/posters";
import { runsStations } from "@/lib/people/rooms";
import { absent, enter } from "@/lib/server/page";
import { clock } from "@/lib/time/clock";

interface Props {
  params: Promise<{ code: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("checkin");
  return { title: t("screenTitle") };
}

/** For a tablet at the station: a code that changes every half minute, so that a photo of it is soon worth nothing. */
export default answered(async function ScreenPage({ params }: Props) {
  const { code } = await params;
  const actor = await enter(runsStations, `/cadre/stations/${code}/screen`);
  const first = await screenCode(actor, code, clock());
  if (!first) absent();
  const t = await getTranslations("checkin");
  return (
    <ScreenView
      first={first}
      words={{
        scan: t("screenScan"),
        free: t("free"),
        label: t("titleAt", { station: first.name }),
        lost: t("screenLost"),
        out: t("screenOut"),
        leave: t("screenLeave"),
      }}
    />
  );
});
