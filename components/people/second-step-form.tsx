import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { TextField } from "@/components/form/field";
import { Submit } from "@/components/form/submit";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import type { AnyAction } from "@/lib/server/action";
import { NextField } from "./next-field";

/** A code of the authenticator app, or a recovery code. */
export function SecondStepForm({
  action,
  challenge,
  open,
  next,
  startHref,
}: {
  action: AnyAction;
  challenge: string;
  open: boolean;
  next: string;
  startHref: string;
}) {
  const t = useTranslations("signin");
  if (!open) {
    return (
      <>
        <PageHead title={t("secondTitle")} />
        <Notice tone="busy">{t("stepOver")}</Notice>
        <ButtonLink href={startHref} className="mt-5 w-full">
          {t("startAgain")}
        </ButtonLink>
      </>
    );
  }
  return (
    <>
      <PageHead
        title={t("secondTitle")}
        lead={t("secondLead")}
        back={{ href: startHref, label: t("startAgain") }}
      />
      <ActionForm action={action}>
        <NextField next={next} />
        <input type="hidden" name="challenge" value={challenge} />
        <TextField
          name="code"
          label={t("secondCode")}
          hint={t("secondHint")}
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          required
        />
        <Submit className="w-full">{t("codeGo")}</Submit>
      </ActionForm>
    </>
  );
}
