import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answered } from "@/app/answered";
import { RecoveryCodes } from "@/components/people/recovery-codes";
import { codesNotedAction } from "@/lib/people/account-actions";
import { type NextParam, nextOf } from "@/lib/people/own-path";
import { isSignedIn } from "@/lib/people/policy";
import { readCodesCookie } from "@/lib/people/sign-in-cookies";
import { enter } from "@/lib/server/page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account");
  return { title: t("recoveryTitle") };
}

export default answered(async function RecoveryCodesPage({
  searchParams,
}: {
  searchParams: Promise<NextParam>;
}) {
  const actor = await enter(isSignedIn, "/account/recovery-codes");
  const codes = await readCodesCookie(actor.personId);
  return <RecoveryCodes codes={codes} noted={codesNotedAction} next={nextOf(await searchParams)} />;
});
