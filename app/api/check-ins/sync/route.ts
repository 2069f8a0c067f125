import { syncVerb } from "@/lib/checkins/sync-verb";
import { writeRoute } from "@/lib/server/route";

/** Taps that waited in a phone, up to fifty: `{ results }` says of each what became of it. */
export const POST = writeRoute(syncVerb);
