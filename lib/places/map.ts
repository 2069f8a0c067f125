import gcoord from "gcoord";

/**
 * Link that opens a place in the map app or on the map's page. We store WGS-84; Chinese maps draw in GCJ-02, so the
 * position is turned only here, for display (outside of China the two are the same).
 */
export function mapLink({ lng, lat, name }: { lng: number; lat: number; name: string }): string {
  const [x, y] = gcoord.transform([lng, lat], gcoord.WGS84, gcoord.GCJ02);
  const query = new URLSearchParams({
    position: `${x.toFixed(6)},${y.toFixed(6)}`,
    name,
    coordinate: "gaode",
    callnative: "1",
  });
  return `https://uri.amap.com/marker?${query}`;
}
