import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";

export interface BackProps {
  readonly view: {
    /** The number whose last digits open it, masked; null: none does. */
    readonly opensWith: string | null;
    readonly inAccount: boolean;
    /** Only right after sending. */
    readonly secretLink: string | null;
  };
  /** Host of this site. */
  readonly site: string;
}

/** How to come back to what was just sent or joined: by the number that was left, the account, or a link. */
export function StatusBack({ view: { opensWith, inAccount, secretLink }, site }: BackProps) {
  const t = useTranslations("cases");
  const address = `${site}/cases`;
  return (
    <>
      {opensWith && <p className="mt-4">{t("new.byPhone", { address, phone: opensWith })}</p>}
      {inAccount && <p className="mt-4">{t("new.byAccount", { address })}</p>}
      {!opensWith && !inAccount && <p className="mt-4">{t("new.noPhone")}</p>}
      {secretLink && (
        <Card className="mt-4">
          <h2 className="font-bold">{t("new.linkTitle")}</h2>
          <p className="mt-1 text-soft">{t("new.linkLead")}</p>
          <p className="mt-2">
            <a href={secretLink} className="font-mono text-[0.9em] break-all underline underline-offset-4">
              {secretLink}
            </a>
          </p>
        </Card>
      )}
    </>
  );
}
