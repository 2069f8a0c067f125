import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SelectField, TextArea, TextField } from "@/components/form/field";
import * as actions from "@/lib/cases/desk-actions";
import type { DeskCaseView } from "@/lib/cases/desk-case";
import type { DeskChoices } from "@/lib/cases/desk-choices";
import { type Move, OUTCOMES } from "@/lib/cases/rules";
import { type FormOf, MoveForm } from "./desk-form";
import { MediateForm } from "./desk-mediate";

interface Props {
  view: DeskCaseView;
  choices: DeskChoices;
  of: FormOf;
}

/** What is open to this actor now; the one thing put forward comes first. */
export function DeskMoves(props: Props) {
  const t = useTranslations("cadre");
  const { moves, main } = props.view;
  const forms = FORMS.filter(({ move }) => moves.includes(move));
  const ordered = [...forms].sort((a, b) => Number(b.move === main) - Number(a.move === main));
  return (
    <section aria-label={t("actionsTitle")} className="no-print grid gap-2">
      <h3 className="font-bold">{t("actionsTitle")}</h3>
      {ordered.length === 0 && <p className="text-soft">{t("noMoves")}</p>}
      {ordered.map(({ move, Form }) => (
        <Form key={move} {...props} />
      ))}
    </section>
  );
}

const FORMS: readonly { move: Move; Form: (props: Props) => ReactNode }[] = [
  { move: "accept", Form: Accept },
  { move: "dispatch", Form: Dispatch },
  { move: "handle", Form: Handle },
  { move: "verify", Form: Verify },
  { move: "close", Form: Close },
  { move: "sendBack", Form: SendBack },
  { move: "answer", Form: Answer },
  { move: "note", Form: Note },
  { move: "resume", Form: Resume },
  { move: "pause", Form: Pause },
  { move: "assign", Form: Assign },
  { move: "mediate", Form: MediateForm },
  { move: "handOff", Form: HandOff },
  { move: "decline", Form: Decline },
  { move: "refuse", Form: Refuse },
  { move: "withdraw", Form: Withdraw },
];

const LONG = 2000;

function Accept({ view, of }: Props) {
  return <MoveForm move="accept" action={actions.acceptCase} of={of} main={view.main === "accept"} />;
}

function Assign({ view, choices, of }: Props) {
  const t = useTranslations("cadre");
  return (
    <MoveForm
      move="assign"
      action={actions.assignCase}
      of={of}
      main={false}
      values={view.assignee ? { assigneeId: view.assignee.id } : {}}
    >
      <SelectField
        size="desk"
        name="assigneeId"
        label={t("field.assigneeId")}
        options={[{ value: "", label: t("field.choose") }, ...choices.colleagues]}
        required
      />
    </MoveForm>
  );
}

function Dispatch({ view, choices, of }: Props) {
  const t = useTranslations("cadre");
  const again = view.record.status === "DISPATCHED";
  return (
    <MoveForm
      move="dispatch"
      action={actions.dispatchCase}
      of={of}
      main={view.main === "dispatch"}
      values={{
        outletId: view.record.outletId ?? "",
        dueOn: choices.due.proposed,
        dueReason: choices.dueReason,
      }}
      {...(again ? { label: t("moveAgain.dispatch") } : {})}
    >
      <SelectField
        size="desk"
        name="outletId"
        label={t("field.outletId")}
        options={[{ value: "", label: t("field.choose") }, ...choices.outlets]}
        required
      />
      <DueOn choices={choices} />
      <TextArea
        size="desk"
        name="dueReason"
        label={t("field.dueReason")}
        rows={2}
        maxLength={LONG}
        required
      />
      <TextArea size="desk" name="instruction" label={t("field.instruction")} rows={2} maxLength={LONG} />
    </MoveForm>
  );
}

function DueOn({ choices }: { choices: DeskChoices }) {
  const t = useTranslations("cadre");
  const { earliest, latest } = choices.due;
  return (
    <TextField
      size="desk"
      name="dueOn"
      type="date"
      label={t("field.dueOn")}
      min={earliest}
      max={latest}
      required
    />
  );
}

function Handle({ view, of }: Props) {
  const t = useTranslations("cadre");
  return (
    <MoveForm move="handle" action={actions.handleCase} of={of} main={view.main === "handle"}>
      <TextArea size="desk" name="text" label={t("field.handled")} maxLength={LONG} required />
    </MoveForm>
  );
}

function Verify({ view, of }: Props) {
  const t = useTranslations("cadre");
  return (
    <MoveForm move="verify" action={actions.verifyCase} of={of} main={view.main === "verify"}>
      <TextArea size="desk" name="text" label={t("field.verifyText")} rows={2} maxLength={LONG} />
    </MoveForm>
  );
}

function SendBack({ view, choices, of }: Props) {
  const t = useTranslations("cadre");
  return (
    <MoveForm
      move="sendBack"
      action={actions.sendBackCase}
      of={of}
      main={false}
      values={view.answeredByOutlet ? { dueOn: choices.due.proposed } : {}}
    >
      <TextArea size="desk" name="reason" label={t("field.sendBackReason")} maxLength={LONG} required />
      {view.answeredByOutlet && <DueOn choices={choices} />}
    </MoveForm>
  );
}

function Close({ view, of }: Props) {
  const t = useTranslations("cadre");
  const outcomes = OUTCOMES.close.map((value) => ({ value, label: t(`outcome.${value}`) }));
  return (
    <MoveForm move="close" action={actions.closeCase} of={of} main={view.main === "close"}>
      <SelectField size="desk" name="outcome" label={t("field.outcome")} options={outcomes} required />
      <TextArea size="desk" name="reason" label={t("field.closeReason")} maxLength={LONG} required />
    </MoveForm>
  );
}

function Answer({ view, of }: Props) {
  const t = useTranslations("cadre");
  return (
    <MoveForm move="answer" action={actions.answerCase} of={of} main={view.main === "answer"}>
      <TextArea
        size="desk"
        name="text"
        label={t("field.text")}
        hint={t("field.textPublic")}
        maxLength={LONG}
        required
      />
    </MoveForm>
  );
}

function Note({ of }: Props) {
  const t = useTranslations("cadre");
  return (
    <MoveForm move="note" action={actions.noteCase} of={of} main={false}>
      <TextArea
        size="desk"
        name="text"
        label={t("field.text")}
        hint={t("field.textInternal")}
        maxLength={LONG}
        required
      />
    </MoveForm>
  );
}

function HandOff({ choices, of }: Props) {
  const t = useTranslations("cadre");
  const options = choices.neighbourhoods.map(({ value, label }) => ({
    value,
    label: value === choices.cameFrom ? t("field.cameFrom", { name: label }) : label,
  }));
  return (
    <MoveForm
      move="handOff"
      action={actions.handOffCase}
      of={of}
      main={false}
      values={{ neighbourhoodId: choices.cameFrom }}
    >
      <SelectField
        size="desk"
        name="neighbourhoodId"
        label={t("field.neighbourhoodId")}
        options={[{ value: "", label: t("field.choose") }, ...options]}
        required
      />
      <TextArea size="desk" name="reason" label={t("field.handOffReason")} maxLength={LONG} required />
    </MoveForm>
  );
}

function Pause({ of }: Props) {
  const t = useTranslations("cadre");
  return (
    <MoveForm move="pause" action={actions.pauseCase} of={of} main={false}>
      <TextArea size="desk" name="question" label={t("field.question")} maxLength={LONG} required />
    </MoveForm>
  );
}

function Resume({ of }: Props) {
  return <Reasoned move="resume" action={actions.resumeCase} of={of} field="resumeReason" />;
}

function Decline({ of }: Props) {
  return <Reasoned move="decline" action={actions.declineCase} of={of} field="declineReason" />;
}

function Refuse({ of }: Props) {
  return <Reasoned move="refuse" action={actions.refuseCase} of={of} field="refuseReason" />;
}

function Withdraw({ of }: Props) {
  return <Reasoned move="withdraw" action={actions.withdrawCase} of={of} field="withdrawReason" />;
}

/** A move that asks only why. */
function Reasoned({
  move,
  action,
  of,
  field,
}: {
  move: Move;
  action: typeof actions.refuseCase;
  of: FormOf;
  field: "resumeReason" | "declineReason" | "refuseReason" | "withdrawReason";
}) {
  const t = useTranslations("cadre");
  return (
    <MoveForm move={move} action={action} of={of} main={false}>
      <TextArea size="desk" name="reason" label={t(`field.${field}`)} maxLength={LONG} required />
    </MoveForm>
  );
}
