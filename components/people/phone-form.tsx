import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { TextField } from "@/components/form/field";
import { Submit } from "@/components/form/submit";
import { ButtonLink } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";
import type { AnyAction } from "@/lib/server/action";
import { NextField } from "./next-field";

/** One question: the mobile number. */
export function PhoneForm({
  action,
  next,
  staffHref,
  demoHref,
}: {
  action: AnyAction;
  next: string;
  staffHref: string;
  demoHref: string | null;
}) {
  const t = useTranslations("signin");
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <ActionForm action={action}>
        <NextField next={next} />
        <TextField
          name="phone"
          label={t("phone")}
          hint={t("phoneHint")}
          type="tel"
          inputMode="tel"
          autoComplete="tel-national"
          maxLength={40}
          required
        />
        <Submit className="w-full">{t("send")}</Submit>
      </ActionForm>
      <div className="mt-6 grid gap-2">
        {demoHref && (
          <ButtonLink look="secondary" href={demoHref}>
            {t("demoLink")}
          </ButtonLink>
        )}
        <ButtonLink look="quiet" href={staffHref}>
          {t("staffLink")}
        </ButtonLink>
      </div>
    </>
  );
}
