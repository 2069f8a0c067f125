import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";

/** No station has this code. */
export default async function StationNotFound() {
  const t = await getTranslations("stations");
  return (
    <>
      <PageHead title={t("notFoundTitle")} lead={t("notFoundLead")} />
      <ButtonLink href="/stations">{t("showAll")}</ButtonLink>
    </>
  );
}
