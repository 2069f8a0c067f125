import { subscriptionOfKey, writeArrival } from "@/lib/messages/subscriptions";
import { pathOf } from "@/lib/messages/verbs";
import { addCaseId } from "@/lib/server/case-keys";
import { db } from "@/lib/server/db";
import { anybody } from "@/lib/server/page";
import { readRoute } from "@/lib/server/route";

/**
 * The short link of a message: opens the case on this device and goes on to its clean address. Before its receiver has
 * said that it is theirs it opens nothing, since the number may be mistyped: they are asked first. It changes nothing by
 * itself; links in messages are also fetched by machines.
 */
export const GET = readRoute({
  name: "messages.openLink",
  allow: anybody,
  answer: async ({ actor, params }) => {
    const key = params.key ?? "";
    const subscription = await subscriptionOfKey(db(), actor.areaId, key);
    if (subscription?.confirmedAt) await addCaseId(subscription.followerId ?? subscription.caseId);
    if (subscription && (!subscription.confirmedAt || subscription.endedAt)) await writeArrival(key);
    const Location = !subscription ? "/cases" : subscription.confirmedAt ? pathOf(subscription) : "/m";
    return new Response(null, { status: 303, headers: { Location, "Cache-Control": "no-store" } });
  },
});
