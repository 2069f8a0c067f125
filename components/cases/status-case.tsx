import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import type { FollowView } from "@/lib/cases/follow-view";
import type { Columns } from "@/lib/cases/photo-grid";
import { showReference } from "@/lib/cases/reference";
import type { SubscriptionView } from "@/lib/messages/subscriptions";
import { StatusClosed } from "./status-closed";
import { StatusEvents } from "./status-events";
import { StatusFacts } from "./status-facts";
import { StatusLimit } from "./status-limit";
import { StatusMessages } from "./status-messages";
import { StatusNew } from "./status-new";
import { StatusPutAway } from "./status-put-away";
import { StatusReply } from "./status-reply";
import { StatusSteps } from "./status-steps";

export interface CaseProps {
  readonly view: FollowView;
  /** Just sent: the confirmation stands first. */
  readonly isNew: boolean;
  /** This device opens it by itself. */
  readonly kept: boolean;
  /** What the person did last on this page. */
  readonly said: "reply" | "rate" | "reopen" | null;
  readonly subscriptions: readonly SubscriptionView[];
  /** Host of the site, as one would type it. */
  readonly site: string;
  readonly reopenDays: number;
  /** Boxes in a row over a photo. */
  readonly columns: Columns;
  /** New for each rendering: what is sent twice from one form counts once. */
  readonly sending: string;
}

/** A case as the person who filed it follows it. */
export function StatusCase({ view, isNew, kept, said, subscriptions, site, reopenDays, ...form }: CaseProps) {
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
      {view.canReply && <StatusReply view={view} {...form} />}
      <StatusMessages subscriptions={subscriptions} />
      <StatusFacts view={view} />
      {kept && <StatusPutAway {...view} />}
    </>
  );
}
