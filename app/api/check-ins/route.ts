import { readCursor } from "@/lib/checkins/cursor";
import { canListOwn } from "@/lib/checkins/policy";
import { ownVisits } from "@/lib/checkins/queries";
import { checkInVerb } from "@/lib/checkins/verb";
import { readRoute, writeRoute } from "@/lib/server/route";

/** The rider's own check-ins, newest first: `{ visits, next }`; `?after=` the `next` of the page before. */
export const GET = readRoute({
  name: "checkins.list",
  allow: canListOwn,
  answer: async ({ actor, url }) =>
    Response.json(await ownVisits(actor, readCursor(url.searchParams.get("after"))), {
      headers: { "Cache-Control": "private, no-store" },
    }),
});

/** One tap, as the form of the check-in page sends it; a repeated `clientId` gets the same answer. */
export const POST = writeRoute(checkInVerb);
