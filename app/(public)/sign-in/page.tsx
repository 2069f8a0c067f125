import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { answered } from "@/app/answered";
import { WaitingTray } from "@/components/checkins/queue-tray";
import { queueWords } from "@/components/checkins/queue-words";
import { PhoneForm } from "@/components/people/phone-form";
import { phoneQueue } from "@/lib/checkins/waiting";
import { type NextParam, nextOf, withNext } from "@/lib/people/own-path";
import { sendCodeAction } from "@/lib/people/sign-in-actions";
import { env } from "@/lib/server/env";
import { anybody, enter } from "@/lib/server/page";
import { clock } from "@/lib/time/clock";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("signin");
  return { title: t("title") };
}

export default answered(async function SignInPage({ searchParams }: { searchParams: Promise<NextParam> }) {
  const next = nextOf(await searchParams);
  const actor = await enter(anybody, "/sign-in");
  if (actor.personId) redirect(next || "/account");
  // A rider who was signed out meanwhile is led here from their page, and finds what still waits.
  const waiting = await phoneQueue(actor, clock());
  const t = await getTranslations("checkin");
  return (
    <>
      {waiting && (
        <WaitingTray setting={{ ...waiting, words: queueWords((key) => t.raw(key)), atSignIn: true }} />
      )}
      <PhoneForm
        action={sendCodeAction}
        next={next}
        staffHref={withNext("/sign-in/staff", next)}
        demoHref={env().YIZHAN_DEMO ? "/demo" : null}
      />
    </>
  );
});
