import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { STEPS, type Step, stepBefore, stepPath } from "@/lib/cases/answers";
import { PhotosOnTheWay } from "./report-on-the-way";

/** Head of one question: the way back, how far one has come, the question itself. */
export function ReportFrame({
  draft,
  step,
  title,
  lead,
  change,
  children,
}: {
  /** Token of the draft. */
  draft: string;
  step: Step;
  title: string;
  lead: string;
  /** Opened by "change": the way back is the check page. */
  change: boolean;
  children: ReactNode;
}) {
  const t = useTranslations("report");
  const number = STEPS.indexOf(step) + 1;
  const before = change ? "check" : stepBefore(step);
  return (
    <>
      <div className="mb-2 flex min-h-12 items-center justify-between text-soft">
        {before ? (
          <a href={stepPath(before)} className="inline-flex min-h-12 items-center gap-1 pr-4">
            <span aria-hidden="true">‹</span> {t("back")}
          </a>
        ) : (
          <span />
        )}
        <p>{t("progress", { step: number, total: STEPS.length })}</p>
      </div>
      <div aria-hidden="true" className="mb-5 grid h-1.5 grid-cols-6 overflow-hidden rounded-full bg-line">
        {STEPS.map((one, index) => (
          <span key={one} className={cx(index < number && "bg-brick")} />
        ))}
      </div>
      {step !== "photo" && <PhotosOnTheWay draft={draft} page={step === "check" ? "last" : "later"} />}
      <h1 className="text-[1.65rem] leading-snug font-extrabold">{title}</h1>
      <p className="mt-1 mb-5 text-soft">{lead}</p>
      {children}
    </>
  );
}

/** What every form of the report carries along. */
export function Carried({ draft, change }: { draft: string; change: boolean }) {
  return (
    <>
      <input type="hidden" name="draft" value={draft} />
      {change && <input type="hidden" name="change" value="1" />}
    </>
  );
}
