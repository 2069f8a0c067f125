import "server-only";
import type { Actor } from "@/lib/people/actor";
import { env } from "@/lib/server/env";
import { stationsToRun } from "@/lib/stations/desk-queries";
import { type QrPath, qrPath } from "@/lib/text/qr";

/** What is printed for a station: in both languages, whoever prints it. */
export interface PosterSheet {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly qr: QrPath;
}

/** Address of the page that a station's code leads to. */
export const pageOf = (code: string): string => `${env().APP_URL}/check-in/${encodeURIComponent(code)}`;

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
