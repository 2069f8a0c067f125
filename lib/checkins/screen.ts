import "server-only";
import type { Actor } from "@/lib/people/actor";
import { db, Prisma } from "@/lib/server/db";
import { standing, stationRows } from "@/lib/stations/rows";
import { canonicalCode } from "@/lib/stations/rules";
import { type QrPath, qrPath } from "@/lib/text/qr";
import { pageOf } from "./posters";
import { rotatingCode } from "./rotating";

/** What a station's own screen shows now. */
export interface ScreenCode {
  readonly code: string;
  readonly name: string;
  readonly qr: QrPath;
  /** Milliseconds until the next one; the tablet's own clock may be wrong. */
  readonly left: number;
}

/**
 * The changing code of the station whose screen this device is; null: it is none, another station's, or its permission
 * was ended. Who is signed in, and may do what, makes no difference.
 */
export async function screenCode(
  { areaId, locale, screen }: Actor,
  code: string,
  now: Date,
): Promise<ScreenCode | null> {
  if (!screen) return null;
  const [station] = await stationRows(
    db(),
    areaId,
    now,
    Prisma.sql`s."code" = ${canonicalCode(code)} AND s."id" = ${screen.stationId}::uuid
      AND s."screenVersion" = ${screen.version} AND ${standing(now)}`,
  );
  if (!station) return null;
  const { code: rotating, until } = rotatingCode(station.id, now);
  return {
    code: station.code,
    name: locale === "en" ? station.nameEn : station.name,
    qr: qrPath(`${pageOf(station.code)}?r=${rotating}`),
    left: until.getTime() - now.getTime(),
  };
}
