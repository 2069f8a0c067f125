import { useTranslations } from "next-intl";
import { AlwaysFree } from "@/components/checkins/answer";
import { ButtonLink } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";

export default function UnknownStation() {
  const t = useTranslations("checkin");
  return (
    <>
      <PageHead title={t("unknownTitle")} lead={t("unknownBody")} />
      <ButtonLink href="/stations">{t("allStations")}</ButtonLink>
      <AlwaysFree />
    </>
  );
}
