import "server-only";
import { cookies } from "next/headers";
import type { Screen } from "@/lib/people/actor";
import { cookieOptions } from "@/lib/server/cookies";
import { isDueAnew, SCREEN_SECONDS, screenCookie, writeScreen } from "@/lib/server/screen-cookie";

/** Makes this device a station's screen; only in an action or a route handler. */
export async function keepScreen(screen: Screen): Promise<void> {
  (await cookies()).set(screenCookie(), writeScreen(screen), cookieOptions(SCREEN_SECONDS));
}

/** Keeps a screen in use from ending by itself. */
export async function renewScreen(screen: Screen | null, now: Date): Promise<void> {
  if (screen && isDueAnew(screen, now)) await keepScreen({ ...screen, since: now });
}
