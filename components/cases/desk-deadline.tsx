import { useTranslations } from "next-intl";
import { StateMark, type Tone } from "@/components/ui/state-mark";
import type { Deadline } from "@/lib/cases/rules";
import { useClock, useDay } from "./desk-time";

const TONE: Record<Deadline["kind"], Tone> = {
  overdue: "bad",
  today: "busy",
  tomorrow: "busy",
  later: "good",
  answered: "good",
  paused: "still",
  closed: "still",
};

const HOUR = 60;
const DAY = 24 * HOUR;

/** How a limit stands: a word, a colour and a shape. */
export function DeadlineChip({ deadline }: { deadline: Deadline }) {
  const words = useDeadlineWords();
  return (
    <StateMark tone={TONE[deadline.kind]} className="max-sm:whitespace-normal">
      {words(deadline)}
    </StateMark>
  );
}

function useDeadlineWords(): (deadline: Deadline) => string {
  const t = useTranslations("cadre");
  const clock = useClock();
  const day = useDay();
  return (deadline) => {
    switch (deadline.kind) {
      case "overdue":
        if (deadline.minutes < HOUR)
          return t("chip.overdueMinutes", { count: Math.max(1, deadline.minutes) });
        if (deadline.minutes < DAY) {
          return t("chip.overdueHours", { count: Math.floor(deadline.minutes / HOUR) });
        }
        return t("chip.overdueDays", { count: Math.floor(deadline.minutes / DAY) });
      case "today":
        return t("chip.today", { time: clock(deadline.at) });
      case "tomorrow":
        return t("chip.tomorrow", { time: clock(deadline.at) });
      case "later":
        return day(deadline.at);
      case "paused":
        return t("chip.paused");
      case "answered":
        return t("chip.answered");
      case "closed":
        return t("chip.closed");
    }
  };
}
