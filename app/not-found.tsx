import { getTranslations } from "next-intl/server";
import { PublicShell } from "@/components/layout/public-shell";
import { ButtonLink } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";
import { shellWords } from "@/lib/server/shell";

export default async function NotFoundPage() {
  const t = await getTranslations("common");
  return (
    <PublicShell words={await shellWords()}>
      <PageHead title={t("notFoundTitle")} lead={t("notFoundLead")} />
      <div className="grid gap-3 sm:max-w-xs">
        <ButtonLink href="/">{t("notFoundHome")}</ButtonLink>
        <ButtonLink href="/stations" look="secondary">
          {t("notFoundStations")}
        </ButtonLink>
      </div>
    </PublicShell>
  );
}
