import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { SelectField, TextArea, TextField } from "@/components/form/field";
import { Submit } from "@/components/form/submit";
import { tellAction } from "@/lib/cases/actions";
import type { Answers } from "@/lib/cases/answers";
import { Carried, ReportFrame } from "./report-frame";

export interface TellProps {
  readonly draft: string | null;
  readonly change: boolean;
  readonly tell: Answers["tell"] | null;
  readonly companies: readonly { readonly value: string; readonly label: string }[];
  /** Today in the area: the latest day that can be chosen. */
  readonly today: string;
}

/** 3. The story in the person's own words. */
export function ReportTell({ draft, change, tell, companies, today }: TellProps) {
  const t = useTranslations("report");
  const common = useTranslations("common");
  return (
    <ReportFrame step="tell" title={t("tell.title")} lead={t("tell.lead")} change={change}>
      <ActionForm action={tellAction} values={tell ? { ...tell } : {}}>
        <Carried draft={draft} change={change} />
        <TextArea
          name="text"
          label={t("tell.text")}
          hint={t("tell.textHint")}
          rows={6}
          required
          minLength={5}
          maxLength={2000}
        />
        <TextField name="occurredOn" label={t("tell.occurredOn")} type="date" max={today} />
        <SelectField
          name="about"
          label={t("tell.about")}
          hint={t("tell.aboutHint")}
          options={[{ value: "", label: t("tell.unknown") }, ...companies]}
        />
        <Submit className="w-full">{common("continue")}</Submit>
      </ActionForm>
    </ReportFrame>
  );
}
