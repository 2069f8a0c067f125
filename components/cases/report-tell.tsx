import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { SelectField, TextArea, TextField } from "@/components/form/field";
import { Submit } from "@/components/form/submit";
import { Notice } from "@/components/ui/notice";
import { tellAction } from "@/lib/cases/actions";
import type { Answers } from "@/lib/cases/answers";
import { type Danger, dangersIn } from "@/lib/text/danger-words";
import { CallFirst } from "./report-call-first";
import { Carried, ReportFrame } from "./report-frame";

export interface TellProps {
  readonly draft: string;
  readonly change: boolean;
  readonly tell: Answers["tell"] | null;
  readonly companies: readonly { readonly value: string; readonly label: string }[];
  /** Not of a rider's own request. */
  readonly asksRider: boolean;
  /** Today in the area: the latest day that can be chosen. */
  readonly today: string;
}

/** 4. The story in the person's own words. */
export function ReportTell({ draft, change, tell, companies, asksRider, today }: TellProps) {
  const t = useTranslations("report");
  const common = useTranslations("common");
  const dangers: Danger[] = tell && !tell.calm ? dangersIn(tell.text) : [];
  return (
    <ReportFrame draft={draft} step="tell" title={t("tell.title")} lead={t("tell.lead")} change={change}>
      <div id="again" className="scroll-mt-4">
        {dangers.length > 0 && (
          <Notice tone="bad" title={t("tell.dangerTitle")} role="alert" className="mb-5">
            <p>{t("tell.danger")}</p>
            <CallFirst numbers={dangers} />
            <p className="mt-2">{t("tell.dangerAfter")}</p>
          </Notice>
        )}
      </div>
      <ActionForm action={tellAction} values={valuesOf(tell)}>
        <Carried draft={draft} change={change} />
        {dangers.length > 0 && <input type="hidden" name="calm" value="yes" />}
        <TextArea
          name="text"
          label={t("tell.text")}
          hint={t("tell.textHint")}
          rows={6}
          required
          maxLength={2000}
        />
        <TextField name="occurredOn" label={t("tell.occurredOn")} type="date" max={today} />
        <SelectField
          name="about"
          label={t("tell.about")}
          hint={t("tell.aboutHint")}
          options={[{ value: "", label: t("tell.unknown") }, ...companies]}
        />
        {asksRider && (
          <TextField name="rider" label={t("tell.rider")} hint={t("tell.riderHint")} maxLength={60} />
        )}
        <Submit className="w-full">{dangers.length > 0 ? t("tell.calm") : common("continue")}</Submit>
      </ActionForm>
    </ReportFrame>
  );
}

function valuesOf(tell: TellProps["tell"]): Record<string, string> {
  if (!tell) return {};
  const { text, occurredOn, about, rider } = tell;
  return { text, occurredOn, about, rider };
}
