import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";

/** No station has this code. */
export function NoStation() {
  const t = useTranslations("stations");
  return (
    <>
      <PageHead title={t("notFoundTitle")} lead={t("notFoundLead")} />
      <ButtonLink href="/stations">{t("showAll")}</ButtonLink>
    </>
  );
}
