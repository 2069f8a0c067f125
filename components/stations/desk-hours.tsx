import { TextField } from "@/components/form/field";
import { setHours } from "@/lib/stations/actions";
import type { DeskStationView } from "@/lib/stations/desk-queries";
import { writeDay } from "@/lib/stations/hours-text";
import { type Speech, weekdayWords } from "@/lib/stations/words";
import { DeskForm } from "./desk-form";
import { DeskSection, deskPath, EditLink } from "./desk-section";
import { HoursOfWeek } from "./hours-of-week";

const WEEK = [1, 2, 3, 4, 5, 6, 7];

/** Hours of the week as they stand, and seven lines to write new ones. */
export function DeskHours({
  station,
  edit,
  speech,
}: {
  station: DeskStationView;
  edit: string | null;
  speech: Speech;
}) {
  const { t } = speech;
  const open = edit === "hours";
  const words = { nextDay: t("nextDay"), separator: t("spanSeparator") };
  const values = Object.fromEntries(
    WEEK.map((weekday) => [`day${weekday}`, writeDay(station.hours, weekday, words)]),
  );
  return (
    <DeskSection
      id="hours"
      title={t("hoursTitle")}
      aside={
        !open && (
          <EditLink
            href={deskPath(station.code, "hours")}
            label={t("deskEdit")}
            what={t("deskEditWhat", { what: t("hoursTitle") })}
          />
        )
      }
    >
      <HoursOfWeek hours={station.hours} speech={speech} />
      {open && (
        <DeskForm station={station} action={setHours} values={values} t={t}>
          <p className="mb-3 text-soft">{t("deskHoursHint")}</p>
          {WEEK.map((weekday) => (
            <TextField
              key={weekday}
              name={`day${weekday}`}
              size="desk"
              label={weekdayWords(weekday, t)}
              placeholder={t("restDay")}
              maxLength={120}
              autoComplete="off"
            />
          ))}
        </DeskForm>
      )}
    </DeskSection>
  );
}
