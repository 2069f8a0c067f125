import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";

export interface BackProps {
  readonly view: {
    /** Masked; null: none was left. */
    readonly phone: string | null;
    readonly inAccount: boolean;
    /** Only right after sending. */
    readonly secretLink: string | null;
  };
  /** Host of this site. */
  readonly site: string;
}

/** How to come back to what was just sent or joined: by the number that was left, the account, or a link. */
export function StatusBack({ view: { phone, inAccount, secretLink }, site }: BackProps) {
  const t = useTranslations("cases");
  const address = `${site}/cases`;
  return (
    <>
      {phone && <p className="mt-4">{t("new.byPhone", { address, phone })}</p>}
      {inAccount && <p className="mt-4">{t("new.byAccount", { address })}</p>}
      {!phone && !inAccount && <p className="mt-4">{t("new.noPhone")}</p>}
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
