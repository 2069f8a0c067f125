import type { Role } from "@/lib/people/actor";

const id = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, "0")}`;

/** The moment for which the minimal community is made: a Friday, 10:00 in Shanghai. */
export const NOW = new Date("2026-11-20T02:00:00Z");

/** So many days after that moment (before, when negative). */
export const days = (count: number) => new Date(NOW.getTime() + count * 86_400_000);
/** A day as the value of a database `date` column. */
export const date = (text: string) => new Date(`${text}T00:00:00Z`);

const people: Readonly<Record<Role | "otherResident", string>> = {
  RESIDENT: id(201),
  RIDER: id(202),
  STATION_MANAGER: id(203),
  OUTLET_MANAGER: id(204),
  NEIGHBOURHOOD_CADRE: id(205),
  SUBDISTRICT_CADRE: id(206),
  PARTY_ORGANISER: id(207),
  MEDIATOR: id(208),
  GUARD: id(209),
  ADMINISTRATOR: id(210),
  otherResident: id(211),
};

/** Ids of the minimal community by name. "Own" is the scope of the role holders, "other" another one of their area. */
export const MINIMAL = {
  area: id(1),
  neighbourhoods: { own: id(11), other: id(12) },
  buildings: { own: id(21) },
  entrance: id(22),
  stations: { own: id(31), other: id(32), post: id(33) },
  companies: { own: id(41), other: id(42) },
  outlets: { own: id(51), other: id(52) },
  category: id(61),
  people,
  riders: { own: id(101), others: [id(102), id(103), id(104), id(105), id(106)] },
  riderPeople: [id(112), id(113), id(114), id(115), id(116)],
  cases: {
    reported: id(301),
    dispatchedOwn: id(302),
    dispatchedOther: id(303),
    reportedOther: id(304),
    closed: id(305),
    foreign: id(306),
  },
  references: {
    reported: "AAAAAAAV",
    dispatchedOwn: "BBBBBBBQ",
    dispatchedOther: "CCCCCCCK",
    reportedOther: "DDDDDDDF",
    closed: "EEEEEEEB",
    foreign: "FFFFFFF7",
  },
  /** Key in the secret link of every case; the last four digits left with them are 1234. */
  caseKey: "minimal-case-key",
  foreign: {
    area: id(2),
    neighbourhood: id(13),
    station: id(34),
    company: id(43),
    outlet: id(53),
    category: id(62),
    person: id(250),
  },
} as const;
