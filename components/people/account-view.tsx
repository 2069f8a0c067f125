import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { Section } from "@/components/ui/card";
import { Facts, PageHead } from "@/components/ui/page-head";
import type { OwnAccount, OwnSession } from "@/lib/people/account";
import { maskPhone } from "@/lib/people/phone";
import type { AnyAction } from "@/lib/server/action";
import { RecoverySection } from "./recovery-section";
import { SessionList } from "./session-list";

export interface AccountActions {
  readonly end: AnyAction;
  readonly signOut: AnyAction;
  readonly everywhere: AnyAction;
  readonly renewCodes: AnyAction;
}

export function AccountView({
  rooms,
  waiting,
  name,
  account,
  sessions,
  actions,
}: {
  /** Check-ins that this phone still holds. */
  waiting: ReactNode;
  /** Where this person's own things are. */
  rooms: readonly { readonly href: string; readonly label: string }[];
  name: string;
  account: OwnAccount | null;
  sessions: readonly OwnSession[];
  actions: AccountActions;
}) {
  const t = useTranslations("account");
  const facts = [
    ...(account?.phone ? [{ term: t("phone"), value: maskPhone(account.phone) }] : []),
    ...(account?.username ? [{ term: t("username"), value: account.username }] : []),
  ];
  return (
    <>
      <PageHead title={t("title")} lead={t("signedInAs", { name })} />
      {waiting}
      <Facts items={facts} />
      <div className="mt-5 grid gap-2.5">
        {rooms.map((room) => (
          <ButtonLink key={room.href} look="secondary" href={room.href}>
            {room.label}
          </ButtonLink>
        ))}
        <form action={actions.signOut}>
          <Button look="secondary" className="w-full">
            {t("signOut")}
          </Button>
        </form>
      </div>
      <Section title={t("display")}>
        <ButtonLink look="secondary" href="/account/display" className="w-full">
          {t("displayLink")}
        </ButtonLink>
      </Section>
      <Section title={t("devices")}>
        <SessionList sessions={sessions} end={actions.end} />
        <p className="mt-4 mb-2 text-soft">{t("everywhereHint")}</p>
        <form action={actions.everywhere}>
          <Button look="danger" className="w-full">
            {t("signOutEverywhere")}
          </Button>
        </form>
      </Section>
      {account && account.recoveryCodesLeft !== null && (
        <RecoverySection left={account.recoveryCodesLeft} renew={actions.renewCodes} />
      )}
    </>
  );
}
