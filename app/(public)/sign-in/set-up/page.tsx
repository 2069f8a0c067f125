import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { answered } from "@/app/answered";
import { SetUpForm } from "@/components/people/set-up-form";
import { totpToSetUp } from "@/lib/people/challenge-queries";
import { type NextParam, nextOf, withNext } from "@/lib/people/own-path";
import { confirmTotpAction } from "@/lib/people/sign-in-actions";
import { readChallengeCookie } from "@/lib/people/sign-in-cookies";
import { currentArea } from "@/lib/places/area";
import { anybody, enter } from "@/lib/server/page";
import { clock } from "@/lib/time/clock";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("signin");
  return { title: t("setUpTitle") };
}

export default answered(async function SetUpPage({ searchParams }: { searchParams: Promise<NextParam> }) {
  const next = nextOf(await searchParams);
  const actor = await enter(anybody, "/sign-in/set-up");
  if (actor.personId) redirect(next || "/account");
  const [t, area, token] = await Promise.all([
    getTranslations("common"),
    currentArea(),
    readChallengeCookie(),
  ]);
  const issuer = `${t("product")} ${actor.locale === "en" ? area.nameEn : area.name}`;
  const totp = await totpToSetUp(actor, token, issuer, clock());
  if (!token || !totp) redirect(withNext("/sign-in/staff", next));
  return <SetUpForm action={confirmTotpAction} challenge={token} next={next} {...totp} />;
});
