import { readRoute } from "@/lib/server/route";
import { boardHub } from "@/lib/stations/live-hub";
import { BOARD_TTL, boardStream, STREAM_HEADERS } from "@/lib/stations/live-stream";
import { canSeeStations } from "@/lib/stations/policy";

/** The board as it changes, as server-sent events; resumes at `Last-Event-ID`. 503: ask `/api/board` instead. */
export const GET = readRoute({
  name: "board.live",
  allow: canSeeStations,
  answer: async ({ actor, request }) => {
    const lastId = request.headers.get("last-event-id");
    const stream = boardStream(boardHub(), actor.areaId, { lastId, gone: request.signal });
    if (!stream) return new Response(null, { status: 503, headers: { "retry-after": String(BOARD_TTL) } });
    return new Response(stream, { headers: STREAM_HEADERS });
  },
});
