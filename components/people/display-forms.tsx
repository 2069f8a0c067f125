import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { RadioCards } from "@/components/form/choices";
import { Submit } from "@/components/form/submit";
import { Section } from "@/components/ui/card";
import { PageHead } from "@/components/ui/page-head";
import { StateMark } from "@/components/ui/state-mark";
import type { Locale } from "@/lib/people/actor";
import type { AnyAction } from "@/lib/server/action";
import type { Display } from "@/lib/server/display";
import { NextField } from "./next-field";

/** Language, type size and colours of this device; for everybody, signed in or not. */
export function DisplayForms({
  locale,
  display,
  next,
  switchLanguage,
  switchDisplay,
}: {
  locale: Locale;
  display: Display;
  next: string;
  switchLanguage: AnyAction;
  switchDisplay: AnyAction;
}) {
  const t = useTranslations("account");
  const c = useTranslations("common");
  const languages = [
    { value: "zh-CN", label: c("chinese"), lang: "zh-CN" },
    { value: "en", label: c("english"), lang: "en" },
  ] as const;
  return (
    <>
      <PageHead title={t("display")} lead={t("displayLead")} />
      <Section title={t("language")}>
        <ActionForm action={switchLanguage} className="grid gap-2.5 sm:grid-cols-2">
          <NextField next={next} />
          {languages.map(({ value, label, lang }) => (
            <Submit key={value} name="locale" value={value} look="secondary">
              <span lang={lang}>{label}</span>
              {value === locale && <StateMark tone="good">{t("inUse")}</StateMark>}
            </Submit>
          ))}
        </ActionForm>
      </Section>
      <ActionForm
        action={switchDisplay}
        className="mt-8"
        values={{ theme: display.theme, size: display.large ? "large" : "normal" }}
      >
        <NextField next={next} />
        <RadioCards
          name="size"
          label={t("size")}
          columns={2}
          options={[
            { value: "normal", label: t("sizeNormal") },
            { value: "large", label: t("sizeLarge"), hint: t("sizeLargeHint") },
          ]}
        />
        <RadioCards
          name="theme"
          label={t("theme")}
          options={[
            { value: "auto", label: t("themeAuto"), hint: t("themeAutoHint") },
            { value: "light", label: t("themeLight") },
            { value: "dark", label: t("themeDark") },
          ]}
        />
        <Submit className="w-full">{t("save")}</Submit>
      </ActionForm>
    </>
  );
}
