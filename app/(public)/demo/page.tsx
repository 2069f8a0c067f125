import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answered } from "@/app/answered";
import { DemoDoor } from "@/components/people/demo-door";
import { demoSignIn } from "@/lib/demo/actions";
import { DEMO_PASSWORD, DEMO_TOTP_SECRET } from "@/lib/demo/cast";
import { demoMessages } from "@/lib/demo/messages";
import { demoPeople } from "@/lib/demo/people";
import { totpCode } from "@/lib/people/totp";
import { env } from "@/lib/server/env";
import { absent, anybody, enter } from "@/lib/server/page";
import { clock } from "@/lib/time/clock";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("demo");
  return { title: t("title") };
}

export default answered(async function DemoPage() {
  const actor = await enter(anybody, "/demo");
  if (!env().YIZHAN_DEMO) absent();
  const [people, messages] = await Promise.all([demoPeople(actor.locale), demoMessages(actor)]);
  return (
    <DemoDoor
      people={people}
      messages={messages}
      password={DEMO_PASSWORD}
      code={totpCode(DEMO_TOTP_SECRET, clock())}
      signIn={demoSignIn}
    />
  );
});
