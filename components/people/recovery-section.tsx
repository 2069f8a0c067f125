import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { TextField } from "@/components/form/field";
import { Submit } from "@/components/form/submit";
import { Section } from "@/components/ui/card";
import type { AnyAction } from "@/lib/server/action";

/** How many recovery codes are left, and a new set against a code of the app. */
export function RecoverySection({ left, renew }: { left: number; renew: AnyAction }) {
  const t = useTranslations("account");
  const s = useTranslations("signin");
  return (
    <Section title={t("recovery")}>
      <p className="mb-3">{t("recoveryLeft", { count: left })}</p>
      <ActionForm action={renew}>
        <TextField
          name="code"
          label={s("secondCode")}
          hint={t("recoveryRenewHint")}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={20}
          required
        />
        <Submit look="secondary" className="w-full">
          {t("recoveryRenew")}
        </Submit>
      </ActionForm>
    </Section>
  );
}
