import { showsCodes } from "@/lib/checkins/policy";
import { screenCode } from "@/lib/checkins/screen";
import { renewScreen } from "@/lib/checkins/screen-device";
import { found } from "@/lib/server/refusal";
import { readRoute } from "@/lib/server/route";

/** The code that the screen of `?station=` shows now, for the device that is its screen: `{ code, name, qr, left }`. */
export const GET = readRoute({
  name: "checkins.screen",
  allow: showsCodes,
  answer: async ({ actor, url, now }) => {
    const shown = found(await screenCode(actor, url.searchParams.get("station") ?? "", now));
    await renewScreen(actor.screen, now);
    return Response.json(shown, { headers: { "Cache-Control": "private, no-store" } });
  },
});
