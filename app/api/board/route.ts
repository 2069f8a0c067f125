import { readRoute } from "@/lib/server/route";
import { boardState } from "@/lib/stations/live-state";
import { BOARD_TTL } from "@/lib/stations/live-stream";
import { canSeeStations } from "@/lib/stations/policy";

/** The board's marks once, for browsers that can't keep the stream open: ask again after `ttl` seconds. */
export const GET = readRoute({
  name: "board.now",
  allow: canSeeStations,
  answer: async ({ actor, now }) =>
    Response.json(
      {
        last_updated: Math.floor(now.getTime() / 1000),
        ttl: BOARD_TTL,
        ...(await boardState(actor.areaId, now)),
      },
      { headers: { "cache-control": "no-store" } },
    ),
});
