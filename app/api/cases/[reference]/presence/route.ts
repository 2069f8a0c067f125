import { present } from "@/lib/cases/desk-presence";
import { readReference } from "@/lib/cases/reference";
import { worksAtDesk } from "@/lib/people/rooms";
import { found } from "@/lib/server/refusal";
import { readRoute } from "@/lib/server/route";

/** A sign of life of an open case page; answers who else is there and whether the case has moved. */
export const GET = readRoute({
  name: "cases.presence",
  allow: worksAtDesk,
  answer: async ({ actor, params, now }) => {
    const reference = found(readReference(params.reference ?? ""));
    const answer = found(await present(actor, reference, now));
    return Response.json(answer, { headers: { "Cache-Control": "no-store" } });
  },
});
