import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { TextArea } from "@/components/form/field";
import { Submit } from "@/components/form/submit";
import { Section } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { reopenAction } from "@/lib/cases/actions";
import type { ClosureView } from "@/lib/cases/follow-view";
import { StatusRating } from "./status-rating";
import { useWhen } from "./status-when";

export interface ClosedProps {
  readonly reference: string;
  readonly closure: ClosureView;
  /** Days in which a closed case can be reopened. */
  readonly days: number;
}

/** How it ended and why; two taps to rate it; and the way to have it reopened. */
export function StatusClosed({ reference, closure, days }: ClosedProps) {
  const t = useTranslations("cases");
  const when = useWhen();
  const { outcome, reason, by, at, rating, reopenUntil } = closure;
  return (
    <>
      <Notice
        tone={outcome === "SOLVED" ? "good" : "still"}
        title={t("closed.title", { outcome: t(`outcome.${outcome}`) })}
        className="mt-5"
      >
        <p className="whitespace-pre-line">{reason}</p>
        <p className="mt-1 text-[0.9em] text-soft">
          {t("closed.by", { office: by || t("staff"), at: when(at) })}
        </p>
      </Notice>
      <StatusRating reference={reference} rating={rating} />
      <Section title={t("reopen.title")}>
        {reopenUntil ? (
          <ActionForm action={reopenAction}>
            <p className="mb-3 text-soft">{t("reopen.lead", { until: when(reopenUntil) })}</p>
            <input type="hidden" name="reference" value={reference} />
            <TextArea name="reason" label={t("reopen.label")} rows={3} required maxLength={1000} />
            <Submit look="secondary">{t("reopen.submit")}</Submit>
          </ActionForm>
        ) : (
          <p className="text-soft">{t("reopen.over", { days })}</p>
        )}
      </Section>
    </>
  );
}
