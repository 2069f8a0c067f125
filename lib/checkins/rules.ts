/** Once per station in this long: tapping again within it is the same visit. */
export const WINDOW_MINUTES = 30;

const MINUTE = 60_000;

/** The stretch in which a check-in at `at` counts as the same visit: from `at`, up to but not including the end. */
export function windowOf(at: Date): { readonly from: Date; readonly until: Date } {
  return { from: at, until: new Date(at.getTime() + WINDOW_MINUTES * MINUTE) };
}

/** The last instant, looking back from `now`, at which a check-in would still be the same visit. */
export function windowStart(now: Date): Date {
  return new Date(now.getTime() - WINDOW_MINUTES * MINUTE);
}

interface Point {
  readonly lng: number;
  readonly lat: number;
}

/** The `count` places nearest to `from` in a straight line, nearest first, each with its distance in metres. */
export function nearest<T extends Point>(
  places: readonly T[],
  from: Point,
  count: number,
): (T & { metres: number })[] {
  return places
    .map((place) => ({ ...place, metres: metresBetween(place, from) }))
    .sort((a, b) => a.metres - b.metres)
    .slice(0, count);
}

/** Great-circle distance in metres (haversine; WGS-84 degrees; mean radius of the earth). */
export function metresBetween(a: Point, b: Point): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const dLat = radians(b.lat - a.lat);
  const dLng = radians(b.lng - a.lng);
  const h =
    Math.sin(dLat / 2) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(dLng / 2) ** 2;
  return 2 * 6_371_009 * Math.asin(Math.min(1, Math.sqrt(h)));
}
