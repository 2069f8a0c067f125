import "server-only";
import { z } from "zod";
import { parseMobile } from "@/lib/people/phone";
import { mailOffered } from "@/lib/server/mail";
import type { RunContext } from "@/lib/server/perform";
import { Refusal, refuse } from "@/lib/server/refusal";
import { smsOffered } from "@/lib/server/sms";
import { dangersIn } from "@/lib/text/danger-words";
import { localTime } from "@/lib/time/shanghai";
import type { DraftPhoto, Whereabouts } from "./answers";
import { readEmail, readPhone } from "./contact";
import { coverPath } from "./cover-path";
import type { Draft } from "./draft";
import { photoLimits, startLimits } from "./limits";
import { nearbyCases } from "./nearby";
import { cleaned, hasPhoto, keepPhoto, withCleanPhoto } from "./photo-input";
import { PHOTOS_MAX } from "./photo-limits";
import { forgetPieces, uploadName, wholeOfPieces } from "./photo-pieces";
import { bodyOf, buildingsFitting, categoryByCode, neighbourhoodOf, stationByCode } from "./report-places";
import { stepVerb } from "./report-step";
import { contactInput, photoField, stepFields, tellInput, whatInput, whereInput } from "./schema";
import { waysOffered } from "./subscriptions";
import { keptWhere, saysNone, settleWhere } from "./whereabouts";

const position = z.coerce.number().int().min(0).max(PHOTOS_MAX);

export const photoInput = z.strictObject({
  ...stepFields,
  photo: photoField,
  /** A photo that has arrived in pieces. */
  upload: uploadName.optional(),
  /** Why its pieces make no photo; found before the transaction, never taken from outside. */
  fault: z.custom<Refusal>(() => false).optional(),
  /** Position of a photo to take away. */
  remove: position.optional(),
  /** Position of a photo to cover parts of. */
  cover: position.optional(),
  share: z.literal("yes").optional(),
  /** Code of the station from whose page the report was begun. */
  station: z.string().max(20).optional(),
  intent: z.enum(["another", "continue"]).default("continue"),
});

/** 1. Photos: none, or up to three, one after the other. Begun from a station's page, the place is known already. */
export const addPhoto = stepVerb({
  step: "photo",
  name: "cases.addPhoto",
  input: photoInput,
  limits: (address, input) => (hasPhoto(input) || input.upload ? photoLimits(address) : startLimits(address)),
  // What comes in pieces belongs to a report that has begun with the first of them.
  begins: ({ upload }) => upload === undefined,
  prepare: async ({ photo, ...rest }, by) => {
    if (rest.remove !== undefined) return rest;
    if (!rest.upload) return withCleanPhoto({ ...rest, photo }, by);
    try {
      const whole = await wholeOfPieces(by.actor, rest.draft, rest.upload, by.now);
      return await withCleanPhoto({ ...rest, photo: whole ?? photo }, by);
    } catch (error) {
      if (error instanceof Refusal) return { ...rest, fault: error };
      throw error;
    }
  },
  answer: async (context) => {
    const { tx, actor, input, subject } = context;
    const station = input.station ? await stationByCode(tx, actor, input.station) : null;
    const where = station ? atStation(station.id) : subject.answers.where;
    // What comes in pieces may arrive long after the question was answered.
    const share = input.upload ? subject.answers.photo?.share === true : input.share === "yes";
    const answers = { ...subject.answers, where, photo: { seen: true as const, share } };
    if (input.remove !== undefined) {
      const gone = subject.photos[input.remove];
      const photos = subject.photos.filter((photo) => photo !== gone);
      return { answers, photos, unneeded: gone ? [gone.key] : [], stay: true };
    }
    if (input.upload) await forgetPieces(tx, subject.id, [input.upload]);
    if (input.fault) return { refused: input.fault.detail, fields: input.fault.fields };
    const photos = await withOneMore(context);
    const covering = input.cover === undefined ? undefined : photos[input.cover];
    const elsewhere = covering && coverPath({ photo: covering.sha256, change: input.change });
    return { answers, photos, elsewhere, stay: input.intent === "another" || input.cover !== undefined };
  },
});

/** The draft's photos and the one that came with the form; the same one again is not a second one. */
async function withOneMore({
  tx,
  input,
  subject,
}: RunContext<z.output<typeof photoInput>, Draft>): Promise<readonly DraftPhoto[]> {
  const { photos } = subject;
  const { upload } = input;
  const photo = cleaned(input);
  if (upload && photos.some(({ source }) => source === upload)) return photos;
  if (!photo) return upload ? refuse("report.photo.unreadable", {}, "photo") : photos;
  if (photos.length >= PHOTOS_MAX) refuse("report.photo.tooMany", { max: PHOTOS_MAX }, "photo");
  if (photos.some(({ sha256 }) => sha256 === photo.sha256)) return photos;
  const kept = await keepPhoto(tx, photo);
  return [...photos, upload ? { ...kept, source: upload } : kept];
}

function atStation(stationId: string): Whereabouts {
  return {
    settled: false,
    stationId,
    place: "station",
    query: "",
    buildingId: null,
    entrance: null,
    note: "",
  };
}

/** 2. What happened. */
export const sayWhat = stepVerb({
  step: "what",
  name: "cases.sayWhat",
  input: whatInput,
  answer: async ({ tx, actor, input, subject }) => {
    if (!(await categoryByCode(tx, actor, input.category))) refuse("report.what.choose", {}, "category");
    return { answers: { ...subject.answers, what: { category: input.category } } };
  },
});

/**
 * 3. Where: a neighbourhood is enough; a building is looked for by what people call it. When the same is open there
 * already, it is shown before the story is told once more.
 */
export const sayWhere = stepVerb({
  step: "where",
  name: "cases.sayWhere",
  input: whereInput,
  answer: async ({ tx, actor, input, subject, now }) => {
    const before = subject.answers.where;
    const stationId = before?.stationId ?? null;
    const { intent, ...typed } = input;
    if (intent === "map") {
      const answers = { ...subject.answers, where: keptWhere(typed, before) };
      return { answers, elsewhere: `/report/where/map${input.change ? "?change=1" : ""}` };
    }
    const neighbourhoodId = await neighbourhoodOf(tx, actor, { place: input.place, stationId });
    const unplaced = input.place !== "" || input.q === "" || saysNone(input, before);
    if (!neighbourhoodId && unplaced) refuse("report.where.choose", {}, "place");
    const hits = await buildingsFitting(tx, actor, input.q, neighbourhoodId);
    const result = settleWhere({ ...typed, intent }, before, hits, neighbourhoodId);
    if ("noSuchEntrance" in result) {
      refuse("report.where.noEntrance", { number: input.entrance, last: result.noSuchEntrance }, "entrance");
    }
    const answers = { ...subject.answers, where: result.where };
    const settled = result.where.settled;
    const known = settled ? await nearbyCases(tx, actor, { ...subject, answers }, now) : [];
    return { answers, stay: !settled, elsewhere: known.length > 0 ? "/report/nearby" : undefined };
  },
});

/** Days back to which something can be reported. */
const DAYS_BACK = 366;

/** 4. The story, the day, and whom it is about. Words of danger first show whom to call. */
export const tell = stepVerb({
  step: "tell",
  name: "cases.tell",
  input: tellInput,
  answer: async ({ tx, actor, input, subject, now }) => {
    const { text, occurredOn, about, rider } = input;
    if (occurredOn) {
      const earliest = localTime(new Date(now.getTime() - DAYS_BACK * 86_400_000)).day;
      if (occurredOn > localTime(now).day) refuse("report.tell.future", {}, "occurredOn");
      if (occurredOn < earliest) refuse("report.tell.longAgo", {}, "occurredOn");
    }
    if (about && !(await bodyOf(tx, actor, about)).companyId) refuse("errors.invalid", {}, "about");
    const calm = input.calm === "yes" || dangersIn(text).length === 0;
    return { answers: { ...subject.answers, tell: { text, occurredOn, about, rider, calm } }, stay: !calm };
  },
});

/** 5. How to reach the person: all of it may stay empty; what is given needs consent. */
export const sayContact = stepVerb({
  step: "contact",
  name: "cases.sayContact",
  input: contactInput,
  answer: ({ input, subject }) => {
    const phone = input.phone === "" ? null : readPhone(input.phone);
    if (input.phone !== "" && !phone) refuse("report.contact.phoneWrong", {}, "phone");
    const email = input.email === "" ? null : readEmail(input.email);
    if (input.email !== "" && !(email && mailOffered())) refuse("report.contact.emailWrong", {}, "email");
    const messages = input.messages === "yes";
    if (messages && !email && !(smsOffered() && phone && parseMobile(phone))) {
      refuse(`report.contact.messagesWhere.${waysOffered()}`, {}, "messages");
    }
    const given = phone !== null || email !== null || input.name !== "";
    if (given && !input.consent) refuse("report.contact.consentNeeded", {}, "consent");
    const contact = { phone, email, messages, name: input.name, hideName: input.hideName === "yes" };
    return { answers: { ...subject.answers, contact } };
  },
});
