import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { TextField } from "@/components/form/field";
import { Submit } from "@/components/form/submit";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { writtenMobile } from "@/lib/people/phone";
import { CODE_MINUTES } from "@/lib/people/rules";
import type { AnyAction } from "@/lib/server/action";
import { NextField } from "./next-field";

/** The code that was sent, and a way to have another. */
export function CodeForm({
  check,
  sendAgain,
  phone,
  challenge,
  open,
  next,
  backHref,
  demoText,
}: {
  check: AnyAction;
  sendAgain: AnyAction;
  phone: string;
  challenge: string;
  open: boolean;
  next: string;
  backHref: string;
  demoText: string | null;
}) {
  const t = useTranslations("signin");
  return (
    <>
      <PageHead
        title={open ? t("codeTitle") : t("codeOverTitle")}
        lead={
          open ? t("codeLead", { phone: writtenMobile(phone), minutes: CODE_MINUTES }) : t("codeOverLead")
        }
        back={{ href: backHref, label: t("otherNumber") }}
      />
      {open && demoText && (
        <Notice className="mb-5" title={t("demoMessage")}>
          {demoText}
        </Notice>
      )}
      {open && (
        <ActionForm action={check}>
          <NextField next={next} />
          <input type="hidden" name="challenge" value={challenge} />
          <TextField
            name="code"
            label={t("code")}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={20}
            required
          />
          <Submit className="w-full">{t("codeGo")}</Submit>
        </ActionForm>
      )}
      <div className="mt-6">
        {open && <p className="mb-2 text-soft">{t("sendAgainHint")}</p>}
        <ActionForm action={sendAgain}>
          <NextField next={next} />
          <input type="hidden" name="phone" value={phone} />
          <Submit look={open ? "secondary" : "primary"} className="w-full">
            {t("sendAgain")}
          </Submit>
        </ActionForm>
      </div>
    </>
  );
}
