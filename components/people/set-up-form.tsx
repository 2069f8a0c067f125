import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { TextField } from "@/components/form/field";
import { Submit } from "@/components/form/submit";
import { Card } from "@/components/ui/card";
import { PageHead } from "@/components/ui/page-head";
import { Qr } from "@/components/ui/qr";
import type { AnyAction } from "@/lib/server/action";
import { qrPath } from "@/lib/text/qr";
import { NextField } from "./next-field";

/** First sign-in of staff: the secret for the authenticator app, and the first code back. */
export function SetUpForm({
  action,
  challenge,
  next,
  secret,
  uri,
}: {
  action: AnyAction;
  challenge: string;
  next: string;
  /** Base32. */
  secret: string;
  uri: string;
}) {
  const t = useTranslations("signin");
  return (
    <>
      <PageHead title={t("setUpTitle")} lead={t("setUpLead")} />
      <Card className="mb-5">
        <p className="font-semibold">{t("setUpScan")}</p>
        <Qr qr={qrPath(uri)} label={t("setUpQr")} className="mx-auto my-3 w-56 max-w-full" />
        <p className="text-soft">{t("setUpManual")}</p>
        <p className="mt-1 font-mono">{secret.match(/.{1,4}/g)?.join(" ")}</p>
      </Card>
      <ActionForm action={action}>
        <NextField next={next} />
        <input type="hidden" name="challenge" value={challenge} />
        <TextField
          name="code"
          label={t("setUpConfirm")}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={20}
          required
        />
        <Submit className="w-full">{t("setUpDone")}</Submit>
      </ActionForm>
    </>
  );
}
