import "server-only";
import type { Locale } from "@/lib/people/actor";
import { type Message, Refusal } from "@/lib/server/refusal";
import { LOCALES } from "@/lib/text/locale";
import { translator } from "@/lib/text/translator";
import { stationVerb } from "./desk-verbs";
import { type HoursVocabulary, overlapIn, readDay } from "./hours-text";
import type { Hours } from "./opening";
import { setHoursInput } from "./schema";
import { weekdayWords } from "./words";

/** Replaces the hours of the week. Every line that can't be taken is named; then nothing is changed. */
export const setHoursVerb = stationVerb({
  name: "stations.setHours",
  input: setHoursInput,
  effect: async ({ tx, actor, input, station }) => {
    const { day1, day2, day3, day4, day5, day6, day7 } = input;
    const hours = readWeek([day1, day2, day3, day4, day5, day6, day7], actor.locale);
    const { id: stationId, areaId } = station;
    const { count } = await tx.openingHours.deleteMany({ where: { stationId } });
    await tx.openingHours.createMany({ data: hours.map((one) => ({ ...one, areaId, stationId })) });
    return { stretchesBefore: count, stretches: hours.length };
  },
});

function readWeek(lines: readonly string[], locale: Locale): Hours[] {
  const hours: Hours[] = [];
  const faults: Record<string, Message> = {};
  for (const [index, line] of lines.entries()) {
    const weekday = index + 1;
    const read = readDay(line, VOCABULARY);
    if (typeof read === "string") faults[`day${weekday}`] = { key: `stations.${read}` };
    else hours.push(...read.map((stretch) => ({ weekday, ...stretch })));
  }
  const overlap = overlapIn(hours);
  if (overlap !== null) {
    const t = translator(locale);
    const weekday = weekdayWords(overlap, (key) => t(`stations.${key}`));
    faults[`day${overlap}`] ??= { key: "stations.hoursOverlap", params: { weekday } };
  }
  if (Object.keys(faults).length > 0) throw new Refusal({ key: "errors.checkFields" }, faults);
  return hours;
}

const inEveryLanguage = (key: string) => LOCALES.map((locale) => translator(locale)(key));

/** A line is understood in either language, whichever the page is in. */
const VOCABULARY: HoursVocabulary = {
  nextDay: inEveryLanguage("stations.nextDay"),
  to: inEveryLanguage("stations.spanTo"),
  rest: inEveryLanguage("stations.restDay"),
  allDay: inEveryLanguage("stations.allDay"),
};
