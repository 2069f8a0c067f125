import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { TextField } from "@/components/form/field";
import { Submit } from "@/components/form/submit";
import { ButtonLink } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";
import type { AnyAction } from "@/lib/server/action";
import { NextField } from "./next-field";

/** Username and password of staff; the second step follows. */
export function PasswordForm({
  action,
  next,
  residentHref,
}: {
  action: AnyAction;
  next: string;
  residentHref: string;
}) {
  const t = useTranslations("signin");
  return (
    <>
      <PageHead title={t("staffTitle")} lead={t("staffLead")} />
      <ActionForm action={action}>
        <NextField next={next} />
        <TextField
          name="username"
          label={t("username")}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={60}
          required
        />
        <TextField
          name="password"
          label={t("password")}
          type="password"
          autoComplete="current-password"
          maxLength={200}
          required
        />
        <Submit className="w-full">{t("continue")}</Submit>
      </ActionForm>
      <ButtonLink look="quiet" href={residentHref} className="mt-6 w-full">
        {t("residentLink")}
      </ButtonLink>
    </>
  );
}
