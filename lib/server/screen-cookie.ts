import "server-only";
import type { Screen } from "@/lib/people/actor";
import { cookieName } from "./cookies";
import { readSigned, signed } from "./crypto";

const DAY = 86_400;
/** Without being used for so long it ends by itself. */
export const SCREEN_SECONDS = 90 * DAY;
const FORM = /^screen ([0-9a-f-]{36}) (\d{1,9}) (\d{1,15})$/;

export const screenCookie = () => cookieName("screen");

/** Value of the cookie that makes a device a station's screen, with our signature. */
export function writeScreen({ stationId, version, since }: Screen): string {
  return signed("station screen", `screen ${stationId} ${version} ${since.getTime()}`);
}

/** What a cookie that we signed, and that isn't too old, makes of the device. Whether it was ended the station tells. */
export function readScreen(value: string | undefined, now: Date): Screen | null {
  const [, stationId, version, since] = FORM.exec(readSigned("station screen", value) ?? "") ?? [];
  if (stationId === undefined) return null;
  const screen = { stationId, version: Number(version), since: new Date(Number(since)) };
  return now.getTime() - screen.since.getTime() < SCREEN_SECONDS * 1000 ? screen : null;
}

/** Whether the cookie is to be written anew, so that a screen in use never ends by itself. */
export const isDueAnew = ({ since }: Screen, now: Date): boolean =>
  now.getTime() - since.getTime() > DAY * 1000;
