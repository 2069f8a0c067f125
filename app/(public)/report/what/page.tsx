import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answered } from "@/app/answered";
import { ReportWhat } from "@/components/cases/report-what";
import { reportPage } from "@/lib/cases/report-page";
import { categoryChoices } from "@/lib/cases/report-queries";
import { anybody, enter } from "@/lib/server/page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("report");
  return { title: t("title"), robots: { index: false } };
}

export default answered(async function WhatPage({
  searchParams,
}: {
  searchParams: Promise<{ change?: string }>;
}) {
  const actor = await enter(anybody, "/report/what");
  const { draft, token } = await reportPage(actor, "what");
  return (
    <ReportWhat
      draft={token}
      change={(await searchParams).change === "1"}
      category={draft.answers.what?.category ?? null}
      choices={await categoryChoices(actor)}
    />
  );
});
