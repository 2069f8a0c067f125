import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answered } from "@/app/answered";
import { DeskTemplates } from "@/components/cases/desk-templates";
import { answerTemplates } from "@/lib/cases/desk-kept";
import { keepsTemplates } from "@/lib/cases/desk-template-verbs";
import { enter } from "@/lib/server/page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("cadre");
  return { title: t("templates.title") };
}

export default answered(async function TemplatesPage() {
  const actor = await enter(keepsTemplates, "/cadre/cases/templates");
  return <DeskTemplates templates={await answerTemplates(actor)} />;
});
