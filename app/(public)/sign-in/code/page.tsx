import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { answered } from "@/app/answered";
import { CodeForm } from "@/components/people/code-form";
import { demoMessages } from "@/lib/demo/messages";
import { challengeView } from "@/lib/people/challenge-queries";
import { type NextParam, nextOf, withNext } from "@/lib/people/own-path";
import { checkCodeAction, sendCodeAction } from "@/lib/people/sign-in-actions";
import { readChallengeCookie } from "@/lib/people/sign-in-cookies";
import { anybody, enter } from "@/lib/server/page";
import { clock } from "@/lib/time/clock";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("signin");
  return { title: t("codeTitle") };
}

export default answered(async function CodePage({ searchParams }: { searchParams: Promise<NextParam> }) {
  const next = nextOf(await searchParams);
  const actor = await enter(anybody, "/sign-in/code");
  if (actor.personId) redirect(next || "/account");
  const token = await readChallengeCookie();
  const challenge = await challengeView(actor, "PHONE_CODE", token, clock());
  if (!token || !challenge) redirect(withNext("/sign-in", next));
  const [message] = await demoMessages(actor, challenge.target);
  return (
    <CodeForm
      check={checkCodeAction}
      sendAgain={sendCodeAction}
      phone={challenge.target}
      challenge={token}
      open={challenge.open}
      next={next}
      backHref={withNext("/sign-in", next)}
      demoText={message?.text ?? null}
    />
  );
});
