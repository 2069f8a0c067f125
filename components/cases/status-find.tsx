import { useFormatter, useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button";
import { Section } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { StateMark } from "@/components/ui/state-mark";
import type { OwnCaseView } from "@/lib/cases/follow-view";
import type { KeptHere } from "@/lib/cases/put-away";
import { casePath, showReference } from "@/lib/cases/reference";
import { StatusPutAllAway } from "./status-put-away";

interface FindProps {
  /** What was typed and is no reference, empty for nothing; null at first. */
  readonly mistyped: string | null;
  readonly own: readonly OwnCaseView[];
  /** What this device opens by itself. */
  readonly kept: readonly Pick<KeptHere, "reference" | "wayBack">[];
  /** Something has just been taken off this device. */
  readonly away: boolean;
}

/** Type a reference, or choose among one's own cases. */
export function StatusFind({ mistyped, own, kept, away }: FindProps) {
  const t = useTranslations("cases");
  const format = useFormatter();
  const inAccount = own.some((one) => kept.every(({ reference }) => reference !== one.reference));
  return (
    <>
      <PageHead title={t("find.title")} lead={t("find.lead")} />
      {away && (
        <Notice tone="good" title={t("putAway.done")} role="status" className="mb-4">
          {inAccount && <p>{t("putAway.signOut")}</p>}
        </Notice>
      )}
      {mistyped !== null && (
        <p
          role="alert"
          className="mb-4 rounded-card border-2 border-red bg-red-wash p-4 font-semibold text-red"
        >
          {mistyped === "" ? t("find.empty") : t("find.mistyped", { typed: mistyped })}
        </p>
      )}
      <form action="/cases" method="get" className="mb-6">
        <label htmlFor="field-reference" className="mb-1 block font-semibold">
          {t("find.label")}
        </label>
        <p id="hint-reference" className="mb-1.5 text-[0.9em] text-soft">
          {t("find.hint")}
        </p>
        <div className="flex flex-wrap gap-2">
          <input
            id="field-reference"
            name="reference"
            defaultValue={mistyped ?? ""}
            maxLength={40}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            aria-describedby="hint-reference"
            aria-invalid={mistyped !== null ? true : undefined}
            className="min-h-12 min-w-52 flex-1 rounded-card border border-line-strong bg-card px-3.5 py-2.5 font-mono text-body"
          />
          <button type="submit" className={buttonClass()}>
            {t("find.submit")}
          </button>
        </div>
      </form>
      {own.length > 0 && (
        <Section title={t("find.mine")}>
          <ul className="divide-y divide-line rounded-card border border-line bg-card">
            {own.map(({ reference, category, status, filedAt }) => (
              <li key={reference}>
                <a
                  href={casePath(reference)}
                  className="flex min-h-14 flex-wrap items-center justify-between gap-2 px-4 py-2"
                >
                  <span>
                    <span className="block font-semibold">{category}</span>
                    <span className="text-[0.9em] text-soft">
                      {showReference(reference)} · {format.dateTime(filedAt, { dateStyle: "medium" })}
                    </span>
                  </span>
                  <StateMark tone={status === "CLOSED" ? "still" : "busy"}>{t(`step.${status}`)}</StateMark>
                </a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {kept.length > 0 && <StatusPutAllAway links={kept.filter(({ wayBack }) => !wayBack).length} />}
    </>
  );
}
