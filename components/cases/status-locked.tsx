import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { TextField } from "@/components/form/field";
import { Submit } from "@/components/form/submit";
import { PageHead } from "@/components/ui/page-head";
import { openByDigitsAction } from "@/lib/cases/actions";
import { showReference } from "@/lib/cases/reference";

/** Not opened on this device: the last four digits are asked, whether or not the reference exists. */
export function StatusLocked({ reference }: { reference: string }) {
  const t = useTranslations("cases");
  return (
    <>
      <PageHead title={t("open.title")} lead={t("open.lead", { reference: showReference(reference) })} />
      <ActionForm action={openByDigitsAction}>
        <input type="hidden" name="reference" value={reference} />
        <TextField
          name="digits"
          label={t("open.label")}
          inputMode="numeric"
          autoComplete="off"
          required
          maxLength={4}
          className="max-w-60"
        />
        <Submit>{t("open.submit")}</Submit>
      </ActionForm>
      <h2 className="mt-8 font-bold">{t("open.noPhone")}</h2>
      <p className="mt-1 text-soft">{t("open.noPhoneLead")}</p>
      <p className="mt-4">
        <a href="/cases" className="inline-flex min-h-12 items-center underline underline-offset-4">
          {t("open.other")}
        </a>
      </p>
    </>
  );
}
