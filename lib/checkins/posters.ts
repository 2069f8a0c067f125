import "server-only";
import type { Actor } from "@/lib/people/actor";
import { env } from "@/lib/server/env";
import { stationsToRun, stationToRun } from "@/lib/stations/desk-queries";
import { type QrPath, qrPath } from "./qr";
import { rotatingCode } from "./rotating";

/** What is printed for a station: in both languages, whoever prints it. */
export interface PosterSheet {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly qr: QrPath;
}

const pageOf = (code: string): string => `${env().APP_URL}/check-in/${encodeURIComponent(code)}`;

/** Posters of the stations that the actor runs, by kind and code. */
export async function posterSheets(actor: Actor, now: Date): Promise<PosterSheet[]> {
  const [chinese, english] = await Promise.all([
    stationsToRun({ ...actor, locale: "zh-CN" }, now),
    stationsToRun({ ...actor, locale: "en" }, now),
  ]);
  const names = new Map(english.map(({ code, name }) => [code, name]));
  return chinese.map(({ code, name }) => ({
    code,
    name,
    nameEn: names.get(code) ?? name,
    qr: qrPath(pageOf(code)),
  }));
}

/** What a station's own screen shows now. */
export interface ScreenCode {
  readonly code: string;
  readonly name: string;
  readonly qr: QrPath;
  /** Milliseconds until the next one; the tablet's own clock may be wrong. */
  readonly left: number;
}

/** The changing code of a station that the actor runs; null: there is none, or it is somebody else's. */
export async function screenCode(actor: Actor, code: string, now: Date): Promise<ScreenCode | null> {
  const station = await stationToRun(actor, code, now);
  if (!station) return null;
  const { code: rotating, until } = rotatingCode(station.id, now);
  return {
    code: station.code,
    name: station.name,
    qr: qrPath(`${pageOf(station.code)}?r=${rotating}`),
    left: until.getTime() - now.getTime(),
  };
}
