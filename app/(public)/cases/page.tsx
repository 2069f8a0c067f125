import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { answered } from "@/app/answered";
import { StatusFind } from "@/components/cases/status-find";
import { keptHere } from "@/lib/cases/put-away";
import { ownCases } from "@/lib/cases/queries";
import { casePath, readReference } from "@/lib/cases/reference";
import { db } from "@/lib/server/db";
import { anybody, enter } from "@/lib/server/page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("cases");
  return { title: t("find.title") };
}

export default answered(async function FindPage({
  searchParams,
}: {
  searchParams: Promise<{ reference?: string | string[]; away?: string }>;
}) {
  const actor = await enter(anybody, "/cases");
  const { reference: given, away } = await searchParams;
  const typed = typeof given === "string" ? given.slice(0, 40).trim() : null;
  const reference = typed && readReference(typed);
  if (reference) redirect(casePath(reference));
  const [own, kept] = await Promise.all([ownCases(actor), keptHere(db(), actor)]);
  return <StatusFind mistyped={typed} own={own} kept={kept} away={away === "1"} />;
});
