import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";

/** For somebody signed in who is no rider: how to become one. */
export function HowToJoin({ name }: { name: string }) {
  const t = useTranslations("rider");
  return (
    <>
      <PageHead title={t("joinTitle")} lead={t("joinLead", { name })} />
      <ol className="mb-5 list-decimal space-y-2 pl-6">
        <li>{t("joinOne")}</li>
        <li>{t("joinTwo")}</li>
        <li>{t("joinThree")}</li>
      </ol>
      <Notice tone="good" title={t("joinWater")} />
      <ButtonLink look="secondary" href="/account" className="mt-5">
        {t("joinAccount")}
      </ButtonLink>
    </>
  );
}
