import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { answered } from "@/app/answered";
import { deskPath } from "@/lib/cases/desk-paths";
import { readReference, showReference } from "@/lib/cases/reference";
import { worksAtDesk } from "@/lib/people/rooms";
import { absent, enter } from "@/lib/server/page";
import { desk, type SearchParams } from "../desk";

interface Props {
  params: Promise<{ reference: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("cadre");
  const reference = readReference(decodeURIComponent((await params).reference));
  return { title: reference ? showReference(reference) : t("casesTitle") };
}

export default answered(async function CasePage({ params, searchParams }: Props) {
  const typed = decodeURIComponent((await params).reference);
  const actor = await enter(worksAtDesk, `/cadre/cases/${encodeURIComponent(typed)}`);
  const reference = readReference(typed) ?? absent();
  if (typed !== showReference(reference)) redirect(deskPath(reference));
  return desk(actor, searchParams, reference);
});
