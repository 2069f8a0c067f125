import { env } from "./env";

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

/**
 * True when a changing request comes from our own pages: its `Origin` is the origin of APP_URL.
 * A missing or `null` Origin is refused. In demo mode the loopback names of the same port count as one.
 */
export function sameOrigin(head: Headers): boolean {
  const given = head.get("origin");
  if (!given || given === "null") return false;
  const { APP_URL, YIZHAN_DEMO } = env();
  const own = new URL(APP_URL);
  if (given === own.origin) return true;
  if (!YIZHAN_DEMO || !URL.canParse(given)) return false;
  const other = new URL(given);
  return (
    LOOPBACK.has(own.hostname) &&
    LOOPBACK.has(other.hostname) &&
    own.port === other.port &&
    own.protocol === other.protocol
  );
}

/** Address of the caller for rate limits: the entry that the outermost trusted proxy wrote, else one for all. */
export function addressOf(head: Headers): string {
  const trusted = env().TRUSTED_PROXIES;
  const chain = (head.get("x-forwarded-for") ?? "").split(",").map((part) => part.trim());
  return (trusted > 0 && chain.at(-trusted)) || "direct";
}
