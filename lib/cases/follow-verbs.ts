import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/people/actor";
import { sameText } from "@/lib/server/crypto";
import type { Tx } from "@/lib/server/db";
import type { LoadContext, RunContext, Verb } from "@/lib/server/perform";
import { found, refuse } from "@/lib/server/refusal";
import { DECLINED, lastFour, numberThatOpens } from "./contact";
import { openLimits, photoLimits, writeLimits } from "./limits";
import { attachPhoto, cleaned, hasPhoto, withCleanPhoto } from "./photo-input";
import { can, isReporter, isTheirMove } from "./policy";
import { CASE_RECORD, lockCase, resumeClock } from "./record";
import { readReference } from "./reference";
import { beginAgain } from "./reopening";
import { replyId } from "./reply-id";
import { canStillReopen, type Move, next, REOPEN_DAYS } from "./rules";
import { openInput, rateInput, reopenInput, replyInput } from "./schema";

export interface Opened {
  readonly id: string;
  readonly reference: string;
}

export interface OwnDone extends Opened {
  readonly said: Readonly<Record<string, boolean>>;
}

/**
 * Opens a case on this device with the last four digits of the number left with it. An unknown reference, a case
 * without a number, wrong digits, and those of a number whose owner said that the matter isn't theirs get the same answer.
 */
export const openByDigits: Verb<typeof openInput, OpenSubject | null, Opened> = {
  name: "cases.openByDigits",
  input: openInput,
  limits: (_actor, input, address) => {
    const reference = readReference(input.reference);
    return reference ? openLimits(reference, address) : [];
  },
  load: async ({ tx, actor, input }) => {
    const reference = readReference(input.reference) ?? refuse("cases.open.mistyped", {}, "reference");
    const where = { areaId_reference: { areaId: actor.areaId, reference } };
    const select = { id: true, areaId: true, reference: true } as const;
    const filed = await tx.case.findUnique({
      where,
      select: { ...select, contactPhone: true, subscriptions: DECLINED },
    });
    if (filed) {
      const { subscriptions, contactPhone, ...rest } = filed;
      return { ...rest, phone: numberThatOpens(contactPhone, subscriptions) };
    }
    const joined = await tx.caseFollower.findUnique({
      where,
      select: { ...select, phone: true, subscriptions: DECLINED },
    });
    if (!joined) return null;
    const { subscriptions, phone, ...rest } = joined;
    return { ...rest, phone: numberThatOpens(phone, subscriptions, joined.id) };
  },
  allow: (actor, subject) => subject === null || subject.areaId === actor.areaId,
  run: async ({ subject, input }) => {
    const right = sameText(subject?.phone ? lastFour(subject.phone) : "none", input.digits);
    const audit = { subject: "case", subjectId: subject?.id ?? "" };
    if (!subject || !right) {
      return { refused: { key: "cases.open.wrong" }, audit };
    }
    return { data: { id: subject.id, reference: subject.reference }, audit };
  },
};

interface OpenSubject {
  readonly id: string;
  readonly areaId: string;
  readonly reference: string;
  /** Opens it. */
  readonly phone: string | null;
}

const replyOnly = ownVerb("cases.reply", "reply", replyInput, async ({ tx, input, subject, actor, now }) => {
  const photo = cleaned(input);
  if (input.text === "" && !photo) refuse("errors.required", {}, "text");
  const id = input.sending && replyId([input.sending, subject.id, photo?.sha256 ?? "", input.text]);
  if (id && (await tx.caseEvent.findUnique({ where: { id }, select: { id: true } }))) return { again: true };
  const said = { kind: "PERSON_REPLIED", text: input.text, ...(id ? { id } : {}) } as const;
  const eventId = await write(tx, subject, actor, now, said);
  const entry = { areaId: actor.areaId, caseId: subject.id, eventId, by: "person", now } as const;
  if (photo) await attachPhoto(tx, entry, photo);
  const resumed = await resumeClock(tx, subject, now);
  await touch(tx, subject.id, now);
  return { resumed, photo: photo !== null };
});

/**
 * The person says something more, with a photo if they like; a clock that waited for them runs again. Sent twice from the
 * same form it is one reply; other words from a form that the browser kept are another. (The case's row is held.)
 */
export const reply: typeof replyOnly = {
  ...replyOnly,
  limits: (_actor, input, address) => (hasPhoto(input) ? photoLimits(address) : writeLimits(address)),
  prepare: withCleanPhoto,
};

/**
 * Two taps after a closing: solved, satisfied. One rating for each closing; the first tap is kept at once, and may be
 * changed until the second one completes it. (The case's row is held, so that taps come one after another.)
 */
export const rate = ownVerb("cases.rate", "rate", rateInput, async ({ tx, input, subject, actor, now }) => {
  const closure = await openClosure(tx, subject.id);
  const before = await tx.caseRating.findUnique({ where: { closureId: closure.id } });
  if (before && before.satisfied !== null) refuse("cases.alreadyRated");
  if (!before && !input.solved) refuse("errors.required", {}, "solved");
  const solved = input.solved ? input.solved === "yes" : before?.solved === true;
  const satisfied = input.satisfied ? input.satisfied === "yes" : null;
  const said = { solved, satisfied, comment: input.comment };
  await tx.caseRating.upsert({
    where: { closureId: closure.id },
    create: { ...said, areaId: actor.areaId, closureId: closure.id, at: now },
    update: { ...said, at: now },
  });
  const detail = satisfied === null ? { solved } : { solved, satisfied };
  if (before?.solved !== solved || satisfied !== null) {
    await write(tx, subject, actor, now, { kind: "RATED", text: input.comment, data: detail });
  }
  return detail;
});

/** Closed but not right: the case begins again, with a new limit, and its closing keeps saying why. */
export const reopen = ownVerb("cases.reopen", "reopen", reopenInput, async (context) => {
  const { tx, input, subject, actor, now } = context;
  if (!canStillReopen(subject.closedAt, now)) refuse("cases.reopenTooLate", { days: REOPEN_DAYS });
  const status = next(subject.status, "reopen") ?? refuse("cases.notNow");
  const set = await beginAgain(tx, subject, input.reason, now);
  await tx.case.update({
    where: { id: subject.id },
    data: { ...set, status, version: { increment: 1 }, updatedAt: now },
  });
  await write(tx, subject, actor, now, { kind: "REOPENED", text: input.reason });
  return {};
});

type OwnCase = NonNullable<Awaited<ReturnType<typeof findOwn>>>;
type OwnInput = z.ZodType<{ reference: string }>;

/** A verb of the person who filed the case; nobody else learns that it exists. */
function ownVerb<Schema extends OwnInput>(
  name: string,
  move: Move,
  input: Schema,
  change: (context: RunContext<z.output<Schema>, OwnCase>) => Promise<Record<string, boolean>>,
): Verb<Schema, OwnCase, OwnDone> {
  return {
    name,
    input,
    limits: (_actor, _input, address) => writeLimits(address),
    load: (context) => loadOwn(context, context.input.reference),
    allow: (actor, subject) => isTheirMove(move, actor, subject),
    run: async (context) => {
      const { subject, actor } = context;
      if (!can(move, actor, subject)) refuse("cases.notNow");
      const detail = await change(context);
      return {
        data: { id: subject.id, reference: subject.reference, said: detail },
        audit: { subject: "case", subjectId: subject.id, detail },
      };
    },
  };
}

async function loadOwn({ tx, actor }: LoadContext<unknown>, typed: string): Promise<OwnCase> {
  const reference = found(readReference(typed));
  const { id } = found(
    await tx.case.findUnique({
      where: { areaId_reference: { areaId: actor.areaId, reference } },
      select: { id: true },
    }),
  );
  await lockCase(tx, actor.areaId, id);
  const record = found(await findOwn(tx, id));
  return found(isReporter(actor, record) ? record : null);
}

function findOwn(tx: Tx, id: string) {
  const category = { select: { answerDays: true } };
  return tx.case.findUnique({
    where: { id },
    select: { ...CASE_RECORD, reference: true, closedAt: true, category },
  });
}

async function openClosure(tx: Tx, caseId: string): Promise<{ id: string }> {
  const closure = await tx.caseClosure.findFirst({
    where: { caseId, reopenedAt: null },
    select: { id: true },
  });
  return closure ?? refuse("cases.notNow");
}

interface Said {
  readonly id?: string;
  readonly kind: "PERSON_REPLIED" | "RATED" | "REOPENED";
  readonly text: string;
  readonly data?: Record<string, boolean>;
}

async function write(tx: Tx, subject: OwnCase, actor: Actor, now: Date, said: Said): Promise<string> {
  const { id } = await tx.caseEvent.create({
    data: { ...said, areaId: actor.areaId, caseId: subject.id, at: now, actorId: actor.personId },
    select: { id: true },
  });
  return id;
}

/** Whoever has the case open at the desk learns that there is something new before changing it. */
async function touch(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.case.update({ where: { id }, data: { version: { increment: 1 }, updatedAt: now } });
}
