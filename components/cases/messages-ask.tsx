import { useFormatter, useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { Submit } from "@/components/form/submit";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { Facts, PageHead } from "@/components/ui/page-head";
import { showReference } from "@/lib/cases/reference";
import { confirmMessagesAction, declineMessagesAction } from "@/lib/messages/actions";
import type { Asked } from "@/lib/messages/asked";

/** Asks who got a first message whether it is theirs; shows no more than they need to tell. */
export function MessagesAsk({ asked }: { asked: Asked }) {
  const t = useTranslations("messages");
  const format = useFormatter();
  const facts = [
    { term: t("ask.kind"), value: asked.category },
    {
      term: asked.joined ? t("ask.joinedOn") : t("ask.filedOn"),
      value: format.dateTime(asked.on, { dateStyle: "long" }),
    },
    { term: t("ask.reference"), value: showReference(asked.reference) },
  ];
  return (
    <>
      <PageHead title={t("ask.title")} lead={asked.ended ? "" : t("ask.lead")} />
      {asked.ended && (
        <Notice tone="good" title={t("ask.ended")} role="status" className="mb-4">
          <p>{t("ask.endedLead")}</p>
        </Notice>
      )}
      <Card>
        <Facts items={facts} />
      </Card>
      <ActionForm action={confirmMessagesAction} className="mt-5">
        <input type="hidden" name="key" value={asked.key} />
        <Submit look={asked.ended ? "quiet" : "primary"} className="w-full">
          {t("ask.yes")}
        </Submit>
      </ActionForm>
      {!asked.ended && (
        <ActionForm action={declineMessagesAction} className="mt-3">
          <input type="hidden" name="key" value={asked.key} />
          <Submit look="secondary" className="w-full">
            {t("ask.no")}
          </Submit>
        </ActionForm>
      )}
    </>
  );
}
