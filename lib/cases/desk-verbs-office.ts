import "server-only";
import { riderIn } from "@/lib/riders/named";
import { refuse } from "@/lib/server/refusal";
import { localTime } from "@/lib/time/shanghai";
import { endDispatch } from "./desk-dispatch";
import { deskVerb } from "./desk-move";
import { neighbourhoodLabel } from "./desk-office";
import { mayTakeCase } from "./desk-people";
import {
  acceptInput,
  answerInput,
  assignInput,
  handOffInput,
  nameRiderInput,
  noteInput,
  pauseInput,
  resumeInput,
} from "./desk-schema";
import { resumeClock } from "./record";

/** 受理: whoever accepts takes it. */
export const acceptCase = deskVerb({
  name: "cases.accept",
  move: "accept",
  input: acceptInput,
  effect: ({ actor, now }) => ({
    event: { kind: "ACCEPTED" },
    set: { acceptedAt: now, assigneeId: actor.personId },
  }),
});

/** To a colleague whose office has the case; the person is not told a private name. */
export const assignCase = deskVerb({
  name: "cases.assign",
  move: "assign",
  input: assignInput,
  effect: async ({ tx, input, subject, now }) => {
    const fits = await mayTakeCase(tx, subject, input.assigneeId, now);
    if (!fits) refuse("cadre.cannotTake", {}, "assigneeId");
    return {
      event: { kind: "NOTED", data: { assigneeId: input.assigneeId } },
      set: { assigneeId: input.assigneeId },
      detail: { assigneeId: input.assigneeId },
    };
  },
});

/** A public answer; the case goes on. */
export const answerCase = deskVerb({
  name: "cases.answer",
  move: "answer",
  input: answerInput,
  effect: ({ input }) => ({ event: { kind: "REPLIED", text: input.text } }),
});

/** An internal note: neither the person nor the body complained about ever reads it. */
export const noteCase = deskVerb({
  name: "cases.note",
  move: "note",
  input: noteInput,
  effect: ({ input }) => ({ event: { kind: "NOTED", text: input.text } }),
});

/**
 * Says which rider it is about, or takes that back. A note: neither the person nor the outlet reads that it was done. Whose
 * request it is stands fast: its rider answers for it as the person who asks.
 */
export const nameRider = deskVerb({
  name: "cases.nameRider",
  move: "nameRider",
  input: nameRiderInput,
  effect: async ({ tx, input, subject, now }) => {
    if (subject.kind === "REQUEST") refuse("cadre.riderAsks");
    if (!input.rider && !subject.riderId) refuse("errors.required", {}, "rider");
    const rider = input.rider && (await riderIn(tx, subject.areaId, input.rider, localTime(now).day));
    if (rider === null) refuse("cadre.noSuchRider", {}, "rider");
    const riderId = rider ? rider.id : null;
    return { event: { kind: "NOTED", data: { riderId } }, set: { riderId }, detail: { riderId } };
  },
});

/** 转办: to another neighbourhood, with a reason that the person can read. It begins there as a new one. */
export const handOffCase = deskVerb({
  name: "cases.handOff",
  move: "handOff",
  input: handOffInput,
  effect: async ({ tx, input, subject, now }) => {
    if (input.neighbourhoodId === subject.neighbourhoodId)
      refuse("cadre.sameNeighbourhood", {}, "neighbourhoodId");
    const target = await tx.neighbourhood.findFirst({
      where: { id: input.neighbourhoodId, areaId: subject.areaId },
      select: { id: true },
    });
    if (!target) refuse("errors.invalid", {}, "neighbourhoodId");
    await resumeClock(tx, subject, now);
    await endDispatch(tx, subject, "RECALLED", input.reason, now);
    const office = await neighbourhoodLabel(tx, target.id);
    const data = { fromNeighbourhoodId: subject.neighbourhoodId, toNeighbourhoodId: target.id };
    return {
      event: { kind: "HANDED_OFF", text: input.reason, data: { ...data, to: office.zh, toEn: office.en } },
      set: { neighbourhoodId: target.id, assigneeId: null, acceptedAt: null },
      detail: data,
    };
  },
});

/** 暂停: asks the person something; the clock stands until the answer, and the person sees that it does. */
export const pauseCase = deskVerb({
  name: "cases.pause",
  move: "pause",
  input: pauseInput,
  effect: async ({ tx, actor, input, subject, now }) => {
    const open = await tx.casePause.findFirst({
      where: { caseId: subject.id, endedAt: null },
      select: { id: true },
    });
    if (open) refuse("cadre.alreadyPaused");
    await tx.casePause.create({
      data: {
        areaId: subject.areaId,
        caseId: subject.id,
        startedAt: now,
        reason: input.question,
        startedById: actor.personId,
      },
    });
    return { event: { kind: "REPLIED", text: input.question, data: { asks: true } } };
  },
});

/** The clock runs again without the person's reply, e.g. after a telephone call. */
export const resumeCase = deskVerb({
  name: "cases.resume",
  move: "resume",
  input: resumeInput,
  effect: async ({ tx, input, subject, now }) => {
    if (!(await resumeClock(tx, subject, now))) refuse("cadre.notPaused");
    return { event: { kind: "REPLIED", text: input.reason, data: { resumed: true } } };
  },
});
