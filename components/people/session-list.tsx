import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { StateMark } from "@/components/ui/state-mark";
import type { OwnSession } from "@/lib/people/account";
import type { AnyAction } from "@/lib/server/action";

/** The devices on which somebody is signed in; each other one can be signed out from here. */
export function SessionList({ sessions, end }: { sessions: readonly OwnSession[]; end: AnyAction }) {
  const t = useTranslations("account");
  const format = useFormatter();
  const time = (at: Date) => format.dateTime(at, { dateStyle: "medium", timeStyle: "short" });
  return (
    <ul className="grid gap-2.5">
      {sessions.map((session) => {
        const device = session.device || t("unknownDevice");
        return (
          <li key={session.id}>
            <Card className="flex flex-wrap items-center justify-between gap-3">
              <div>
                <p className="font-semibold">{device}</p>
                <p className="text-[0.9em] text-soft">{t("lastSeen", { time: time(session.lastSeenAt) })}</p>
                <p className="text-[0.9em] text-soft">{t("signedInOn", { time: time(session.createdAt) })}</p>
              </div>
              {session.current ? (
                <StateMark tone="good">{t("thisDevice")}</StateMark>
              ) : (
                <form action={end}>
                  <input type="hidden" name="id" value={session.id} />
                  <Button look="secondary">
                    <span>
                      {t("endSession")}
                      <span className="sr-only"> ({device})</span>
                    </span>
                  </Button>
                </form>
              )}
            </Card>
          </li>
        );
      })}
    </ul>
  );
}
