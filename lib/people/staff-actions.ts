"use server";

import { action } from "@/lib/server/action";
import { refuse } from "@/lib/server/refusal";
import { canDisable } from "./policy";
import { disableInput, enableInput } from "./schema";
import { endSessions } from "./sessions";
import { staffMember } from "./staff";

export const disablePerson = action({
  name: "people.disable",
  input: disableInput,
  load: ({ tx, actor, input, now }) => staffMember(tx, actor, input.id, now),
  allow: canDisable,
  run: async ({ tx, actor, subject, input, now }) => {
    const { areaId, id: personId } = subject;
    // The database holds that only one is open; two clicks at once make one.
    const { count } = await tx.personDisablement.createMany({
      data: { areaId, personId, at: now, reason: input.reason, createdById: actor.personId },
      skipDuplicates: true,
    });
    if (count === 0) refuse("account.alreadyDisabled");
    const ended = await endSessions(tx, areaId, personId, now);
    return { data: { id: personId }, audit: { subject: "person", subjectId: personId, detail: { ended } } };
  },
  refresh: ({ id }) => ["/cadre/people", `/cadre/people/${id}`],
  redirect: ({ id }) => `/cadre/people/${id}`,
});

export const enablePerson = action({
  name: "people.enable",
  input: enableInput,
  load: ({ tx, actor, input, now }) => staffMember(tx, actor, input.id, now),
  allow: canDisable,
  run: async ({ tx, actor, subject, input, now }) => {
    const { areaId, id: personId } = subject;
    const { count } = await tx.personDisablement.updateMany({
      where: { areaId, personId, endedAt: null },
      data: { endedAt: now, endedById: actor.personId, endReason: input.reason },
    });
    if (count === 0) refuse("account.notDisabled");
    return { data: { id: personId }, audit: { subject: "person", subjectId: personId } };
  },
  refresh: ({ id }) => ["/cadre/people", `/cadre/people/${id}`],
  redirect: ({ id }) => `/cadre/people/${id}`,
});
