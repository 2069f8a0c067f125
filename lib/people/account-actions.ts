"use server";

import { action } from "@/lib/server/action";
import { refuse } from "@/lib/server/refusal";
import { ownSession, signedInPerson } from "./account";
import { renewalLimit } from "./limits";
import { ownPath } from "./own-path";
import { isSignedIn } from "./policy";
import { renewRecoveryCodes } from "./recovery";
import { codesNotedInput, nothing, renewCodesInput, sessionInput } from "./schema";
import { redeemTotp } from "./second-factor";
import { leave } from "./session-cookie";
import { endSessions } from "./sessions";
import { dropCodesCookie, keepCodesCookie } from "./sign-in-cookies";

export const signOutAction = action({
  name: "account.signOut",
  input: nothing,
  load: async ({ actor }) => actor.sessionId,
  allow: isSignedIn,
  run: async ({ tx, actor, subject, now }) => {
    await endSessions(tx, actor.areaId, actor.personId ?? "", now, subject ? [subject] : []);
    return { data: null, audit: { subject: "session", subjectId: subject ?? "" } };
  },
  after: leave,
  redirect: () => "/",
});

export const endSessionAction = action({
  name: "account.endSession",
  input: sessionInput,
  load: ({ tx, actor, input }) => ownSession(tx, actor, input.id),
  allow: (actor, session) => isSignedIn(actor) && session.personId === actor.personId,
  run: async ({ tx, actor, subject, now }) => {
    await endSessions(tx, actor.areaId, subject.personId, now, [subject.id]);
    return { data: null, audit: { subject: "session", subjectId: subject.id } };
  },
  refresh: () => ["/account"],
});

export const signOutEverywhereAction = action({
  name: "account.signOutEverywhere",
  input: nothing,
  load: async ({ actor }) => actor.personId,
  allow: isSignedIn,
  run: async ({ tx, actor, subject, now }) => {
    const ended = await endSessions(tx, actor.areaId, subject ?? "", now);
    return { data: null, audit: { subject: "person", subjectId: subject ?? "", detail: { ended } } };
  },
  after: leave,
  redirect: () => "/",
});

export const renewCodesAction = action({
  name: "account.renewRecoveryCodes",
  input: renewCodesInput,
  limits: (actor) => (actor.personId ? [renewalLimit(actor.personId)] : []),
  load: ({ tx, actor }) => signedInPerson(tx, actor),
  allow: (actor, person) => isSignedIn(actor) && person?.id === actor.personId,
  run: async ({ tx, actor, subject, input, now }) => {
    const credential = subject?.credential ?? refuse("account.noPassword");
    if (!(await redeemTotp(tx, credential, input.code, now))) refuse("signin.codeWrong", undefined, "code");
    const codes = await renewRecoveryCodes(tx, actor.areaId, credential.id);
    const audit = { subject: "credential", subjectId: credential.id };
    return { data: { personId: credential.personId, codes }, audit };
  },
  after: ({ personId, codes }) => keepCodesCookie(personId, codes),
  redirect: () => "/account/recovery-codes",
});

export const codesNotedAction = action({
  name: "account.codesNoted",
  input: codesNotedInput,
  load: async ({ actor }) => actor.personId,
  allow: isSignedIn,
  run: async ({ subject, input }) => ({
    data: { next: input.next },
    audit: { subject: "person", subjectId: subject ?? "" },
  }),
  after: dropCodesCookie,
  redirect: ({ next }) => ownPath(next, "/account"),
});
