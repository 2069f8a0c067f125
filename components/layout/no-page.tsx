import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";

/** There is nothing at this address, or not for this person. */
export function NoSuchPage() {
  const t = useTranslations("common");
  return (
    <>
      <PageHead title={t("notFoundTitle")} lead={t("notFoundLead")} />
      <Ways>
        <ButtonLink href="/">{t("notFoundHome")}</ButtonLink>
        <ButtonLink href="/stations" look="secondary">
          {t("notFoundStations")}
        </ButtonLink>
      </Ways>
    </>
  );
}

/** Signed in, but without the role that this page asks for. */
export function NoEntry() {
  const t = useTranslations("common");
  return (
    <>
      <PageHead title={t("forbiddenTitle")} lead={t("forbiddenLead")} />
      <Ways>
        <ButtonLink href="/">{t("notFoundHome")}</ButtonLink>
        <ButtonLink href="/account" look="secondary">
          {t("account")}
        </ButtonLink>
      </Ways>
    </>
  );
}

function Ways({ children }: { children: ReactNode }) {
  return <div className="grid gap-3 sm:max-w-xs">{children}</div>;
}
