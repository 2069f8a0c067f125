import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { RadioCards } from "@/components/form/choices";
import { Submit } from "@/components/form/submit";
import { Notice } from "@/components/ui/notice";
import { sayWhatAction } from "@/lib/cases/actions";
import { CallFirst } from "./report-call-first";
import { Carried, ReportFrame } from "./report-frame";

export interface WhatProps {
  readonly draft: string | null;
  readonly change: boolean;
  readonly category: string | null;
  readonly choices: readonly {
    readonly kind: "COMPLAINT" | "REQUEST" | "PRAISE";
    readonly value: string;
    readonly label: string;
    readonly hint: string;
  }[];
  /** Begun from the page or poster of a station. */
  readonly station: { readonly code: string; readonly label: string } | null;
  /** Where to carry on with a half-filled report. */
  readonly resume: string | null;
  /** The report sent last from this browser. */
  readonly sent: { readonly reference: string; readonly path: string } | null;
  /** Days for which answers are kept. */
  readonly days: number;
}

const GROUPS = { COMPLAINT: "what.complaints", REQUEST: "what.requests", PRAISE: "what.praise" } as const;
const EMERGENCY = ["119", "120", "110"] as const;

/** 1. What happened; before that, where danger is reported. */
export function ReportWhat(props: WhatProps) {
  const t = useTranslations("report");
  const common = useTranslations("common");
  const { choices, station, category, resume, sent } = props;
  return (
    <ReportFrame step="what" title={t("what.title")} lead={t("what.lead")} change={props.change}>
      <Notice tone="bad" title={t("what.emergencyTitle")} className="mb-4">
        <p>{t("what.emergency")}</p>
        <CallFirst numbers={EMERGENCY} />
      </Notice>
      {sent && (
        <Notice tone="good" title={t("sentTitle")} className="mb-4">
          <p>{t("sentLead", { reference: sent.reference })}</p>
          <LinkLine href={sent.path}>{t("sentLink")}</LinkLine>
        </Notice>
      )}
      {resume && (
        <Notice tone="good" title={t("resume")} className="mb-4">
          <LinkLine href={resume}>{t("resumeLink")}</LinkLine>
        </Notice>
      )}
      {station && <p className="mb-4 font-semibold">{t("what.station", { name: station.label })}</p>}
      <ActionForm action={sayWhatAction} values={category ? { category } : {}}>
        <Carried draft={props.draft} change={props.change} />
        {station && <input type="hidden" name="station" value={station.code} />}
        <RadioCards
          name="category"
          label={t("what.title")}
          hideLabel
          required
          options={choices.map(({ kind, ...choice }) => ({ ...choice, group: t(GROUPS[kind]) }))}
        />
        <Submit className="w-full">{common("continue")}</Submit>
      </ActionForm>
      <p className="mt-4 text-center text-[0.9em] text-soft">{t("keep", { days: props.days })}</p>
    </ReportFrame>
  );
}

function LinkLine({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} className="inline-flex min-h-12 items-center font-semibold underline underline-offset-4">
      {children}
    </a>
  );
}
