import type { StationKind } from "@/lib/stations/rules";
import type { StationOnBoard } from "@/lib/stations/views";

export const NOW = new Date("2026-11-20T10:00:00+08:00");
export const ZONE = "Asia/Shanghai";
export const at = (text: string) => new Date(`2026-${text}:00+08:00`);

/** A closure until the afternoon of that Friday. */
export const CLOSURE = {
  id: "closure",
  startsAt: at("11-20T08:00"),
  endsAt: at("11-20T15:00"),
  endedAt: null,
  reason: "停水检修",
  reasonEn: "",
};

export function station(changes: Partial<StationOnBoard> = {}): StationOnBoard {
  return {
    id: "id",
    code: "T-E1",
    kind: "EXPRESS_STATION",
    name: "东里社区快递站",
    shortName: "东里",
    address: "东里二条19号",
    neighbourhood: "东里",
    lng: 116.47,
    lat: 39.93,
    seats: 12,
    recent: 6,
    openness: { state: "OPEN", until: at("11-20T22:00") },
    services: [
      { kind: "DRINKING_WATER", state: "AVAILABLE", note: "", provider: null },
      { kind: "FOOD", state: "SHORT", note: "只剩泡面", provider: null },
    ],
    ...changes,
  };
}

const LETTER: Record<StationKind, string> = { LEISURE_CENTRE: "C", EXPRESS_STATION: "E", SHOP_POST: "P" };

/** So many stations of a kind, each with its own code. */
export function several(kind: StationKind, count: number, changes: Partial<StationOnBoard> = {}) {
  return Array.from({ length: count }, (_, index) => {
    const code = `T-${LETTER[kind]}${index + 1}`;
    return station({ kind, code, id: code, name: `驿站${code}`, shortName: code, ...changes });
  });
}
