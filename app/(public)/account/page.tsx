import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answered } from "@/app/answered";
import { WaitingTray } from "@/components/checkins/queue-tray";
import { queueWords } from "@/components/checkins/queue-words";
import { AccountView } from "@/components/people/account-view";
import { phoneQueue } from "@/lib/checkins/waiting";
import { ownAccount, ownSessions } from "@/lib/people/account";
import {
  endSessionAction,
  renewCodesAction,
  signOutAction,
  signOutEverywhereAction,
} from "@/lib/people/account-actions";
import { isSignedIn } from "@/lib/people/policy";
import { isStaff } from "@/lib/people/rooms";
import { enter } from "@/lib/server/page";
import { clock } from "@/lib/time/clock";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account");
  return { title: t("title") };
}

export default answered(async function AccountPage() {
  const actor = await enter(isSignedIn, "/account");
  const now = clock();
  const [account, sessions, waiting] = await Promise.all([
    ownAccount(actor),
    ownSessions(actor, now),
    phoneQueue(actor, now),
  ]);
  const t = await getTranslations("account");
  const checkin = await getTranslations("checkin");
  const rooms = [
    ...(isStaff(actor) ? [{ href: "/cadre", label: t("toDesk") }] : []),
    ...(actor.riderId ? [{ href: "/rider", label: t("toRider") }] : []),
    { href: "/cases", label: t("toCases") },
  ];
  return (
    <AccountView
      rooms={rooms}
      waiting={
        waiting && (
          <WaitingTray
            setting={{
              ...waiting,
              words: queueWords((key) => checkin.raw(key)),
              leaving: checkin("queueLeaving"),
            }}
          />
        )
      }
      name={actor.name}
      account={account}
      sessions={sessions}
      actions={{
        end: endSessionAction,
        signOut: signOutAction,
        everywhere: signOutEverywhereAction,
        renewCodes: renewCodesAction,
      }}
    />
  );
});
