import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { CheckField } from "@/components/form/choices";
import { Submit } from "@/components/form/submit";
import { Section } from "@/components/ui/card";
import { putAwayAction } from "@/lib/cases/actions";

export interface AwayProps {
  readonly reference: string;
  /** The number whose last digits open it, masked; null: none does. */
  readonly opensWith: string | null;
  readonly inAccount: boolean;
}

/** Takes this case off a device that others use too, once it is clear what still opens it. */
export function StatusPutAway({ reference, opensWith, inAccount }: AwayProps) {
  const t = useTranslations("cases");
  // Who is signed in goes on seeing it.
  const left = inAccount ? "account" : opensWith ? "phone" : "link";
  return (
    <PutAway submit={t("putAway.submit")} reference={reference} sure={left === "link"}>
      <p>{t(`putAway.${left}`)}</p>
    </PutAway>
  );
}

/** The same for everything that this device opens by itself; `links`: how many of them only a link would open again. */
export function StatusPutAllAway({ links }: { links: number }) {
  const t = useTranslations("cases");
  return (
    <PutAway submit={t("putAway.submitAll")} sure={links > 0}>
      <p>{t("putAway.all")}</p>
      {links > 0 && <p>{t("putAway.links", { count: links })}</p>}
    </PutAway>
  );
}

/** The id tells the script of what was typed, see `keepTyped`. */
function PutAway({
  submit,
  reference,
  sure,
  children,
}: {
  submit: string;
  reference?: string;
  sure: boolean;
  children: React.ReactNode;
}) {
  const t = useTranslations("cases");
  return (
    <Section title={t("putAway.title")}>
      <ActionForm action={putAwayAction} id="put-away" className="text-soft">
        {reference && <input type="hidden" name="reference" value={reference} />}
        {children}
        {sure && <CheckField name="sure" label={t("putAway.sure")} className="mt-2 text-ink" />}
        <Submit look="secondary" className="mt-3">
          {submit}
        </Submit>
      </ActionForm>
    </Section>
  );
}
