import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { Notice } from "@/components/ui/notice";
import { StateMark } from "@/components/ui/state-mark";
import type { BatchReport, BulkChoices } from "@/lib/cases/desk-batch";
import type { DeskCaseView } from "@/lib/cases/desk-case";
import type { DeskChoices } from "@/lib/cases/desk-choices";
import { type Filters, filterQuery } from "@/lib/cases/desk-filters";
import type { KeptView, Template } from "@/lib/cases/desk-kept";
import { deskPath, listPath } from "@/lib/cases/desk-paths";
import type { DeskCounts, DeskPage } from "@/lib/cases/desk-queries";
import { showCount } from "@/lib/cases/desk-words";
import type { Columns } from "@/lib/cases/photo-grid";
import { showReference } from "@/lib/cases/reference";
import { MOVES } from "@/lib/cases/rules";
import type { DisputeView } from "@/lib/mediation/queries";
import { BulkDone } from "./desk-bulk";
import { CaseClosure, CaseFacts, CaseHead, CasePhotos } from "./desk-case";
import { DraftTray } from "./desk-draft-tray";
import { type Choice, DeskFilters } from "./desk-filters";
import { DeskKeysHelp } from "./desk-keys-help";
import { DeskList } from "./desk-list";
import { DeskDisputes } from "./desk-mediate";
import { DeskMoves } from "./desk-moves";
import { DeskPresence } from "./desk-presence";
import { DeskSteps } from "./desk-steps";
import { DeskTimeline, useChanges } from "./desk-timeline";

/** The queue's half of the screen. */
export interface QueueProps {
  readonly filters: Filters;
  readonly after: string | null;
  readonly page: DeskPage;
  readonly counts: DeskCounts;
  readonly neighbourhoods: readonly Choice[];
  readonly categories: readonly Choice[];
  /** The actor sees only what was dispatched to an outlet. */
  readonly ofOutlet: boolean;
  readonly views: readonly KeptView[];
  /** Whether single keys act. */
  readonly keys: boolean;
  /** What can be done with several cases at once; null for who may not. */
  readonly bulk: BulkChoices | null;
  /** How the batch just made (or undone) went. */
  readonly batch: BatchReport | null;
  /** Whose drafts are kept in this browser. */
  readonly owner: string;
  /** What was just done, from the address. */
  readonly done: string | null;
  /** Reference of the case that was moved. */
  readonly of: string | null;
}

/** The open case's half. */
export interface OpenProps {
  readonly view: DeskCaseView;
  readonly choices: DeskChoices;
  readonly disputes: readonly DisputeView[];
  readonly mayRecordConsent: boolean;
  /** Colleagues who have it open too; null for who is not told. */
  readonly others: readonly string[] | null;
  readonly templates: readonly Template[];
  /** Id of the template put into the answer; empty for none. */
  readonly template: string;
  readonly round: string;
  /** Of the grid over a photo. */
  readonly columns: Columns;
}

/** Queue and case side by side from 1100 px; on less, one after the other. */
export function DeskScreen({ queue, open }: { queue: QueueProps; open: OpenProps | null }) {
  const t = useTranslations("cadre");
  return (
    <div
      className={cx(
        open &&
          "min-[1100px]:grid min-[1100px]:grid-cols-[minmax(20rem,1fr)_minmax(0,26rem)] min-[1100px]:gap-6",
      )}
    >
      {open && (
        <h1 className="sr-only min-[1100px]:hidden">
          {t(queue.ofOutlet ? "casesTitleOutlet" : "casesTitle")}
        </h1>
      )}
      <div className={cx("@container", open && "hidden min-[1100px]:block")}>
        <Queue queue={queue} open={open?.view.reference ?? null} />
      </div>
      {open && <Opened open={open} queue={queue} />}
    </div>
  );
}

function Queue({ queue, open }: { queue: QueueProps; open: string | null }) {
  const t = useTranslations("cadre");
  const { filters, counts } = queue;
  return (
    <>
      <header className="mb-3 flex flex-wrap items-center gap-3">
        <h1 className="text-[1.65rem] leading-snug font-extrabold">
          {t(queue.ofOutlet ? "casesTitleOutlet" : "casesTitle")}
        </h1>
        <DueLink
          due="overdue"
          tone="bad"
          count={counts.overdue}
          words={t("overdueCount", { count: showCount(counts.overdue) })}
        />
        <DueLink
          due="today"
          tone="busy"
          count={counts.today}
          words={t("todayCount", { count: showCount(counts.today) })}
        />
        <span className="text-soft">{t("matching", { count: showCount(counts.matching) })}</span>
        <DeskKeysHelp on={queue.keys} from={open ? "" : filterQuery(filters)} />
      </header>
      {!open && <Done done={queue.done} />}
      {!open && (
        <DraftTray
          owner={queue.owner}
          done={queue.done}
          of={queue.of}
          words={{ title: t("draft.tray"), hint: t("draft.trayHint"), drop: t("draft.drop") }}
        />
      )}
      {queue.batch && <BulkDone report={queue.batch} from={filterQuery(filters)} />}
      <DeskFilters
        filters={filters}
        neighbourhoods={queue.neighbourhoods}
        categories={queue.categories}
        views={queue.views}
        heads={open ? "" : "@min-[64rem]:hidden"}
      />
      <DeskList page={queue.page} filters={filters} after={queue.after} open={open} bulk={queue.bulk} />
    </>
  );
}

function DueLink({
  due,
  tone,
  count,
  words,
}: {
  due: "overdue" | "today";
  tone: "bad" | "busy";
  count: number;
  words: string;
}) {
  if (count === 0) return null;
  return (
    <Link href={listPath(`due=${due}`)} prefetch={false} className="inline-flex min-h-9 items-center">
      <StateMark tone={tone}>{words}</StateMark>
    </Link>
  );
}

function Opened({ open, queue }: { open: OpenProps; queue: QueueProps }) {
  const t = useTranslations("cadre");
  const { view } = open;
  const from = filterQuery(queue.filters);
  const answer = {
    templates: open.templates,
    text: open.templates.find(({ id }) => id === open.template)?.text ?? "",
    columns: open.columns,
    pathOf: (id: string) => deskPath(view.reference, `${from}${from && "&"}template=${id}`),
  };
  const changes = useChanges(view.events);
  const of = { id: view.record.id, version: view.version, from, round: open.round, changes };
  return (
    <article
      aria-label={view.title}
      className="grid content-start gap-5 min-[1100px]:sticky min-[1100px]:top-0 min-[1100px]:max-h-dvh min-[1100px]:self-start min-[1100px]:overflow-y-auto min-[1100px]:border-l min-[1100px]:border-line min-[1100px]:py-2 min-[1100px]:pr-1 min-[1100px]:pl-6 print:static print:max-h-none print:overflow-visible"
    >
      <Link
        href={listPath(from)}
        prefetch={false}
        className="no-print inline-flex min-h-9 items-center gap-1 text-soft underline-offset-4 hover:underline min-[1100px]:hidden"
      >
        <span aria-hidden="true">‹</span> {t("backToList")}
      </Link>
      <Done done={queue.done} />
      <CaseHead view={view} />
      {open.others && (
        <DeskPresence
          reference={showReference(view.reference)}
          version={view.version}
          others={open.others}
          words={{
            here: t("presence.here"),
            separator: t("presence.separator"),
            changed: t("presence.changed"),
            reload: t("presence.reload"),
          }}
        />
      )}
      <CaseClosure view={view} />
      <CaseFacts view={view} />
      <CasePhotos photos={view.photos} />
      <DeskSteps steps={view.steps} />
      <DeskMoves
        key={view.record.id}
        view={view}
        choices={open.choices}
        of={of}
        answer={answer}
        owner={queue.owner}
        done={queue.done}
      />
      <DeskDisputes disputes={open.disputes} mayRecord={open.mayRecordConsent} from={from} />
      <DeskTimeline events={view.events} />
    </article>
  );
}

const DONE: readonly string[] = [...MOVES, "consent"];

function Done({ done }: { done: string | null }): ReactNode {
  const t = useTranslations("cadre");
  if (!done || !DONE.includes(done) || !t.has(`done.${done as "accept"}`)) return null;
  return <Notice tone="good" role="status" title={t(`done.${done as "accept"}`)} className="mb-3" />;
}
