import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { db } from "@/lib/server/db";

export interface CurrentArea {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly nameEn: string;
  readonly timeZone: string;
  readonly isDemo: boolean;
}

/** The community whose host names contain `host`, else the first one. Throws when there is none at all. */
export async function areaByHost(host: string): Promise<CurrentArea> {
  const name = host.toLowerCase().replace(/:\d+$/, "");
  const [area] = await db().$queryRaw<CurrentArea[]>`
    SELECT "id", "slug", "name", "nameEn", "timeZone", "isDemo" FROM "Area"
    ORDER BY ${name} = ANY ("hosts") DESC, "createdAt", "slug" LIMIT 1`;
  if (!area) throw new Error("There is no area in this database yet.");
  return area;
}

/** The community that this request's host name shows; one small query per request. */
export const currentArea = cache(async () => areaByHost((await headers()).get("host") ?? ""));
