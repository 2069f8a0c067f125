import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { answered } from "@/app/answered";
import { MessagesAsk } from "@/components/cases/messages-ask";
import { askedOf } from "@/lib/messages/asked";
import { anybody, enter } from "@/lib/server/page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("messages");
  return { title: t("ask.title"), robots: { index: false, follow: false }, referrer: "same-origin" };
}

export default answered(async function AskPage() {
  const asked = await askedOf(await enter(anybody, "/m"));
  if (!asked) redirect("/cases");
  return <MessagesAsk asked={asked} />;
});
