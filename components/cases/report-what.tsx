import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { RadioCards } from "@/components/form/choices";
import { Submit } from "@/components/form/submit";
import { sayWhatAction } from "@/lib/cases/actions";
import { Carried, ReportFrame } from "./report-frame";

export interface WhatProps {
  readonly draft: string;
  readonly change: boolean;
  readonly category: string | null;
  readonly choices: readonly {
    readonly kind: "COMPLAINT" | "REQUEST" | "PRAISE";
    readonly value: string;
    readonly label: string;
    readonly hint: string;
  }[];
}

const GROUPS = { COMPLAINT: "what.complaints", REQUEST: "what.requests", PRAISE: "what.praise" } as const;

/** 2. What happened. */
export function ReportWhat({ draft, change, category, choices }: WhatProps) {
  const t = useTranslations("report");
  const common = useTranslations("common");
  return (
    <ReportFrame draft={draft} step="what" title={t("what.title")} lead={t("what.lead")} change={change}>
      <ActionForm action={sayWhatAction} values={category ? { category } : {}}>
        <Carried draft={draft} change={change} />
        <RadioCards
          name="category"
          label={t("what.title")}
          hideLabel
          options={choices.map(({ kind, ...choice }) => ({ ...choice, group: t(GROUPS[kind]) }))}
        />
        <Submit className="w-full">{common("continue")}</Submit>
      </ActionForm>
    </ReportFrame>
  );
}
