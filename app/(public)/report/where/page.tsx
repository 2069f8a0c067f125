import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answered } from "@/app/answered";
import { ReportWhere } from "@/components/cases/report-where";
import { reportPage } from "@/lib/cases/report-page";
import { pickedWhere, whereChoices } from "@/lib/cases/report-queries";
import { anybody, enter } from "@/lib/server/page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("report");
  return { title: t("title"), robots: { index: false } };
}

export default answered(async function WherePage({
  searchParams,
}: {
  searchParams: Promise<{ change?: string; building?: string | string[] }>;
}) {
  const actor = await enter(anybody, "/report/where");
  const { draft, token } = await reportPage(actor, "where");
  const { change: changing, building } = await searchParams;
  const where = await pickedWhere(actor, draft.answers.where, building);
  const choices = await whereChoices(actor, where);
  const change = changing === "1";
  return <ReportWhere draft={token} change={change} where={where ?? null} {...choices} />;
});
