import { screenCode } from "@/lib/checkins/posters";
import { runsStations } from "@/lib/people/rooms";
import { found } from "@/lib/server/refusal";
import { readRoute } from "@/lib/server/route";

/** The code that the screen of `?station=` shows now, for those who run that station: `{ code, name, qr, left }`. */
export const GET = readRoute({
  name: "checkins.screen",
  allow: runsStations,
  answer: async ({ actor, url, now }) =>
    Response.json(found(await screenCode(actor, url.searchParams.get("station") ?? "", now)), {
      headers: { "Cache-Control": "private, no-store" },
    }),
});
