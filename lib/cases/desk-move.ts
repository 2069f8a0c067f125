import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/people/actor";
import type { Prisma, Tx } from "@/lib/server/db";
import type { Done, RunContext, Verb } from "@/lib/server/perform";
import { found, refuse } from "@/lib/server/refusal";
import { actingAs, officeLabel } from "./desk-office";
import { onDeskOf } from "./desk-scope";
import { deskPhotoLimits } from "./limits";
import { attachPhoto, cleaned, hasPhoto, type WithPhoto, withCleanPhoto } from "./photo-input";
import { deskCapacities, isDeskMove } from "./policy";
import { CASE_RECORD, lockCase } from "./record";
import {
  answeringOutlet,
  type EventKind,
  isPublicKind,
  type Move,
  mayMove,
  next,
  type Status,
} from "./rules";

const DESK_CASE = {
  ...CASE_RECORD,
  reference: true,
  version: true,
  dueAt: true,
  acceptedAt: true,
  closedAt: true,
  assigneeId: true,
  companyId: true,
  category: { select: { answerDays: true } },
  dispatches: {
    select: { id: true, outletId: true, createdAt: true, endedAt: true, endedAs: true },
    orderBy: { createdAt: "asc" },
  },
} as const satisfies Prisma.CaseSelect;

/** A case as the desk's verbs read it, its row held until the transaction ends. */
export type DeskCase = Prisma.CaseGetPayload<{ select: typeof DESK_CASE }>;

/** The case, if it is on this actor's desk. */
export async function loadDeskCase(tx: Tx, actor: Actor, id: string): Promise<DeskCase> {
  await lockCase(tx, actor.areaId, id);
  const where = { id, ...onDeskOf(actor) };
  return found(await tx.case.findFirst({ where, select: DESK_CASE }));
}

export interface Effect {
  /** One entry on the timeline. Data never holds names or numbers of persons. */
  readonly event: { kind: EventKind; text?: string; data?: Prisma.InputJsonObject };
  /** Fields of the case that change beside status and version. */
  readonly set?: Prisma.CaseUncheckedUpdateInput;
  /** For the audit; without free text. */
  readonly detail?: Prisma.InputJsonObject;
}

export interface EffectContext<Input> {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly input: Input;
  readonly subject: DeskCase;
  readonly now: Date;
  /** The status after the move. */
  readonly to: Status;
}

export interface Moved {
  readonly id: string;
  /** The entry on the timeline. */
  readonly eventId: string;
  readonly reference: string;
  readonly move: Move;
  readonly version: number;
  readonly from: string;
}

type MoveInput = z.ZodType<{ id: string; version: number; from: string } & WithPhoto>;

export interface DeskVerb<Schema extends MoveInput> extends Verb<Schema, DeskCase, Moved> {
  /** The move as part of a batch that can be taken back: messages about it don't leave before `heldUntil`. */
  readonly step: (context: RunContext<z.output<Schema>, DeskCase>, heldUntil?: Date) => Promise<Done<Moved>>;
}

/**
 * A verb that moves a case: it holds the row, refuses a stale page or a status that does not allow the move, and
 * writes status, timeline and version together, and a photo where the input has one. `effect` does what is special to
 * the move.
 */
export function deskVerb<Schema extends MoveInput>(spec: {
  readonly name: string;
  readonly move: Move;
  readonly input: Schema;
  readonly effect: (context: EffectContext<z.output<Schema>>) => Promise<Effect> | Effect;
}): DeskVerb<Schema> {
  const { name, move, input: schema, effect } = spec;
  const step: DeskVerb<Schema>["step"] = async ({ tx, actor, input, subject, now }, heldUntil) => {
    if (input.version !== subject.version) refuse("errors.stale");
    const to = stepOrRefuse(actor, subject, move);
    const { event, set, detail } = await effect({ tx, actor, input, subject, now, to });
    await tx.case.update({
      where: { id: subject.id },
      data: { ...set, status: to, version: { increment: 1 }, updatedAt: now },
    });
    const held = heldUntil
      ? { ...event, data: { ...event.data, heldUntil: heldUntil.toISOString() } }
      : event;
    const { id: eventId } = await writeEvent(tx, actor, subject, move, held, now);
    const { id, areaId, reference, version } = subject;
    const photo = cleaned(input);
    if (photo) await attachPhoto(tx, { areaId, caseId: id, eventId, by: "desk", now }, photo);
    return {
      data: { id, eventId, reference, move, version: version + 1, from: input.from },
      audit: {
        subject: "case",
        subjectId: id,
        detail: { before: subject.status, to, ...(photo ? { photo: true } : {}), ...detail },
      },
    };
  };
  return {
    name,
    input: schema,
    limits: (actor, input, address) => (hasPhoto(input) ? deskPhotoLimits(actor, address) : []),
    prepare: withCleanPhoto,
    load: ({ tx, actor, input }) => loadDeskCase(tx, actor, input.id),
    allow: (actor, subject) => isDeskMove(move, actor, subject),
    run: (context) => step(context),
    step,
  };
}

function stepOrRefuse(actor: Actor, subject: DeskCase, move: Move): Status {
  const to = next(subject.status, move, answeringOutlet(subject) !== null);
  if (!to || !mayMove(deskCapacities(actor, subject), subject.status, move)) refuse("cadre.notNow");
  return to;
}

/** One entry on the timeline, in the name of the office or unit that acts. */
export async function writeEvent(
  tx: Tx,
  actor: Actor,
  subject: DeskCase,
  move: Move,
  event: Effect["event"],
  now: Date,
): Promise<{ id: string }> {
  const office = await officeLabel(tx, actor, subject, actingAs(actor, subject, move));
  return tx.caseEvent.create({
    data: {
      areaId: subject.areaId,
      caseId: subject.id,
      at: now,
      kind: event.kind,
      actorId: actor.personId,
      actorLabel: office.zh,
      text: event.text ?? "",
      isPublic: isPublicKind(event.kind),
      data: { ...event.data, labelEn: office.en },
    },
    select: { id: true },
  });
}
