import { within } from "@/lib/time/within";

/** Bytes of the first piece, and of the smallest and the largest ones that follow. */
const FIRST = 48 * 1024;
const SMALLEST = 16 * 1024;
const LARGEST = 1024 * 1024;
/** A piece that is answered within this time may be followed by a larger one. Milliseconds. */
const QUICK = 1_000;
/** After this time without an answer the line counts as broken. */
const PATIENCE = 20_000;
const PAUSE_MOST = 15_000;

export interface Sending {
  /** Token of the draft. */
  readonly draft: string;
  readonly photo: Blob;
  /** Part of the photo that has arrived, from 0 to 1, and whether the line is broken just now; false: go no further. */
  readonly tell: (part: number, broken: boolean) => boolean;
  /** Said when the server gives no reason. */
  readonly unknown: string;
}

/**
 * Sends a photo in pieces and tries again for as long as it takes: pieces grow on a good line and become small on one
 * that breaks. What has arrived is kept, and the same photo chosen again goes on from there. Returns why it was not
 * taken, in words, or an empty text.
 */
export async function sendPhoto({ draft, photo, tell, unknown }: Sending): Promise<string> {
  const upload = await nameOf(photo);
  let most = LARGEST;
  let size = FIRST;
  let broken = 0;
  let have: number | undefined;
  for (;;) {
    const whole = have === photo.size;
    try {
      const began = Date.now();
      const answer = await post(whole ? "/api/photos/draft" : "/api/photos/draft/pieces", {
        draft,
        upload,
        ...(whole ? { intent: "another" } : { at: String(have ?? 0) }),
        ...(whole || have === undefined ? {} : { piece: photo.slice(have, have + size) }),
      });
      if (!answer.ok) return answer.why || unknown;
      if (whole || answer.done) return "";
      if (have !== undefined && Date.now() - began < QUICK) size = Math.min(most, size * 2);
      have = answer.have;
      broken = 0;
      if (!tell(have / photo.size, false)) return "";
    } catch {
      broken += 1;
      // What the line did not carry once is not asked of it again.
      if (have !== undefined && !whole) most = size = Math.max(SMALLEST, size / 2);
      if (!tell((have ?? 0) / photo.size, true)) return "";
      have = undefined;
      await pause(Math.min(PAUSE_MOST, 500 * 2 ** broken));
    }
  }
}

/** What came of one request; one that got no answer, or a fault of the server, is thrown. */
type Answer =
  | { readonly ok: true; readonly have: number; readonly done: boolean }
  | { readonly ok: false; readonly why: string };

async function post(path: string, fields: Readonly<Record<string, string | Blob>>): Promise<Answer> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return within(PATIENCE, async (signal) => {
    const response = await fetch(path, { method: "POST", body: form, signal });
    if (response.status >= 500) throw new Error("later");
    const { data, message, fields: said } = await response.json();
    if (!response.ok) return { ok: false, why: said?.photo || message || "" };
    return { ok: true, have: data.have ?? 0, done: data.done ?? false };
  });
}

/** Waits, but no longer than until the network is back. */
function pause(milliseconds: number): Promise<void> {
  return new Promise((go) => {
    const end = () => {
      clearTimeout(timer);
      window.removeEventListener("online", end);
      go();
    };
    const timer = setTimeout(end, milliseconds);
    window.addEventListener("online", end);
  });
}

/**
 * A name made of the photo's bytes (FNV-1a, twice). It only has to tell the few photos of one draft apart, and it works
 * over plain http too, where browsers keep their own digests back.
 */
async function nameOf(photo: Blob): Promise<string> {
  const bytes = new Uint8Array(await photo.arrayBuffer());
  let [one, two] = [0x811c9dc5, 0x9747b28c];
  for (const byte of bytes) {
    one = Math.imul(one ^ byte, 0x01000193);
    two = Math.imul(two ^ byte, 0x85ebca6b);
  }
  return [bytes.length, one >>> 0, two >>> 0].map((part) => part.toString(36)).join("x");
}
