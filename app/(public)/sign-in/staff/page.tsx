import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { answered } from "@/app/answered";
import { PasswordForm } from "@/components/people/password-form";
import { type NextParam, nextOf, withNext } from "@/lib/people/own-path";
import { checkPasswordAction } from "@/lib/people/sign-in-actions";
import { anybody, enter } from "@/lib/server/page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("signin");
  return { title: t("staffTitle") };
}

export default answered(async function StaffSignInPage({
  searchParams,
}: {
  searchParams: Promise<NextParam>;
}) {
  const next = nextOf(await searchParams);
  const actor = await enter(anybody, "/sign-in/staff");
  if (actor.personId) redirect(next || "/account");
  return <PasswordForm action={checkPasswordAction} next={next} residentHref={withNext("/sign-in", next)} />;
});
