import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/card";
import { cx } from "@/components/ui/cx";
import type { StepView } from "@/lib/cases/timeline";
import { useWhen } from "./status-when";

const MARK = {
  done: "border-jade bg-jade-wash text-jade",
  now: "border-brick bg-brick text-on-brick",
  next: "border-line-strong text-soft",
  skipped: "border-dashed border-line-strong text-soft",
} as const;

/** The six steps with what each means, which are done, and where the case stands. */
export function StatusSteps({ steps }: { steps: readonly StepView[] }) {
  const t = useTranslations("cases");
  const when = useWhen();
  return (
    <Section title={t("stepsTitle")}>
      <ol className="grid gap-1">
        {steps.map(({ status, state, at }, index) => (
          <li
            key={status}
            aria-current={state === "now" ? "step" : undefined}
            className={cx("flex gap-3 rounded-card p-2", state === "now" && "bg-brick-wash")}
          >
            <span
              aria-hidden="true"
              className={cx(
                "mt-0.5 flex size-8 shrink-0 items-center justify-center rounded-full border-2 font-bold",
                MARK[state],
              )}
            >
              {state === "done" ? "✓" : index + 1}
            </span>
            <span className={cx((state === "next" || state === "skipped") && "text-soft")}>
              <strong>{t(`step.${status}`)}</strong>
              <span className="ml-2 text-[0.9em]">{t(`state.${state}`)}</span>
              <span className="block text-[0.9em]">
                {t(`stepPlain.${status}`)}
                {at && (
                  <>
                    {" · "}
                    <time dateTime={at.toISOString()}>{when(at)}</time>
                  </>
                )}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
