import { z } from "zod";
import type { ReadyPhoto } from "./photo-input";

/** Text as people type it: trimmed, control characters gone, line ends unified. */
const text = (max: number) =>
  z
    .string()
    .transform((typed) =>
      typed
        .replace(/\r\n?/g, "\n")
        .replace(/[^\P{Cc}\n\t]/gu, "")
        .trim(),
    )
    .pipe(z.string().max(max));
export const optionalText = (max: number) => text(max).default("");
const uuidOrEmpty = z.union([z.uuid(), z.literal("")]).default("");

const isPhoto = (value: unknown): value is Blob | ReadyPhoto =>
  value instanceof Blob || (typeof value === "object" && value !== null && "sha256" in value);

/** A file from a form; made anew before the transaction begins. */
export const photoField = z.custom<Blob | ReadyPhoto>(isPhoto, "errors.invalid").optional();

/** Carried by every form of the report: which draft, and whether it was opened by "change". */
export const stepFields = { draft: z.string().max(300).optional(), change: z.literal("1").optional() };

export const whatInput = z.strictObject({
  ...stepFields,
  category: z.string("report.what.choose").regex(/^[a-z_]{1,40}$/, "report.what.choose"),
});

export const whereInput = z.strictObject({
  ...stepFields,
  /** Empty: not chosen yet, on the way to the map. */
  place: z.union([z.uuid(), z.enum(["station", ""])], "report.where.choose").default(""),
  q: optionalText(60),
  building: z.union([uuidOrEmpty, z.literal("none")]).default(""),
  entrance: z
    .string()
    .transform((typed) => typed.normalize("NFKC").replace(/[^0-9]/g, ""))
    .pipe(z.string().max(2, "report.where.entranceNumber"))
    .default(""),
  note: optionalText(200),
  intent: z.enum(["search", "map", "continue"]).default("continue"),
});

export const tellInput = z.strictObject({
  ...stepFields,
  text: text(2000).pipe(z.string().min(5)),
  occurredOn: z.union([z.iso.date(), z.literal("")], "report.tell.date").default(""),
  about: z
    .string()
    .regex(/^((company|outlet):[0-9a-f-]{36})?$/, "errors.invalid")
    .default(""),
  /** Which rider, as the person says it: a number, a name or neither. */
  rider: optionalText(60),
  /** The numbers to call first were shown, and the person goes on. */
  calm: z.literal("yes").optional(),
});

export const contactInput = z.strictObject({
  ...stepFields,
  phone: optionalText(40),
  name: optionalText(40),
  email: optionalText(200),
  messages: z.literal("yes").optional(),
  /** The form sends "no" before the box, so that an unticked box is an answer too. */
  hideName: z.enum(["yes", "no"]).default("yes"),
  consent: z.literal("yes").optional(),
});

export const fileInput = z.strictObject({ draft: stepFields.draft });

const reference = z.string().max(40);

export const openInput = z.strictObject({
  reference,
  digits: z
    .string()
    .transform((typed) => typed.normalize("NFKC").replace(/\s/g, ""))
    .pipe(z.string().regex(/^\d{4}$/, "cases.open.fourDigits")),
});

/** Without a reference: all that this device opens by itself. */
export const putAwayInput = z.strictObject({
  reference: reference.optional(),
  sure: z.literal("yes").optional(),
});

export const replyInput = z.strictObject({
  reference,
  text: optionalText(1000),
  photo: photoField,
  /** Of one rendering of the form: the same reply under it is the same one. */
  sending: z.uuid().optional(),
});

const answer = z.enum(["yes", "no"], "errors.required");
/** The first tap answers `solved`, the second one `satisfied`; both at once will do as well. */
export const rateInput = z
  .strictObject({
    reference,
    solved: answer.optional(),
    satisfied: answer.optional(),
    comment: optionalText(500),
  })
  .refine(({ solved, satisfied }) => solved !== undefined || satisfied !== undefined, "errors.required");

export const reopenInput = z.strictObject({ reference, reason: text(1000).pipe(z.string().min(5)) });
