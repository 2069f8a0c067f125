import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answered } from "@/app/answered";
import { DisplayForms } from "@/components/people/display-forms";
import { type NextParam, nextOf } from "@/lib/people/own-path";
import { switchDisplay, switchLanguage } from "@/lib/people/preference-actions";
import { display } from "@/lib/server/display";
import { anybody, enter } from "@/lib/server/page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account");
  return { title: t("display") };
}

export default answered(async function DisplayPage({ searchParams }: { searchParams: Promise<NextParam> }) {
  const actor = await enter(anybody, "/account/display");
  return (
    <DisplayForms
      locale={actor.locale}
      display={await display()}
      next={nextOf(await searchParams)}
      switchLanguage={switchLanguage}
      switchDisplay={switchDisplay}
    />
  );
});
