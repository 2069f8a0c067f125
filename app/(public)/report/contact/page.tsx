import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answered } from "@/app/answered";
import { ReportContact } from "@/components/cases/report-contact";
import { reportPage } from "@/lib/cases/report-page";
import { waysOffered } from "@/lib/cases/subscriptions";
import { anybody, enter } from "@/lib/server/page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("report");
  return { title: t("title"), robots: { index: false } };
}

export default answered(async function ContactPage({
  searchParams,
}: {
  searchParams: Promise<{ change?: string }>;
}) {
  const actor = await enter(anybody, "/report/contact");
  const { draft, token } = await reportPage(actor, "contact");
  return (
    <ReportContact
      draft={token}
      change={(await searchParams).change === "1"}
      contact={draft.answers.contact ?? null}
      ways={waysOffered()}
    />
  );
});
