import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import * as actions from "@/lib/cases/desk-actions";
import type { DeskCaseView } from "@/lib/cases/desk-case";
import type { DeskChoices } from "@/lib/cases/desk-choices";
import type { Template } from "@/lib/cases/desk-kept";
import type { Move } from "@/lib/cases/rules";
import { openDispute } from "@/lib/mediation/actions";
import * as fields from "./desk-fields";
import { type FormOf, MoveForm } from "./desk-form";
import { MediateFields } from "./desk-mediate";
import { TemplateLinks } from "./desk-templates";

interface Props {
  view: DeskCaseView;
  choices: DeskChoices;
  of: FormOf;
  answer: Answer;
}

interface Answer {
  readonly templates: readonly Template[];
  /** The template put into the answer; empty for none. */
  readonly text: string;
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
 * What is open to this actor now; the one thing put forward comes first. Its form keeps its place when the case
 * moves under it, so that a refusal is still read when somebody else was quicker.
 */
export function DeskMoves({ view, choices, of, answer }: Props) {
  const t = useTranslations("cadre");
  const others = ORDER.filter((move) => view.moves.includes(move) && move !== view.main);
  const shown = view.main ? [view.main, ...others] : others;
  return (
    <section aria-label={t("actionsTitle")} className="no-print grid grid-cols-2 items-start gap-2">
      <h3 className="col-span-2 font-bold">{t("actionsTitle")}</h3>
      {shown.length === 0 && <p className="col-span-2 text-soft">{t("noMoves")}</p>}
      {shown.map((move) => {
        const form = formOf(move, view, choices, answer);
        const main = move === view.main;
        return form ? (
          <MoveForm
            key={main ? "main" : move}
            move={move}
            of={of}
            main={main}
            action={form.action}
            {...(form.open ? { open: true } : {})}
            {...(form.values ? { values: form.values } : {})}
            {...(move === "dispatch" && view.record.status === "DISPATCHED"
              ? { label: t("moveAgain.dispatch") }
              : {})}
          >
            {form.fields}
          </MoveForm>
        ) : null;
      })}
    </section>
  );
}

/** Order of the moves that aren't put forward. */
const ORDER: readonly Move[] = [
  "sendBack",
  "handle",
  "dispatch",
  "answer",
  "note",
  "resume",
  "pause",
  "assign",
  "mediate",
  "handOff",
  "decline",
  "refuse",
  "withdraw",
];

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
          outletId: view.record.outletId ?? "",
          dueOn: due.proposed,
          dueReason: choices.dueReason,
        },
      };
    case "handle":
      return { action: actions.handleCase, fields: <fields.TextFields name="text" label="handled" /> };
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
            <fields.TextFields name="text" label="text" hint="textPublic" />
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
    case "mediate":
      return { action: openDispute, fields: <MediateFields />, values: { secondName: view.about } };
    default:
      return null;
  }
}
