import { queueOwner } from "@/lib/checkins/owner";
import { DESK_ROLES } from "@/lib/people/rooms";
import {
  actorOf,
  EVERYBODY,
  EXTRA,
  FOREIGN,
  type Knocker,
  M,
  NOBODY,
  NOW,
  OFFICE,
  SIGNED_IN,
  sessionOf,
  WHOLE_AREA,
} from "./world";

export type Scope = "own" | "other" | "foreign";

/** One verb: what is sent for a record in each scope, and who may. Everybody not named is refused. */
export interface Row {
  readonly send: (scope: Scope, who: Knocker) => Record<string, unknown> | null;
  readonly may: Readonly<Record<Scope, readonly Knocker[]>>;
}

const cases = { own: M.cases.dispatchedOwn, other: M.cases.dispatchedOther, foreign: M.cases.foreign };
const stations = { own: M.stations.own, other: M.stations.other, foreign: M.foreign.station };
const OWN_STATION: readonly Knocker[] = ["STATION_MANAGER", ...OFFICE];
/** What one person keeps for themselves: in each scope somebody else's. */
const KEPT_BY = { own: ["NEIGHBOURHOOD_CADRE"], other: ["SUBDISTRICT_CADRE"], foreign: FOREIGN } as const;
const TEXT = "一句说得清楚的话。";
const DAY = "2026-12-01";

/** A move of a case lying with the own outlet in the own neighbourhood, with the other one, or in another area. */
const move = (
  fields: Record<string, unknown>,
  own: readonly Knocker[] = OFFICE,
  other = WHOLE_AREA,
  foreign = FOREIGN,
): Row => ({
  send: (scope) => ({ id: cases[scope], version: "1", ...fields }),
  may: { own, other, foreign },
});

const onStation = (fields: (scope: Scope) => Record<string, unknown>): Row => ({
  send: (scope) => ({ stationId: stations[scope], version: "1", ...fields(scope) }),
  may: { own: OWN_STATION, other: WHOLE_AREA, foreign: FOREIGN },
});

/** The permission of devices to show a station's codes. */
const onScreen: Row = {
  send: (scope) => ({ stationId: stations[scope] }),
  may: { own: OWN_STATION, other: WHOLE_AREA, foreign: FOREIGN },
};

/** The person who filed it, signed in or on the device where it was opened. */
const ofReporter = (references: Record<Scope, string>, fields: Record<string, unknown>): Row => ({
  send: (scope) => ({ reference: references[scope], ...fields }),
  may: { own: ["RESIDENT", "DEVICE"], other: NOBODY, foreign: NOBODY },
});

/** Not about a record of somebody's scope. */
const plain = (fields: Record<string, unknown>, who: readonly Knocker[]): Row => ({
  send: (scope) => (scope === "own" ? fields : null),
  may: { own: who, other: NOBODY, foreign: NOBODY },
});

const reported = {
  own: M.references.reported,
  other: M.references.reportedOther,
  foreign: M.references.foreign,
};
const closed = { own: M.references.closed, other: M.references.reportedOther, foreign: M.references.foreign };
const staff = { own: M.people.GUARD, other: M.people.ADMINISTRATOR, foreign: M.foreign.person };
const week = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [`day${day}`, "08:00-20:00"]));

/** Every verb of the project. A verb in the build without a row here fails the matrix. */
export const ROWS: Readonly<Record<string, Row>> = {
  "cases.accept": move({}),
  "cases.assign": move({ assigneeId: M.people.NEIGHBOURHOOD_CADRE }),
  "cases.answer": move({ text: TEXT }),
  "cases.note": move({ text: TEXT }),
  "cases.nameRider": move({ rider: "T-0001" }),
  "cases.handOff": move({ neighbourhoodId: M.neighbourhoods.other, reason: TEXT }),
  "cases.pause": move({ question: TEXT }),
  "cases.resume": move({ reason: TEXT }),
  "cases.dispatch": move({ outletId: M.outlets.own, dueOn: DAY, dueReason: TEXT }),
  "cases.decline": move({ reason: TEXT }, ["OUTLET_MANAGER"], NOBODY, NOBODY),
  "cases.handle": move({ text: TEXT }, [...OFFICE, "OUTLET_MANAGER"]),
  "cases.verify": move({}),
  "cases.sendBack": move({ reason: TEXT, dueOn: DAY }),
  "cases.close": move({ outcome: "SOLVED", reason: TEXT }),
  "cases.refuse": move({ reason: TEXT }),
  "cases.withdraw": move({ reason: TEXT }),
  "cases.reopenAtDesk": move({ reason: TEXT }),
  "cases.bulk": {
    send: (scope) => ({ move: "accept", items: [`${cases[scope]}_1`] }),
    may: { own: OFFICE, other: WHOLE_AREA, foreign: FOREIGN },
  },
  "cases.undoBatch": {
    send: (scope) => ({ id: EXTRA.batches[scope] }),
    may: KEPT_BY,
  },
  "cases.saveView": plain({ name: "超时的", query: "due=overdue" }, [...DESK_ROLES, ...FOREIGN]),
  "cases.dropView": { send: (scope) => ({ id: EXTRA.views[scope] }), may: KEPT_BY },
  "cases.saveTemplate": plain({ title: "已联系", text: "我们已联系{谁}。" }, [...OFFICE, ...FOREIGN]),
  "cases.dropTemplate": {
    send: (scope) => (scope === "other" ? null : { id: EXTRA.templates[scope] }),
    may: { own: OFFICE, other: NOBODY, foreign: FOREIGN },
  },
  "cases.switchKeys": plain({ keys: "off" }, [...DESK_ROLES, ...FOREIGN]),
  "cases.showContact": {
    send: (scope) => ({ id: cases[scope] }),
    may: { own: OFFICE, other: WHOLE_AREA, foreign: FOREIGN },
  },
  "mediation.open": move({ channel: "PARTY", summary: TEXT, firstName: "甲", secondName: "乙" }),
  "mediation.consent": {
    send: (scope) => ({ id: EXTRA.party[scope] }),
    may: { own: [...OFFICE, "MEDIATOR"], other: [...WHOLE_AREA, "MEDIATOR"], foreign: FOREIGN },
  },

  "cases.sayWhat": plain({ category: "not_to_door" }, EVERYBODY),
  "cases.sayWhere": plain({ place: M.neighbourhoods.own }, EVERYBODY),
  "cases.tell": plain({ text: TEXT }, EVERYBODY),
  "cases.addPhoto": plain({}, EVERYBODY),
  "cases.addPiece": plain({ upload: "one", at: "0" }, EVERYBODY),
  "cases.coverParts": plain({ photo: "0".repeat(64), part: "whole", columns: "6", cell: ["0"] }, EVERYBODY),
  "cases.sayContact": plain({}, EVERYBODY),
  "cases.file": plain({}, EVERYBODY),
  "cases.join": plain({ of: "nothing" }, EVERYBODY),
  "cases.openByDigits": plain({ reference: M.references.reported, digits: "1234" }, EVERYBODY),
  "cases.reply": ofReporter(reported, { text: TEXT }),
  "cases.rate": ofReporter(closed, { solved: "yes", satisfied: "yes" }),
  "cases.putAway": {
    send: (scope) => ({ reference: reported[scope] }),
    may: { own: ["DEVICE"], other: NOBODY, foreign: NOBODY },
  },
  "messages.confirm": plain(
    { key: "own" },
    EVERYBODY.filter((who) => who !== "FOREIGN_ADMINISTRATOR"),
  ),
  "messages.decline": plain(
    { key: "own" },
    EVERYBODY.filter((who) => who !== "FOREIGN_ADMINISTRATOR"),
  ),
  "messages.stop": {
    send: (scope) => ({ id: EXTRA.subscription[scope] }),
    may: { own: ["RESIDENT", "DEVICE"], other: NOBODY, foreign: NOBODY },
  },
  "cases.reopen": ofReporter(closed, { reason: TEXT }),

  "checkins.checkIn": {
    send: (scope) => ({
      code: { own: "T-E1", other: "T-C1", foreign: "F-E1" }[scope],
      clientId: "00000000-0000-4000-8000-000000000001",
      source: "POSTER",
    }),
    may: { own: ["RIDER"], other: ["RIDER"], foreign: NOBODY },
  },
  "checkins.sync": {
    send: (scope, who) => ({
      owner: queueOwner(scope === "own" ? actorOf(who) : { riderId: M.foreign.area }) ?? "nobody",
      deviceId: "00000000-0000-4000-8000-000000000002",
      sentAt: NOW.toISOString(),
      items: [
        {
          clientId: "00000000-0000-4000-8000-000000000003",
          seq: 1,
          code: "T-E1",
          at: NOW.toISOString(),
          source: "POSTER",
        },
      ],
    }),
    may: { own: ["RIDER"], other: NOBODY, foreign: NOBODY },
  },

  "checkins.openScreen": onScreen,
  "checkins.endScreens": onScreen,

  "stations.setService": onStation(() => ({ kind: "DRINKING_WATER", state: "SHORT", note: "", noteEn: "" })),
  "stations.setHours": onStation(() => week),
  "stations.close": onStation(() => ({
    startsAt: "2026-12-02T08:00",
    endsAt: "2026-12-02T09:00",
    reason: "检修",
    reasonEn: "",
  })),
  "stations.endClosure": onStation((scope) => ({ closureId: EXTRA.closures[scope] })),
  "stations.editBasics": onStation(() => ({ seats: "4", phone: "" })),

  "people.disable": {
    send: (scope) => ({ id: staff[scope], reason: TEXT }),
    may: { own: WHOLE_AREA, other: NOBODY, foreign: NOBODY },
  },
  "people.enable": {
    send: (scope) => ({ id: staff[scope], reason: TEXT }),
    may: { own: WHOLE_AREA, other: NOBODY, foreign: NOBODY },
  },

  "account.signOut": plain({}, SIGNED_IN),
  "account.signOutEverywhere": plain({}, SIGNED_IN),
  "account.renewRecoveryCodes": plain({ code: "123456" }, SIGNED_IN),
  "account.codesNoted": plain({}, SIGNED_IN),
  "account.endSession": {
    send: (scope, who) => ({
      id: {
        own: sessionOf(who),
        other: sessionOf(who === "GUARD" ? "MEDIATOR" : "GUARD"),
        foreign: sessionOf(who === "FOREIGN_ADMINISTRATOR" ? "GUARD" : "FOREIGN_ADMINISTRATOR"),
      }[scope],
    }),
    may: { own: SIGNED_IN, other: NOBODY, foreign: NOBODY },
  },
  "account.switchLanguage": plain({ locale: "en" }, EVERYBODY),
  "account.switchDisplay": plain({ theme: "dark", size: "large" }, EVERYBODY),

  "signin.sendCode": plain({ phone: "15400000000" }, EVERYBODY),
  "signin.checkCode": plain({ challenge: "none", code: "123456" }, EVERYBODY),
  "signin.checkPassword": plain({ username: "nobody", password: "nothing" }, EVERYBODY),
  "signin.checkSecondStep": plain({ challenge: "none", code: "123456" }, EVERYBODY),
  "signin.confirmTotp": plain({ challenge: "none", code: "123456" }, EVERYBODY),
  "demo.signIn": plain(
    { key: EXTRA.demoKey },
    EVERYBODY.filter((who) => who !== "FOREIGN_ADMINISTRATOR"),
  ),
};
