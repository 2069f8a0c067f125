import "server-only";
import { type RiderOverTime, riderOverTime } from "@/lib/riders/queries";
import type { Verb } from "@/lib/server/perform";
import { found } from "@/lib/server/refusal";
import { queueOwner } from "./owner";
import { canSync, type QueueSubject } from "./policy";
import type { Answer } from "./queue/record";
import { syncInput } from "./schema";
import { settleBatch } from "./sync";

interface Subject extends QueueSubject {
  readonly rider: RiderOverTime | null;
}

/**
 * Taps that waited in a phone without signal come in, up to fifty at once, however often and in whatever order. One
 * transaction: a request that breaks off has counted nothing, and is sent again. The audit names the new check-ins.
 */
export const syncVerb: Verb<typeof syncInput, Subject, { readonly results: readonly Answer[] }> = {
  name: "checkins.sync",
  input: syncInput,
  limits: (actor, _input, address) => [
    { name: "checkins.sync", key: actor.personId ?? address, points: 300, seconds: 3600 },
  ],
  load: async ({ tx, actor, input }) => ({
    rider: await riderOverTime(tx, actor),
    owner: input.owner,
    own: queueOwner(actor),
  }),
  allow: canSync,
  run: async ({ tx, actor, input, subject, now }) => {
    const settled = await settleBatch(tx, actor, found(subject.rider), input, now);
    const fresh = settled.flatMap(({ answer, fresh }) => (fresh && "id" in answer ? [answer.id] : []));
    const raised = settled.flatMap(({ answer, raised }) => (raised && "id" in answer ? [answer.id] : []));
    const refused = settled.filter(({ answer }) => answer.state === "refused").length;
    return {
      data: { results: settled.map(({ answer }) => answer) },
      audit: {
        subject: "checkIn",
        subjectId: fresh[0] ?? "",
        detail: {
          ...{ fresh, repeated: settled.length - fresh.length - refused, refused },
          ...(raised.length > 0 ? { onSite: raised } : {}),
        },
      },
    };
  },
};
