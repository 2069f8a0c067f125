import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActionForm } from "@/components/form/action-form";
import { SelectField, TextArea, TextField } from "@/components/form/field";
import { Submit } from "@/components/form/submit";
import { Notice } from "@/components/ui/notice";
import { bulkCases, undoBatch } from "@/lib/cases/desk-actions";
import type { BatchReport, BulkChoices } from "@/lib/cases/desk-batch";
import { UNDO_MINUTES } from "@/lib/cases/desk-bulk-schema";

/** The queue as one form: choose lines, then accept, assign or dispatch them together. */
export function BulkForm({
  choices,
  from,
  children,
}: {
  choices: BulkChoices;
  from: string;
  children: ReactNode;
}) {
  const t = useTranslations("cadre");
  const choose = { value: "", label: t("field.choose") };
  return (
    <ActionForm action={bulkCases} id="bulk" values={{ dueOn: choices.due.proposed }}>
      <input type="hidden" name="from" value={from} />
      <fieldset className="no-print mb-2 flex flex-wrap items-start gap-2" id="bulk-items">
        {/* A legend won't stand in a row with the rest in every browser. */}
        <legend className="sr-only">{t("bulk.title")}</legend>
        <span aria-hidden="true" className="mr-2 flex min-h-9 items-center text-soft">
          {t("bulk.title")}
        </span>
        <Submit look="secondary" size="desk" name="move" value="accept">
          {t("bulk.accept")}
        </Submit>
        <Part title={t("bulk.assign")}>
          <SelectField
            size="desk"
            name="assigneeId"
            label={t("field.assigneeId")}
            options={[choose, ...choices.colleagues]}
          />
          <Submit look="secondary" size="desk" name="move" value="assign">
            {t("bulk.assign")}
          </Submit>
        </Part>
        <Part title={t("bulk.dispatch")}>
          <SelectField
            size="desk"
            name="outletId"
            label={t("field.outletId")}
            options={[choose, ...choices.outlets]}
          />
          <TextField
            size="desk"
            name="dueOn"
            type="date"
            label={t("field.dueOn")}
            min={choices.due.earliest}
          />
          <TextArea size="desk" name="dueReason" label={t("field.dueReason")} rows={2} maxLength={2000} />
          <TextArea size="desk" name="instruction" label={t("field.instruction")} rows={2} maxLength={2000} />
          <Submit look="secondary" size="desk" name="move" value="dispatch">
            {t("bulk.dispatch")}
          </Submit>
        </Part>
      </fieldset>
      {children}
    </ActionForm>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="rounded-card border border-line-strong bg-card open:w-full open:max-w-md">
      <summary className="flex min-h-8.5 cursor-pointer list-none items-center gap-1 px-3.5 font-semibold">
        {title} <span aria-hidden="true">▾</span>
      </summary>
      <div className="border-t border-line p-3">{children}</div>
    </details>
  );
}

/** How the batch went, case by case where it did not, and the way back. */
export function BulkDone({ report, from }: { report: BatchReport; from: string }) {
  const t = useTranslations("cadre");
  const { id, move, done, undone, left, canUndo } = report;
  const title =
    undone === null ? t(`bulkDone.${move}`, { count: done }) : t("bulk.undone", { count: undone });
  return (
    <Notice tone={left.length > 0 ? "busy" : "good"} role="status" title={title} className="no-print mb-3">
      {left.length > 0 && (
        <>
          <p>{t(undone === null ? "bulk.left" : "bulk.notUndone", { count: left.length })}</p>
          <ul className="list-disc pl-5">
            {left.map(({ reference, why }) => (
              <li key={reference + why}>
                <span className="font-mono">{reference}</span> {why}
              </li>
            ))}
          </ul>
        </>
      )}
      {canUndo && (
        <ActionForm action={undoBatch} id="undo" className="mt-2">
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="from" value={from} />
          <Submit look="secondary" size="desk">
            {t("bulk.undo")}
          </Submit>{" "}
          <span className="text-soft">
            {t(move === "dispatch" ? "bulk.undoHintDispatch" : "bulk.undoHint", { minutes: UNDO_MINUTES })}
          </span>
        </ActionForm>
      )}
    </Notice>
  );
}
