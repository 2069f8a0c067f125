import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import * as actions from "@/lib/cases/desk-actions";
import type { DeskCaseView } from "@/lib/cases/desk-case";
import type { DeskChoices } from "@/lib/cases/desk-choices";
import type { Template } from "@/lib/cases/desk-kept";
import type { Columns } from "@/lib/cases/photo-grid";
import { showReference } from "@/lib/cases/reference";
import type { Move } from "@/lib/cases/rules";
import { openDispute } from "@/lib/mediation/actions";
import { DeskDrafts, type DraftWords } from "./desk-drafts";
import * as fields from "./desk-fields";
import { type FormOf, MoveForm } from "./desk-form";
import { MediateFields } from "./desk-mediate";
import { TemplateLinks } from "./desk-templates";

interface Props {
  view: DeskCaseView;
  choices: DeskChoices;
  of: FormOf;
  answer: Answer;
  /** Whose drafts are kept in this browser. */
  owner: string;
  /** What was just done. */
  done: string | null;
}

interface Answer {
  readonly templates: readonly Template[];
  /** The template put into the answer; empty for none. */
  readonly text: string;
  /** Of the grid over a photo. */
  readonly columns: Columns;
  readonly pathOf: (id: string) => string;
}

interface Form {
  readonly action: ComponentProps<typeof MoveForm>["action"];
  readonly fields?: ReactNode;
  readonly values?: ComponentProps<typeof MoveForm>["values"];
  /** Stands open although it is not the one put forward. */
  readonly open?: boolean;
}

/**
 * What is open to this actor now; the one thing put forward comes first. What was open before keeps its place, unseen,
 * so that a refusal is still read and nothing typed is lost when somebody else was quicker.
 */
export function DeskMoves({ view, choices, of, answer, owner, done }: Props) {
  const t = useTranslations("cadre");
  const others = ORDER.filter((move) => view.moves.includes(move) && move !== view.main);
  const shown = view.main ? [view.main, ...others] : others;
  const forms = [...shown, ...view.goneMoves].flatMap((move) => {
    const form = formOf(move, view, choices, answer);
    return form ? [{ move, ...form }] : [];
  });
  return (
    <section aria-label={t("actionsTitle")} className="no-print grid grid-cols-2 items-start gap-2">
      <h3 className="col-span-2 font-bold">{t("actionsTitle")}</h3>
      <p className="col-span-2 text-soft [@media(scripting:enabled)]:hidden">{t("draft.noScript")}</p>
      <DeskDrafts
        owner={owner}
        reference={showReference(view.reference)}
        version={view.version}
        round={of.round}
        done={done}
        changes={of.changes}
        targets={TARGETS.filter((move) => shown.includes(move)).map((move) => ({
          move,
          label: t("draft.put", { move: t(`move.${move}`) }),
        }))}
        words={draftWords(t)}
      />
      {shown.length === 0 && <p className="col-span-2 text-soft">{t("noMoves")}</p>}
      {forms.map(({ move, action, fields: inside, values, open }) => (
        <MoveForm
          key={move}
          move={move}
          of={of}
          place={move === view.main ? "main" : shown.includes(move) ? "other" : "gone"}
          action={action}
          {...(open ? { open: true } : {})}
          {...(values ? { values } : {})}
          {...(again(move, view) ? { label: t(`moveAgain.${again(move, view)}`) } : {})}
        >
          {inside}
        </MoveForm>
      ))}
    </section>
  );
}

/** A move that has been made already, where it has other words then. */
function again(move: Move, { record, rider }: DeskCaseView): "dispatch" | "nameRider" | null {
  if (move === "dispatch") return record.status === "DISPATCHED" ? move : null;
  return move === "nameRider" && rider ? move : null;
}

/** Moves that take any text. */
const TARGETS: readonly Move[] = ["note", "answer"];

function draftWords(t: ReturnType<typeof useTranslations<"cadre">>): DraftWords {
  const ofMoves = (key: "draft.gone" | "draft.unsent") =>
    Object.fromEntries(DESK_MOVES.map((move) => [move, t(key, { move: t(`move.${move}`) })]));
  return {
    gone: ofMoves("draft.gone"),
    unsent: ofMoves("draft.unsent"),
    yours: t("stale.yours"),
    theirs: t("stale.theirs"),
    drop: t("draft.drop"),
    restored: t("draft.restored"),
  };
}

/** Order of the moves that aren't put forward. */
const ORDER = [
  "sendBack",
  "handle",
  "dispatch",
  "answer",
  "note",
  "nameRider",
  "resume",
  "pause",
  "assign",
  "mediate",
  "handOff",
  "decline",
  "refuse",
  "withdraw",
  "reopen",
] as const satisfies readonly Move[];
const DESK_MOVES = ["accept", "verify", "close", ...ORDER] as const;

function formOf(move: Move, view: DeskCaseView, choices: DeskChoices, answer: Answer): Form | null {
  const { due } = choices;
  switch (move) {
    case "accept":
      return { action: actions.acceptCase };
    case "assign":
      return {
        action: actions.assignCase,
        fields: <fields.AssignFields colleagues={choices.colleagues} />,
        values: { assigneeId: view.assignee?.id ?? "" },
      };
    case "dispatch":
      return {
        action: actions.dispatchCase,
        fields: <fields.DispatchFields outlets={choices.outlets} due={due} />,
        values: {
          outletId: view.outletProposed,
          dueOn: due.proposed,
          dueReason: choices.dueReason,
        },
      };
    case "handle":
      return {
        action: actions.handleCase,
        fields: <fields.AnswerFields name="text" label="handled" columns={answer.columns} />,
      };
    case "verify":
      return { action: actions.verifyCase, fields: <fields.VerifyFields /> };
    case "sendBack":
      return {
        action: actions.sendBackCase,
        fields: <fields.SendBackFields due={view.answeredByOutlet ? due : null} />,
        values: view.answeredByOutlet ? { dueOn: due.proposed } : {},
      };
    case "close":
      return { action: actions.closeCase, fields: <fields.CloseFields /> };
    case "answer":
      return {
        action: actions.answerCase,
        fields: (
          <>
            <TemplateLinks templates={answer.templates} pathOf={answer.pathOf} />
            <fields.AnswerFields name="text" label="text" hint="textPublic" columns={answer.columns} />
          </>
        ),
        values: { text: answer.text },
        open: answer.text !== "",
      };
    case "note":
      return {
        action: actions.noteCase,
        fields: <fields.TextFields name="text" label="text" hint="textInternal" />,
      };
    case "nameRider":
      return {
        action: actions.nameRider,
        fields: <fields.RiderFields named={view.rider !== null} />,
        values: { rider: view.rider?.number ?? "" },
      };
    case "handOff":
      return {
        action: actions.handOffCase,
        fields: <fields.HandOffFields neighbourhoods={choices.neighbourhoods} cameFrom={choices.cameFrom} />,
        values: { neighbourhoodId: choices.cameFrom },
      };
    case "pause":
      return { action: actions.pauseCase, fields: <fields.TextFields name="question" label="question" /> };
    case "resume":
      return { action: actions.resumeCase, fields: <fields.TextFields name="reason" label="resumeReason" /> };
    case "decline":
      return {
        action: actions.declineCase,
        fields: <fields.TextFields name="reason" label="declineReason" />,
      };
    case "refuse":
      return { action: actions.refuseCase, fields: <fields.TextFields name="reason" label="refuseReason" /> };
    case "withdraw":
      return {
        action: actions.withdrawCase,
        fields: <fields.TextFields name="reason" label="withdrawReason" />,
      };
    case "reopen":
      return {
        action: actions.reopenCase,
        fields: <fields.TextFields name="reason" label="reopenReason" hint="reopenHint" />,
      };
    case "mediate":
      return { action: openDispute, fields: <MediateFields />, values: { secondName: view.about } };
    default:
      return null;
  }
}
