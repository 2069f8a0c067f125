import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { TextArea } from "@/components/form/field";
import { Submit } from "@/components/form/submit";
import { Section } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { replyAction } from "@/lib/cases/actions";
import type { FollowView } from "@/lib/cases/follow-view";
import { PHOTO_MAX_MB } from "@/lib/cases/photo-limits";
import { showReference } from "@/lib/cases/reference";
import type { SubscriptionView } from "@/lib/messages/subscriptions";
import { PhotoField } from "./report-photo-field";
import { StatusClosed } from "./status-closed";
import { StatusEvents } from "./status-events";
import { StatusFacts } from "./status-facts";
import { StatusLimit } from "./status-limit";
import { StatusMessages } from "./status-messages";
import { StatusNew } from "./status-new";
import { StatusSteps } from "./status-steps";

export interface CaseProps {
  readonly view: FollowView;
  /** Just sent: the confirmation stands first. */
  readonly isNew: boolean;
  /** What the person did last on this page. */
  readonly said: "reply" | "rate" | "reopen" | null;
  readonly subscriptions: readonly SubscriptionView[];
  /** Host of the site, as one would type it. */
  readonly site: string;
  readonly reopenDays: number;
}

/** A case as the person who filed it follows it. */
export function StatusCase({ view, isNew, said, subscriptions, site, reopenDays }: CaseProps) {
  const t = useTranslations("cases");
  const { reference, closure } = view;
  return (
    <>
      {isNew ? (
        <StatusNew view={view} site={site} />
      ) : (
        <PageHead title={view.category} lead={t("number", { reference: showReference(reference) })} />
      )}
      {said && <Notice tone="good" title={t(`said.${said}`)} role="status" className="mb-4" />}
      {!isNew && <StatusLimit view={view} />}
      {closure && <StatusClosed reference={reference} closure={closure} days={reopenDays} />}
      <StatusSteps steps={view.steps} />
      <StatusEvents events={view.events} />
      {view.canReply && (
        <Section title={t("reply.title")}>
          <ActionForm action={replyAction}>
            <input type="hidden" name="reference" value={reference} />
            <TextArea name="text" label={t("reply.label")} rows={3} maxLength={1000} />
            <PhotoField label={t("reply.photo")} hint={t("reply.photoHint", { max: PHOTO_MAX_MB })} />
            <Submit look={view.limit.question ? "primary" : "secondary"}>{t("reply.submit")}</Submit>
          </ActionForm>
        </Section>
      )}
      <StatusMessages subscriptions={subscriptions} />
      <StatusFacts view={view} />
    </>
  );
}
