import { getTranslations } from "next-intl/server";
import { PublicShell } from "@/components/layout/public-shell";
import { ButtonLink } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";
import { shellWords } from "@/lib/server/shell";

export default async function ForbiddenPage() {
  const t = await getTranslations("common");
  return (
    <PublicShell words={await shellWords()}>
      <PageHead title={t("forbiddenTitle")} lead={t("forbiddenLead")} />
      <div className="grid gap-3 sm:max-w-xs">
        <ButtonLink href="/">{t("notFoundHome")}</ButtonLink>
        <ButtonLink href="/account" look="secondary">
          {t("account")}
        </ButtonLink>
      </div>
    </PublicShell>
  );
}
