import { useTranslations } from "next-intl";
import { type Option, SelectField, TextArea, TextField } from "@/components/form/field";
import type { DeskChoices } from "@/lib/cases/desk-choices";
import type { Columns } from "@/lib/cases/photo-grid";
import { PHOTO_MAX_MB } from "@/lib/cases/photo-limits";
import { OUTCOMES } from "@/lib/cases/rules";
import { ReplyPhoto } from "./reply-photo";
import { useCoverWords } from "./use-cover-words";

type Due = DeskChoices["due"];
const LONG = 2000;

/** A move that asks for one text. */
export function TextFields({
  name,
  label,
  hint,
}: {
  name: "text" | "reason" | "question";
  label:
    | "handled"
    | "text"
    | "question"
    | "resumeReason"
    | "declineReason"
    | "refuseReason"
    | "withdrawReason"
    | "reopenReason";
  hint?: "textPublic" | "textInternal" | "reopenHint";
}) {
  const t = useTranslations("cadre");
  return (
    <TextArea
      size="desk"
      name={name}
      label={t(`field.${label}`)}
      {...(hint ? { hint: t(`field.${hint}`) } : {})}
      maxLength={LONG}
      required
    />
  );
}

/** What the person reads, and a photo for them if there is one to show. */
export function AnswerFields({ columns, ...text }: Parameters<typeof TextFields>[0] & { columns: Columns }) {
  const t = useTranslations("cadre");
  const words = useCoverWords();
  return (
    <>
      <TextFields {...text} />
      <ReplyPhoto
        label={t("field.photo")}
        hint={t("field.photoHint", { max: PHOTO_MAX_MB })}
        care={t("field.photoCare")}
        canCover={t("field.photoCover")}
        setting={{ columns, words }}
      />
    </>
  );
}

export function AssignFields({ colleagues }: { colleagues: readonly Option[] }) {
  return <Choose name="assigneeId" options={colleagues} />;
}

/** `named`: a rider is known, so that empty means to take it back. */
export function RiderFields({ named }: { named: boolean }) {
  const t = useTranslations("cadre");
  const hint = t(named ? "field.riderCorrect" : "field.riderHint");
  return (
    <TextField
      size="desk"
      name="rider"
      label={t("field.rider")}
      hint={hint}
      maxLength={40}
      required={!named}
      autoComplete="off"
    />
  );
}

export function DispatchFields({ outlets, due }: { outlets: readonly Option[]; due: Due }) {
  const t = useTranslations("cadre");
  return (
    <>
      <Choose name="outletId" options={outlets} />
      <DueOn due={due} />
      <TextArea
        size="desk"
        name="dueReason"
        label={t("field.dueReason")}
        rows={2}
        maxLength={LONG}
        required
      />
      <TextArea size="desk" name="instruction" label={t("field.instruction")} rows={2} maxLength={LONG} />
    </>
  );
}

export function VerifyFields() {
  const t = useTranslations("cadre");
  return <TextArea size="desk" name="text" label={t("field.verifyText")} rows={2} maxLength={LONG} />;
}

/** `due`: null when the office itself gave the answer. */
export function SendBackFields({ due }: { due: Due | null }) {
  const t = useTranslations("cadre");
  return (
    <>
      <TextArea size="desk" name="reason" label={t("field.sendBackReason")} maxLength={LONG} required />
      {due && <DueOn due={due} />}
    </>
  );
}

export function CloseFields() {
  const t = useTranslations("cadre");
  const outcomes = OUTCOMES.close.map((value) => ({ value, label: t(`outcome.${value}`) }));
  return (
    <>
      <SelectField size="desk" name="outcome" label={t("field.outcome")} options={outcomes} required />
      <TextArea size="desk" name="reason" label={t("field.closeReason")} maxLength={LONG} required />
    </>
  );
}

/** `cameFrom`: where it was handed over from last; handing back is one choice away. */
export function HandOffFields({
  neighbourhoods,
  cameFrom,
}: {
  neighbourhoods: readonly Option[];
  cameFrom: string;
}) {
  const t = useTranslations("cadre");
  const options = neighbourhoods.map(({ value, label }) => ({
    value,
    label: value === cameFrom ? t("field.cameFrom", { name: label }) : label,
  }));
  return (
    <>
      <Choose name="neighbourhoodId" options={options} />
      <TextArea size="desk" name="reason" label={t("field.handOffReason")} maxLength={LONG} required />
    </>
  );
}

function Choose({
  name,
  options,
}: {
  name: "assigneeId" | "outletId" | "neighbourhoodId";
  options: readonly Option[];
}) {
  const t = useTranslations("cadre");
  return (
    <SelectField
      size="desk"
      name={name}
      label={t(`field.${name}`)}
      options={[{ value: "", label: t("field.choose") }, ...options]}
      required
    />
  );
}

function DueOn({ due }: { due: Due }) {
  const t = useTranslations("cadre");
  return (
    <TextField
      size="desk"
      name="dueOn"
      type="date"
      label={t("field.dueOn")}
      min={due.earliest}
      max={due.latest}
      required
    />
  );
}
