import { useTranslations } from "next-intl";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Empty, PageHead } from "@/components/ui/page-head";
import type { AnyAction } from "@/lib/server/action";
import { NextField } from "./next-field";

/** New recovery codes, to be written down or printed. */
export function RecoveryCodes({
  codes,
  noted,
  next,
}: {
  codes: readonly string[];
  noted: AnyAction;
  next: string;
}) {
  const t = useTranslations("account");
  if (codes.length === 0) {
    return (
      <>
        <PageHead title={t("recoveryTitle")} />
        <Empty title={t("recoveryNone")}>{t("recoveryNoneLead")}</Empty>
        <ButtonLink href="/account" className="mt-5 w-full">
          {t("backToAccount")}
        </ButtonLink>
      </>
    );
  }
  return (
    <>
      <PageHead title={t("recoveryTitle")} lead={t("recoveryLead")} />
      <Card>
        <ol className="grid list-decimal grid-cols-1 gap-x-8 gap-y-2 pl-6 font-mono text-lg sm:grid-cols-2">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
      </Card>
      <form action={noted} className="no-print mt-5">
        <NextField next={next} />
        <Button className="w-full">{t("recoveryNoted")}</Button>
      </form>
    </>
  );
}
