import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { answered } from "@/app/answered";
import { ReportNearby, ReportNearbyOne } from "@/components/cases/report-nearby";
import { pathAfter } from "@/lib/cases/answers";
import { nearbyCases } from "@/lib/cases/nearby";
import { unfinishedPhotos } from "@/lib/cases/photo-pieces";
import { reportPage } from "@/lib/cases/report-page";
import { db } from "@/lib/server/db";
import { anybody, enter } from "@/lib/server/page";
import { smsOffered } from "@/lib/server/sms";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("report");
  return { title: t("nearby.title"), robots: { index: false } };
}

export default answered(async function NearbyPage({
  searchParams,
}: {
  searchParams: Promise<{ of?: string | string[]; change?: string }>;
}) {
  const actor = await enter(anybody, "/report/nearby");
  const { draft, token, now } = await reportPage(actor, "where");
  const { of, change } = await searchParams;
  const onward = pathAfter("where", draft.answers, change === "1");
  const cases = await nearbyCases(db(), actor, draft, now);
  if (cases.length === 0) redirect(onward);
  const one = cases.find((each) => each.token === of);
  const photos = draft.photos.length + (await unfinishedPhotos(draft.id));
  return one ? (
    <ReportNearbyOne draft={token} one={one} photos={photos > 0} sms={smsOffered()} onward={onward} />
  ) : (
    <ReportNearby draft={token} cases={cases} onward={onward} />
  );
});
