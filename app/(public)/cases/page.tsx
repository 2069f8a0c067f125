import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { answered } from "@/app/answered";
import { StatusFind } from "@/components/cases/status-find";
import { ownCases } from "@/lib/cases/queries";
import { casePath, readReference } from "@/lib/cases/reference";
import { anybody, enter } from "@/lib/server/page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("cases");
  return { title: t("find.title") };
}

export default answered(async function FindPage({
  searchParams,
}: {
  searchParams: Promise<{ reference?: string | string[] }>;
}) {
  const actor = await enter(anybody, "/cases");
  const { reference: given } = await searchParams;
  const typed = typeof given === "string" ? given.slice(0, 40).trim() : null;
  const reference = typed && readReference(typed);
  if (reference) redirect(casePath(reference));
  return <StatusFind mistyped={typed} own={await ownCases(actor)} />;
});
