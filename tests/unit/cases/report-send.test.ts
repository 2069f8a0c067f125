import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { sendPhoto } from "@/components/cases/report-send";

/** A server that keeps pieces as ours does, behind a line that breaks as it is told to. */
function line({
  carries = Number.POSITIVE_INFINITY,
  loses = () => false,
}: {
  carries?: number;
  loses?: (request: number) => boolean;
}) {
  const kept = new Map<string, Uint8Array>();
  const done: string[] = [];
  const asked: { path: string; bytes: number }[] = [];
  vi.stubGlobal("fetch", async (path: string, { body }: { body: FormData }) => {
    const piece = body.get("piece") as Blob | null;
    const upload = String(body.get("upload"));
    asked.push({ path, bytes: piece?.size ?? 0 });
    if ((piece?.size ?? 0) > carries) throw new TypeError("Failed to fetch");
    const had = kept.get(upload) ?? new Uint8Array();
    let data: object = { next: "/report/contact" };
    if (path.endsWith("/pieces")) {
      const at = Number(body.get("at"));
      const fits = piece !== null && at === had.length;
      const now = fits ? Buffer.concat([had, new Uint8Array(await piece.arrayBuffer())]) : had;
      kept.set(upload, now);
      data = { have: now.length, done: done.includes(upload) };
    } else done.push(upload);
    // The answer is lost on its way, though the server has taken what was sent.
    if (loses(asked.length)) throw new TypeError("Failed to fetch");
    return Response.json({ ok: true, data });
  });
  return { kept, done, asked };
}

const photo = new Blob([Uint8Array.from({ length: 300_000 }, (_, index) => (index * 31) % 251)]);
const send = (heard: [number, boolean][] = []) =>
  sendPhoto({
    draft: "draft",
    photo,
    unknown: "unknown",
    tell: (part, broken) => {
      heard.push([part, broken]);
      return true;
    },
  });
/** Lets every pause pass at once. */
async function through(sending: Promise<string>): Promise<string> {
  let over = false;
  const end = () => {
    over = true;
  };
  sending.then(end, end);
  while (!over) await vi.advanceTimersByTimeAsync(1_000);
  return sending;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("window", new EventTarget());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("a photo over the line", () => {
  it("arrives whole, in few requests where the line is good", async () => {
    const { kept, done, asked } = line({});
    const heard: [number, boolean][] = [];
    expect(await through(send(heard))).toBe("");
    const [whole] = kept.values();
    expect(Buffer.from(whole ?? []).equals(Buffer.from(await photo.arrayBuffer()))).toBe(true);
    expect(done).toHaveLength(1);
    expect(asked.length).toBeLessThan(7);
    expect(heard.at(-1)).toEqual([1, false]);
  });

  it("arrives over a line that never carries more than 20 kB, which no single POST would", async () => {
    const { kept, done } = line({ carries: 20_000 });
    const heard: [number, boolean][] = [];
    expect(await through(send(heard))).toBe("");
    expect(kept.values().next().value?.length).toBe(photo.size);
    expect(done).toHaveLength(1);
    expect(heard.some(([, broken]) => broken)).toBe(true);
    // It never says that more has arrived than has.
    const parts = heard.map(([part]) => part);
    expect(parts).toEqual(parts.toSorted((one, other) => one - other));
  });

  it("counts once though answers are lost, the last one too", async () => {
    const { kept, done, asked } = line({ loses: (request) => request % 2 === 0 && request < 20 });
    expect(await through(send())).toBe("");
    const [whole] = kept.values();
    expect(Buffer.from(whole ?? []).equals(Buffer.from(await photo.arrayBuffer()))).toBe(true);
    expect(new Set(done).size).toBe(1);
    expect(asked.length).toBeGreaterThan(7);
  });

  it("goes on where it stopped when the same photo is chosen again", async () => {
    const { kept, asked } = line({});
    await through(send());
    const [upload = ""] = kept.keys();
    kept.set(upload, (kept.get(upload) ?? new Uint8Array()).slice(0, 250_000));
    asked.length = 0;
    line({});
    const second = line({});
    second.kept.set(upload, new Uint8Array(250_000));
    expect(await through(send())).toBe("");
    expect(second.asked.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(50_000);
  });

  it("says the server's reason when it is not taken, and does not try again", async () => {
    const requests: string[] = [];
    vi.stubGlobal("fetch", async (path: string) => {
      requests.push(path);
      return Response.json({ ok: false, message: "check", fields: { photo: "no photo" } }, { status: 422 });
    });
    expect(await through(send())).toBe("no photo");
    expect(requests).toHaveLength(1);
  });

  it("goes on at once when the network is back", async () => {
    let broken = true;
    const good = line({});
    const through = globalThis.fetch;
    vi.stubGlobal("fetch", async (...request: Parameters<typeof fetch>) => {
      if (broken) throw new TypeError("Failed to fetch");
      return through(...request);
    });
    const sending = send();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(good.done).toHaveLength(0);
    broken = false;
    window.dispatchEvent(new Event("online"));
    expect(await sending).toBe("");
  });
});
