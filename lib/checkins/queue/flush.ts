import { within } from "@/lib/time/within";
import { type Answer, nextBatch, type QueuedTap } from "./record";
import type { TapStore } from "./store";

/**
 * How sending ended: all sent; no signal; nobody or somebody else is signed in; the server couldn't take it just now.
 * Whatever it is, what has no answer stays in the phone.
 */
export type Sent = "sent" | "offline" | "signIn" | "other" | "later";

export type Reply =
  | { readonly kind: "answers"; readonly answers: readonly Answer[] }
  /** The request as a whole isn't understood; `message` says why. */
  | { readonly kind: "unfit"; readonly message: string }
  | { readonly kind: Exclude<Sent, "sent"> };

export type Post = (taps: readonly QueuedTap[]) => Promise<Reply>;

/** Sends what waits for `owner`, oldest first, until nothing waits or something is in the way. */
export async function flush(
  store: Pick<TapStore, "held" | "settle">,
  owner: string,
  post: Post,
): Promise<Sent> {
  let alone = false;
  for (;;) {
    const waiting = nextBatch((await store.held()).taps, owner);
    const batch = alone ? waiting.slice(0, 1) : waiting;
    const [first] = batch;
    if (!first) return "sent";
    const reply = await post(batch);
    if (reply.kind === "unfit" && batch.length === 1) {
      await store.settle([{ clientId: first.clientId, state: "refused", reason: reply.message }]);
    } else if (reply.kind === "unfit") {
      // One of them spoils the whole: send them one by one, so that the others count.
      alone = true;
    } else if (reply.kind === "answers") {
      await store.settle(reply.answers);
      const answered = new Set(reply.answers.map(({ clientId }) => clientId));
      if (!batch.some(({ clientId }) => answered.has(clientId))) return "later";
    } else return reply.kind;
  }
}

/** Milliseconds to wait for an answer; on a weak signal a request may hang for minutes. */
const PATIENCE = 15_000;

/** Posts taps as the phone that holds them. */
export function poster(deviceId: string, owner: string): Post {
  return async (taps) => {
    const items = taps.map(({ clientId, seq, code, at, source, rotating }) => ({
      ...{ clientId, seq, code, at, source },
      ...(rotating ? { rotating } : {}),
    }));
    try {
      return await within(PATIENCE, async (signal) => {
        const response = await fetch("/api/check-ins/sync", {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify({ owner, deviceId, sentAt: new Date().toISOString(), items }),
          signal,
        });
        return replyOf(response.status, await response.json().catch(() => null));
      });
    } catch {
      return { kind: "offline" };
    }
  };
}

interface Body {
  readonly ok?: boolean;
  readonly message?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly data?: { readonly results?: readonly Answer[] };
}

/** What an HTTP answer means for the queue. */
export function replyOf(status: number, body: Body | null): Reply {
  if (status === 200 && body?.ok) return { kind: "answers", answers: body.data?.results ?? [] };
  if (status === 401) return { kind: "signIn" };
  if (status === 403) return { kind: "other" };
  // Without fields it is a limit, which passes; with them the request itself is wrong and stays so.
  if (status === 422 && Object.keys(body?.fields ?? {}).length > 0)
    return { kind: "unfit", message: body?.message ?? "" };
  return { kind: "later" };
}

/** One sender at a time among all tabs and the service worker, where the browser can tell. */
export async function inTurn(work: () => Promise<Sent>): Promise<Sent> {
  if (!("locks" in navigator)) return work();
  return navigator.locks.request("yizhan-check-ins", work);
}

/** Sends everything that waits for `owner`. */
export async function sendAll(store: TapStore, owner: string): Promise<Sent> {
  const post = poster(await store.deviceId(), owner);
  return inTurn(() => flush(store, owner, post));
}
