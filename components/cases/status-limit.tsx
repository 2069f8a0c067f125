import { useFormatter, useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { Tone } from "@/components/ui/state-mark";
import type { FollowView } from "@/lib/cases/follow-view";
import { useWhen } from "./status-when";

const TONE: Record<FollowView["limit"]["state"]["kind"], Tone> = {
  closed: "still",
  paused: "busy",
  answered: "good",
  overdue: "bad",
  today: "busy",
  tomorrow: "good",
  later: "good",
};

/** When the person was promised an answer, why then, who has the case now, and until when an outlet was given it. */
export function StatusLimit({ view }: { view: Pick<FollowView, "limit" | "holder"> }) {
  const t = useTranslations("cases");
  const when = useWhen();
  const format = useFormatter();
  const { limit, holder } = view;
  const { kind } = limit.state;
  if (kind === "closed") return null;
  const time = format.dateTime(limit.at, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const title = {
    today: () => t("limit.today", { time }),
    tomorrow: () => t("limit.tomorrow", { time }),
    later: () => t("limit.at", { at: when(limit.at) }),
    overdue: () => t("limit.overdue", { at: when(limit.at) }),
    paused: () => t(limit.question ? "limit.paused" : "follower.paused"),
    answered: () => t("limit.answered"),
  }[kind]();
  return (
    <section aria-labelledby="limit-title" className="mt-5">
      <h2 id="limit-title" className="sr-only">
        {t("limit.title")}
      </h2>
      <Notice tone={TONE[kind]} title={title}>
        {limit.question && (
          <p className="font-semibold">{t("limit.question", { question: limit.question })}</p>
        )}
        {kind !== "answered" && limit.reason && <p>{t("limit.reason", { reason: limit.reason })}</p>}
        {holder && <p className="font-semibold">{t(`holder.${holder.kind}`, { name: holder.name })}</p>}
        {limit.outlet && (
          <p>
            {t(limit.outlet.reason ? "limit.outletWhy" : "limit.outlet", {
              at: when(limit.outlet.at),
              reason: limit.outlet.reason,
            })}
          </p>
        )}
      </Notice>
    </section>
  );
}
