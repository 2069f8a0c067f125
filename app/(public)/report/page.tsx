import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answered } from "@/app/answered";
import { ReportWhat } from "@/components/cases/report-what";
import { firstOpenStep, stepPath } from "@/lib/cases/answers";
import { DRAFT_DAYS, draftToken } from "@/lib/cases/draft-cookie";
import { casePath, showReference } from "@/lib/cases/reference";
import { categoryChoices, currentDraft, reportStation, sentReference } from "@/lib/cases/report-queries";
import { anybody, enter } from "@/lib/server/page";
import { clock } from "@/lib/time/clock";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("report");
  return { title: t("title") };
}

export default answered(async function ReportPage({
  searchParams,
}: {
  searchParams: Promise<{ station?: string | string[]; change?: string }>;
}) {
  const actor = await enter(anybody, "/report");
  const { station: given, change } = await searchParams;
  const code = typeof given === "string" ? given : undefined;
  const [choices, draft, station] = await Promise.all([
    categoryChoices(actor),
    currentDraft(actor, clock()),
    reportStation(actor, code),
  ]);
  const sent = await sentReference(draft);
  const open = draft && !sent ? firstOpenStep(draft.answers) : "what";
  return (
    <ReportWhat
      draft={draft && draftToken(draft.id)}
      change={change === "1" && open !== "what"}
      category={draft?.answers.what?.category ?? null}
      choices={choices}
      station={station && code ? { code, label: station.label } : null}
      resume={change !== "1" && open !== "what" ? stepPath(open) : null}
      sent={sent ? { reference: showReference(sent), path: casePath(sent) } : null}
      days={DRAFT_DAYS}
    />
  );
});
