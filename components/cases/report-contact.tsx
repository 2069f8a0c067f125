import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { CheckField } from "@/components/form/choices";
import { TextField } from "@/components/form/field";
import { Submit } from "@/components/form/submit";
import { sayContactAction } from "@/lib/cases/actions";
import type { Answers } from "@/lib/cases/answers";
import type { Ways } from "@/lib/cases/subscriptions";
import { Carried, ReportFrame } from "./report-frame";

export interface ContactProps {
  readonly draft: string;
  readonly change: boolean;
  readonly contact: Answers["contact"] | null;
  /** How news can be sent. */
  readonly ways: Ways;
}

/** 5. How to reach the person; nothing is asked that is not needed. */
export function ReportContact({ draft, change, contact, ways }: ContactProps) {
  const t = useTranslations("report");
  const common = useTranslations("common");
  const given = contact && (contact.phone !== null || contact.name !== "" || contact.email !== null);
  return (
    <ReportFrame
      draft={draft}
      step="contact"
      title={t("contact.title")}
      lead={t("contact.lead")}
      change={change}
    >
      <ActionForm
        action={sayContactAction}
        values={{
          phone: contact?.phone?.replace(/^\+86/, "") ?? "",
          // Not the name of whoever is signed in: it may be a masked number, and a cadre files for somebody else.
          name: contact?.name ?? "",
          email: contact?.email ?? "",
          ...(contact?.messages ? { messages: "yes" } : {}),
          ...(contact ? { hideName: contact.hideName ? "yes" : "no" } : {}),
          ...(given ? { consent: "yes" } : {}),
        }}
      >
        <Carried draft={draft} change={change} />
        <TextField
          name="phone"
          label={t("contact.phone")}
          hint={t("contact.phoneHint")}
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          maxLength={40}
        />
        {(ways === "both" || ways === "email") && (
          <TextField
            name="email"
            label={t("contact.email")}
            hint={t("contact.emailHint")}
            inputMode="email"
            autoComplete="email"
            maxLength={200}
          />
        )}
        {ways !== "none" && (
          <CheckField
            name="messages"
            label={t("contact.messages")}
            hint={t(`contact.messagesHint.${ways}`)}
          />
        )}
        <TextField
          name="name"
          label={t("contact.name")}
          hint={t("contact.nameHint")}
          autoComplete="name"
          maxLength={40}
        />
        <input type="hidden" name="hideName" value="no" />
        <CheckField
          name="hideName"
          label={t("contact.hideName")}
          hint={t("contact.hideNameHint")}
          defaultChecked
        />
        <CheckField name="consent" label={t("contact.consent")} hint={t("contact.consentHint")} />
        <Submit className="w-full">{common("continue")}</Submit>
      </ActionForm>
    </ReportFrame>
  );
}
