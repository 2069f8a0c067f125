import "server-only";
import { refuse } from "@/lib/server/refusal";
import { endDispatch, startDispatch } from "./desk-dispatch";
import { deskVerb } from "./desk-move";
import { declineInput, dispatchInput, handleInput, sendBackInput, verifyInput } from "./desk-schema";
import { resumeClock } from "./record";
import { answeringOutlet } from "./rules";

/** 派单: to an outlet, until when and why. The person's own limit stays as it was promised. */
export const dispatchCase = deskVerb({
  name: "cases.dispatch",
  move: "dispatch",
  input: dispatchInput,
  effect: async ({ tx, actor, input, subject, now }) => {
    const outlet = await tx.outlet.findFirst({
      where: { id: input.outletId, areaId: subject.areaId, closedOn: null },
      select: { id: true, companyId: true, name: true, nameEn: true },
    });
    if (!outlet) refuse("cadre.noSuchOutlet", {}, "outletId");
    await endDispatch(tx, subject, "RECALLED", input.dueReason, now);
    const dueAt = await startDispatch(tx, subject, actor.personId, input, now);
    return {
      event: {
        kind: "DISPATCHED",
        text: input.dueReason,
        data: {
          outletId: outlet.id,
          outlet: outlet.name,
          outletEn: outlet.nameEn,
          dueAt: dueAt.toISOString(),
        },
      },
      set: { outletId: outlet.id, companyId: outlet.companyId },
      detail: { outletId: outlet.id, dueAt: dueAt.toISOString() },
    };
  },
});

/** The outlet says that it is not its matter, and why; the office has the case again. */
export const declineCase = deskVerb({
  name: "cases.decline",
  move: "decline",
  input: declineInput,
  effect: async ({ tx, input, subject, now }) => {
    await endDispatch(tx, subject, "DECLINED", input.reason, now);
    return {
      event: {
        kind: "HANDED_OFF",
        text: input.reason,
        data: { declined: true, outletId: subject.outletId },
      },
      detail: { outletId: subject.outletId },
    };
  },
});

/** 处置: by the outlet it was dispatched to, or by the office itself. The text is what the person reads. */
export const handleCase = deskVerb({
  name: "cases.handle",
  move: "handle",
  input: handleInput,
  effect: async ({ tx, input, subject, now }) => {
    await resumeClock(tx, subject, now);
    await endDispatch(tx, subject, "HANDLED", "", now);
    return { event: { kind: "HANDLED", text: input.text } };
  },
});

/** 核查: the office has checked the answer. */
export const verifyCase = deskVerb({
  name: "cases.verify",
  move: "verify",
  input: verifyInput,
  effect: ({ input }) => ({ event: { kind: "VERIFIED", text: input.text, data: { passed: true } } }),
});

/** Verification failed: another round, with a limit of its own, at the outlet or else at the office. */
export const sendBackCase = deskVerb({
  name: "cases.sendBack",
  move: "sendBack",
  input: sendBackInput,
  effect: async ({ tx, actor, input, subject, now, to }) => {
    const outletId = answeringOutlet(subject);
    if (to !== "DISPATCHED" || !outletId) {
      return { event: { kind: "ACCEPTED", text: input.reason, data: { sentBack: true } } };
    }
    if (input.dueOn === "") refuse("errors.required", {}, "dueOn");
    const round = { outletId, dueOn: input.dueOn, dueReason: input.reason, instruction: "" };
    const dueAt = await startDispatch(tx, subject, actor.personId, round, now);
    const data = { sentBack: true, outletId, dueAt: dueAt.toISOString() };
    return { event: { kind: "DISPATCHED", text: input.reason, data }, detail: data };
  },
});
