import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answered } from "@/app/answered";
import { worksAtDesk } from "@/lib/people/rooms";
import { enter } from "@/lib/server/page";
import { desk, type SearchParams } from "./desk";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("cadre");
  return { title: t("casesTitle") };
}

export default answered(async function CasesPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await enter(worksAtDesk, "/cadre/cases");
  return desk(actor, searchParams, null);
});
