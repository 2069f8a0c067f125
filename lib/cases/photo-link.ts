import "server-only";
import { readSigned, signed } from "@/lib/server/crypto";

/** The address of a photo changes after this time, and is good for as long again. Minutes. */
const MINUTES = 30;

/**
 * Address of a photo for half an hour to an hour: one that has been copied or stands in a history leads nowhere soon,
 * whoever opens it. Who may see the photo is asked besides. The same address within half an hour, so that browsers
 * fetch it once.
 */
export function photoPath(id: string, now: Date): string {
  const step = MINUTES * 60_000;
  const until = (Math.floor(now.getTime() / step) + 2) * step;
  return `/api/photos/${signed("photo link", `${id} ${until}`)}`;
}

/** Id of the photo that an address made by `photoPath` leads to, or null: not ours, or over. */
export function photoOfLink(token: string | undefined, now: Date): string | null {
  const [id, until] = (readSigned("photo link", token) ?? "").split(" ");
  return id && now.getTime() < Number(until) ? id : null;
}
