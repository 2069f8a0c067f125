import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { answered } from "@/app/answered";
import { SecondStepForm } from "@/components/people/second-step-form";
import { challengeView } from "@/lib/people/challenge-queries";
import { type NextParam, nextOf, withNext } from "@/lib/people/own-path";
import { checkSecondStepAction } from "@/lib/people/sign-in-actions";
import { readChallengeCookie } from "@/lib/people/sign-in-cookies";
import { anybody, enter } from "@/lib/server/page";
import { clock } from "@/lib/time/clock";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("signin");
  return { title: t("secondTitle") };
}

export default answered(async function SecondStepPage({
  searchParams,
}: {
  searchParams: Promise<NextParam>;
}) {
  const next = nextOf(await searchParams);
  const actor = await enter(anybody, "/sign-in/second-step");
  if (actor.personId) redirect(next || "/account");
  const token = await readChallengeCookie();
  const challenge = await challengeView(actor, "SECOND_FACTOR", token, clock());
  if (!token || !challenge) redirect(withNext("/sign-in/staff", next));
  return (
    <SecondStepForm
      action={checkSecondStepAction}
      challenge={token}
      open={challenge.open}
      next={next}
      startHref={withNext("/sign-in/staff", next)}
    />
  );
});
