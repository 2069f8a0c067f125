import { readRoute } from "@/lib/server/route";
import { FEED_TTL, stationsGeoJson } from "@/lib/stations/feed";
import { canSeeStations } from "@/lib/stations/policy";

/** Open data for maps and other sites; one copy serves everybody. */
export const GET = readRoute({
  name: "stations.geojson",
  allow: canSeeStations,
  answer: async ({ actor, now }) =>
    Response.json(await stationsGeoJson(actor, now), {
      headers: {
        "content-type": "application/geo+json; charset=utf-8",
        "cache-control": `public, max-age=${FEED_TTL}`,
        "access-control-allow-origin": "*",
      },
    }),
});
