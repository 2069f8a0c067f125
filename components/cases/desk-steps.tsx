import { useTranslations } from "next-intl";
import { cx } from "@/components/ui/cx";
import type { StepView } from "@/lib/cases/timeline";
import { When } from "./desk-time";

const LOOK: Record<StepView["state"], string> = {
  done: "border-jade bg-jade text-card",
  now: "border-brick bg-brick text-on-brick",
  next: "border-line-strong text-soft",
  skipped: "border-dashed border-line-strong text-soft",
};

/** Steps 1 to 6 of a case, each with its state as a word for who can't see the colour. */
export function DeskSteps({ steps }: { steps: readonly StepView[] }) {
  const t = useTranslations("cadre");
  return (
    <ol
      aria-label={t("stepsTitle")}
      className="grid grid-cols-[repeat(auto-fit,minmax(6.2rem,1fr))] gap-x-2 gap-y-3"
    >
      {steps.map((step, index) => (
        <li key={step.status} aria-current={step.state === "now" ? "step" : undefined} className="min-w-0">
          <span
            className={cx(
              "flex size-6 items-center justify-center rounded-full border-2 text-[0.8rem] font-bold",
              LOOK[step.state],
            )}
          >
            {index + 1}
          </span>
          <span className={cx("block", step.state === "now" ? "font-bold" : "text-soft")}>
            {t(`step.${step.status}`)}
            <span className="sr-only"> {t(`stepState.${step.state}`)}</span>
          </span>
          {step.at && (
            <span className="block text-[0.8em] text-soft">
              <When at={step.at} />
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
