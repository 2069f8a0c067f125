import { z } from "zod";
import { addDays } from "@/lib/time/shanghai";
import { SERVICE_KINDS, SERVICE_STATES } from "./rules";

/** What the forms of the station desk send. */

const halfWidth = (text: string) => text.normalize("NFKC").trim();

/** Which station, and the version of it that the page showed. */
const onStation = { stationId: z.uuid(), version: z.coerce.number().int().positive() };

const line = (max: number) => z.string().trim().max(max);

/** NONE: the station doesn't offer it. */
export const SERVICE_CHOICES = [...SERVICE_STATES, "NONE"] as const;

export const setServiceInput = z.strictObject({
  ...onStation,
  kind: z.enum(SERVICE_KINDS),
  state: z.enum(SERVICE_CHOICES),
  note: line(60),
  noteEn: line(120),
});

const dayLine = line(120);

/** One line a weekday, read by `readDay`. */
export const setHoursInput = z.strictObject({
  ...onStation,
  day1: dayLine,
  day2: dayLine,
  day3: dayLine,
  day4: dayLine,
  day5: dayLine,
  day6: dayLine,
  day7: dayLine,
});

/** A local day and time as a date field or a person writes it; null when left empty. */
const localMoment = z
  .string()
  .transform(halfWidth)
  .transform((text, context) => {
    if (text === "") return null;
    const [, day, hour, minute] = /^(\d{4}-\d{2}-\d{2})[tT ]+(\d{2}):(\d{2})$/.exec(text) ?? [];
    const exists = day !== undefined && !Number.isNaN(Date.parse(day)) && addDays(day, 0) === day;
    if (exists && Number(hour) < 24 && Number(minute) < 60)
      return { day, minutes: Number(hour) * 60 + Number(minute) };
    context.addIssue({ code: "custom", message: "stations.badTime" });
    return z.NEVER;
  });

export const closeInput = z.strictObject({
  ...onStation,
  startsAt: localMoment,
  endsAt: localMoment,
  reason: line(80).min(1),
  reasonEn: line(160),
});

export const endClosureInput = z.strictObject({ ...onStation, closureId: z.uuid() });

export const editBasicsInput = z.strictObject({
  ...onStation,
  seats: z
    .string()
    .transform(halfWidth)
    .pipe(z.string().regex(/^\d{1,4}$/, "stations.badSeats"))
    .transform(Number)
    .refine((seats) => seats <= 500, "stations.badSeats"),
  phone: z
    .string()
    .transform(halfWidth)
    .pipe(z.string().regex(/^(\+?\d[\d -]{4,18}\d)?$/, "stations.badPhone"))
    .transform((phone) => phone || null),
});
