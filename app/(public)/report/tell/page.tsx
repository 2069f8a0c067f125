import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answered } from "@/app/answered";
import { ReportTell } from "@/components/cases/report-tell";
import { reportPage } from "@/lib/cases/report-page";
import { asksRider, companyChoices } from "@/lib/cases/report-queries";
import { anybody, enter } from "@/lib/server/page";
import { localTime } from "@/lib/time/shanghai";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("report");
  return { title: t("title"), robots: { index: false } };
}

export default answered(async function TellPage({
  searchParams,
}: {
  searchParams: Promise<{ change?: string }>;
}) {
  const actor = await enter(anybody, "/report/tell");
  const { draft, token, now } = await reportPage(actor, "tell");
  return (
    <ReportTell
      draft={token}
      change={(await searchParams).change === "1"}
      tell={draft.answers.tell ?? null}
      companies={await companyChoices(actor)}
      asksRider={await asksRider(actor, draft.answers)}
      today={localTime(now).day}
    />
  );
});
