import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answered } from "@/app/answered";
import { ScreenSetUp } from "@/components/checkins/screen-set-up";
import { NoScreen, ScreenView } from "@/components/checkins/screen-view";
import { screenCode } from "@/lib/checkins/screen";
import { absent, anybody, enter } from "@/lib/server/page";
import { stationToRun } from "@/lib/stations/desk-queries";
import { clock } from "@/lib/time/clock";

interface Props {
  params: Promise<{ code: string }>;
  searchParams: Promise<{ ended?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("checkin");
  return { title: t("screenTitle"), robots: { index: false } };
}

/**
 * For a tablet at the station. Who runs the station and is signed in makes the device its screen here, or ends all of
 * them; the device that became one shows a code that changes every half minute, so that a photo of it is soon worth nothing.
 */
export default answered(
  async function ScreenPage({ params, searchParams }: Props) {
    const { code } = await params;
    const actor = await enter(anybody, `/stations/${code}/screen`);
    const now = clock();
    const station = await stationToRun(actor, code, now);
    if (station) return <ScreenSetUp station={station} ended={(await searchParams).ended === "1"} />;
    const first = await screenCode(actor, code, now);
    if (!first) absent();
    return <ScreenView first={first} />;
  },
  <NoScreen />,
);
