import { photoPath } from "@/lib/cases/photo-link";
import { DESK_ROLES, STAFF_ROLES, STATION_ROLES } from "@/lib/people/rooms";
import { EVERYBODY, EXTRA, type Knocker, M, NOBODY, OFFICE, SIGNED_IN, shown, WHOLE_AREA } from "./world";

/** One address to knock at, and for whom it opens. `absent`: for them it does not exist; all others are sent away. */
export interface DoorRow {
  readonly path: string;
  readonly open: readonly Knocker[];
  readonly absent?: readonly Knocker[];
}

const others = (known: readonly Knocker[]) => EVERYBODY.filter((who) => !known.includes(who));
/** A session of another area is nobody's here. */
const HERE = SIGNED_IN.filter((who) => who !== "FOREIGN_ADMINISTRATOR");
const everybody = (path: string): DoorRow => ({ path, open: EVERYBODY });
const within = (path: string, room: readonly Knocker[], open: readonly Knocker[]): DoorRow => ({
  path,
  open,
  absent: room.filter((who) => !open.includes(who)),
});

const OWN_STATION: readonly Knocker[] = ["STATION_MANAGER", ...OFFICE];
/** A tablet set up for the own station: the whole table tells that it opens nothing but this one's codes. */
const SCREEN: readonly Knocker[] = ["SCREEN"];

/** Every page and handler of the build, by its address in the build. */
export const DOORS: Readonly<Record<string, readonly DoorRow[]>> = {
  "/": [everybody("/")],
  "/_not-found": [{ path: "/_not-found", open: NOBODY, absent: EVERYBODY }],
  "/[...path]": [{ path: "/no-such-page", open: NOBODY, absent: EVERYBODY }],
  "/account": [{ path: "/account", open: HERE }],
  "/account/display": [everybody("/account/display")],
  "/account/recovery-codes": [{ path: "/account/recovery-codes", open: HERE }],
  "/cadre": [{ path: "/cadre", open: STAFF_ROLES }],
  "/cadre/cases": [{ path: "/cadre/cases", open: DESK_ROLES }],
  "/cadre/cases/[reference]": [
    within(`/cadre/cases/${shown("dispatchedOwn")}`, DESK_ROLES, [...OFFICE, "OUTLET_MANAGER"]),
    within(`/cadre/cases/${shown("dispatchedOther")}`, DESK_ROLES, WHOLE_AREA),
    within(`/cadre/cases/${shown("foreign")}`, DESK_ROLES, NOBODY),
  ],
  "/cadre/cases/templates": [{ path: "/cadre/cases/templates", open: OFFICE }],
  "/cadre/people": [{ path: "/cadre/people", open: WHOLE_AREA }],
  "/cadre/people/[id]": [
    { path: `/cadre/people/${M.people.GUARD}`, open: WHOLE_AREA },
    within(`/cadre/people/${M.foreign.person}`, WHOLE_AREA, NOBODY),
  ],
  "/cadre/stations": [{ path: "/cadre/stations", open: STATION_ROLES }],
  "/cadre/stations/[code]": [
    within("/cadre/stations/T-E1", STATION_ROLES, OWN_STATION),
    within("/cadre/stations/T-C1", STATION_ROLES, WHOLE_AREA),
    within("/cadre/stations/F-E1", STATION_ROLES, NOBODY),
  ],
  "/cadre/stations/posters": [{ path: "/cadre/stations/posters", open: STATION_ROLES }],
  "/cases": [everybody("/cases")],
  "/cases/[reference]": [everybody(`/cases/${shown("reported")}`)],
  "/cases/[reference]/open": [everybody(`/cases/${shown("reported")}/open?key=wrong`)],
  "/check-in": [everybody("/check-in")],
  "/check-in/[code]": [everybody("/check-in/T-E1")],
  "/demo": [everybody("/demo")],
  "/m": [everybody("/m")],
  "/m/[key]": [everybody("/m/wrong")],
  "/map": [everybody("/map"), everybody("/map?n=DL&from=T-E1")],
  "/report": [everybody("/report")],
  "/report/cover": [everybody("/report/cover")],
  "/report/check": [everybody("/report/check")],
  "/report/contact": [everybody("/report/contact")],
  "/report/nearby": [everybody("/report/nearby")],
  "/report/tell": [everybody("/report/tell")],
  "/report/what": [everybody("/report/what")],
  "/report/where": [everybody("/report/where")],
  "/report/where/map": [everybody("/report/where/map"), everybody("/report/where/map?n=DL")],
  "/rider": [{ path: "/rider", open: HERE }],
  "/rider/visits": [{ path: "/rider/visits", open: ["RIDER"] }],
  "/sign-in": [everybody("/sign-in")],
  "/sign-in/code": [everybody("/sign-in/code")],
  "/sign-in/second-step": [everybody("/sign-in/second-step")],
  "/sign-in/set-up": [everybody("/sign-in/set-up")],
  "/sign-in/staff": [everybody("/sign-in/staff")],
  "/stations": [everybody("/stations")],
  "/stations/[code]": [
    everybody("/stations/T-E1"),
    { path: "/stations/F-E1", open: NOBODY, absent: EVERYBODY },
  ],
  "/stations/[code]/screen": [
    within("/stations/T-E1/screen", EVERYBODY, [...SCREEN, ...OWN_STATION]),
    within("/stations/T-C1/screen", EVERYBODY, WHOLE_AREA),
    within("/stations/F-E1/screen", EVERYBODY, NOBODY),
  ],

  "/api/board": [everybody("/api/board")],
  "/api/board/live": [everybody("/api/board/live")],
  "/api/check-ins/screen": [
    within("/api/check-ins/screen?station=T-E1", SCREEN, SCREEN),
    within("/api/check-ins/screen?station=T-C1", SCREEN, NOBODY),
    within("/api/check-ins/screen?station=F-E1", SCREEN, NOBODY),
  ],
  "/api/check-ins/sync": [{ path: "/api/check-ins/sync", open: NOBODY }],
  "/api/cases/[reference]/presence": [
    within(`/api/cases/${shown("dispatchedOwn")}/presence`, DESK_ROLES, [...OFFICE, "OUTLET_MANAGER"]),
    within(`/api/cases/${shown("foreign")}/presence`, DESK_ROLES, NOBODY),
  ],
  "/api/cases/export": [{ path: "/api/cases/export", open: DESK_ROLES }],
  "/api/check-ins": [{ path: "/api/check-ins", open: ["RIDER"] }],
  "/api/photos/[link]": [
    within(photoPath(EXTRA.photo.own, new Date()), EVERYBODY, [...OFFICE, "MEDIATOR", "RESIDENT", "DEVICE"]),
    within(photoPath(EXTRA.photo.other, new Date()), EVERYBODY, [...WHOLE_AREA, "MEDIATOR"]),
    within(photoPath(EXTRA.photo.foreign, new Date()), EVERYBODY, NOBODY),
  ],
  "/api/photos/draft": [{ path: "/api/photos/draft", open: NOBODY }],
  "/api/photos/draft/pieces": [{ path: "/api/photos/draft/pieces", open: NOBODY }],
  "/api/photos/shared/[token]": [{ path: "/api/photos/shared/none", open: NOBODY, absent: EVERYBODY }],
  "/api/photos/draft/[sha256]": [{ path: "/api/photos/draft/own", open: NOBODY, absent: EVERYBODY }],
  "/api/stations.geojson": [everybody("/api/stations.geojson")],
  "/healthz": [everybody("/healthz")],
  "/icon.svg": [everybody("/icon.svg")],
  "/manifest.webmanifest": [everybody("/manifest.webmanifest")],
  "/readyz": [everybody("/readyz")],
};

export const anonymous = others(HERE);
