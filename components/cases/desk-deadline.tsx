import { useTranslations } from "next-intl";
import { StateMark, type Tone } from "@/components/ui/state-mark";
import { inOfficeTime, type OfficeDeadline } from "@/lib/cases/desk-clock";
import { OFFICE_CLOSES, OFFICE_OPENS } from "@/lib/time/working-days";
import { useClock, useDay } from "./desk-time";

const TONE: Record<OfficeDeadline["kind"], Tone> = {
  overdue: "bad",
  today: "busy",
  tomorrow: "busy",
  later: "good",
  answered: "good",
  elsewhere: "still",
  paused: "still",
  closed: "still",
};

/** How a limit stands: a word, a colour and a shape. */
export function DeadlineChip({ deadline }: { deadline: OfficeDeadline }) {
  const words = useDeadlineWords();
  return (
    <StateMark tone={TONE[deadline.kind]} className="max-sm:whitespace-normal">
      {words(deadline)}
    </StateMark>
  );
}

function useDeadlineWords(): (deadline: OfficeDeadline) => string {
  const t = useTranslations("cadre");
  const clock = useClock();
  const day = useDay();
  const late = (office: number) => {
    const { unit, count } = largest(office);
    return t(`chip.overdue.${unit}`, { count });
  };
  const left = (office: number, on: string) => {
    const { unit, count } = largest(office);
    return t(`chip.later.${unit}`, { day: on, count });
  };
  return (deadline) => {
    switch (deadline.kind) {
      case "overdue":
        return late(deadline.office);
      case "today":
        return t("chip.today", { time: clock(deadline.at) });
      case "tomorrow":
        return t("chip.tomorrow", { time: clock(deadline.at) });
      case "later":
        return left(deadline.office, day(deadline.at));
      case "paused":
        return t("chip.paused");
      case "answered":
        return t("chip.answered");
      case "elsewhere":
        return t("chip.elsewhere");
      case "closed":
        return t("chip.closed");
    }
  };
}

type Unit = "days" | "hours" | "minutes" | "none";

/** Office time by its largest unit alone. */
function largest(office: number): { unit: Unit; count: number } {
  const time = inOfficeTime(office, { opens: OFFICE_OPENS, closes: OFFICE_CLOSES });
  const unit = (["days", "hours", "minutes"] as const).find((one) => time[one] > 0);
  return unit ? { unit, count: time[unit] } : { unit: "none", count: 0 };
}
