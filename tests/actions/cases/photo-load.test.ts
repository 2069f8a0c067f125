import { NextRequest } from "next/server";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { GET as casePhoto } from "@/app/api/photos/[link]/route";
import { POST as sendPiece } from "@/app/api/photos/draft/pieces/route";
import { POST as sendPhoto } from "@/app/api/photos/draft/route";
import { draftToken } from "@/lib/cases/draft-cookie";
import { PHOTO_FORM_MAX, PIECE_FORM_MAX, PIECE_MAX } from "@/lib/cases/photo-limits";
import { photoPath } from "@/lib/cases/photo-link";
import { cleanPhoto } from "@/lib/cases/photos";
import { addPhoto } from "@/lib/cases/report-verbs";
import { syncVerb } from "@/lib/checkins/sync-verb";
import { db } from "@/lib/server/db";
import { writeRoute } from "@/lib/server/route";
import { seedMinimal } from "@/prisma/seed/minimal";
import { sent } from "../../support/sent-request";
import { call, done, nobody, ownFiles, photo, report } from "./filing-world";

const held = vi.hoisted(() => ({ actor: null as unknown, reads: [] as (() => void)[], hold: false }));
vi.mock("@/lib/server/actor", () => ({ currentActor: async () => held.actor }));
vi.mock("next/headers", () => ({ cookies: async () => ({ get: () => undefined, set: () => undefined }) }));
vi.mock("@/lib/server/storage", async (original) => {
  const real = await original<typeof import("@/lib/server/storage")>();
  const readStored = async (key: string) => {
    if (held.hold) await new Promise<void>((go) => held.reads.push(go));
    return real.readStored(key);
  };
  return { ...real, readStored };
});

let removeFiles: () => void;
let own: { id: string };
beforeAll(async () => {
  removeFiles = ownFiles();
  await seedMinimal();
  const { id } = await report({ photos: [await photo(30, 1600)] });
  held.actor = { ...nobody, caseIds: [id] };
  own = await db().casePhoto.findFirstOrThrow({ where: { caseId: id } });
});
afterAll(() => removeFiles());
beforeEach(() => {
  held.reads = [];
  held.hold = false;
});

const linkTo = (id: string) => photoPath(id, new Date()).split("/").at(-1) ?? "";
/** Waits until so many photos are being read. */
const reading = (count: number) =>
  vi.waitFor(() => expect(held.reads).toHaveLength(count), { timeout: 10_000 });
/** How many of the same photo are made smaller or wait for it, at most. */
const MOST = 21;
const look = (query: string, signal?: AbortSignal) =>
  casePhoto(new NextRequest(`http://127.0.0.1:3000/any${query}`, signal ? { signal } : {}), {
    params: Promise.resolve({ link: linkTo(own.id) }),
  });
/** Lets held reads go, one after the other, until all have answered. */
async function statuses(answers: readonly Promise<Response>[]): Promise<number[]> {
  held.hold = false;
  for (const go of held.reads) go();
  return (await Promise.all(answers)).map(({ status }) => status);
}

describe("many who look at once", () => {
  it("are told to come back, hold no photo in memory while they wait, and keep nobody from uploading", async () => {
    held.hold = true;
    const asked = Array.from({ length: MOST + 1 }, () => look("?size=small"));
    const refused = await Promise.any(asked);
    expect(refused.status).toBe(503);
    expect(refused.headers.get("retry-after")).toBe("5");
    expect(((await refused.json()) as { message: string }).message).toMatch(/几秒/);
    await reading(1);
    expect((await cleanPhoto(await photo(31))).width).toBe(40);
    const all = await statuses(asked);
    expect(all.filter((status) => status === 503)).toHaveLength(1);
    expect(all.filter((status) => status === 200)).toHaveLength(MOST);
  });

  it("negative control: as many as may wait are all answered, and whole photos need no turn", async () => {
    held.hold = true;
    const asked = Array.from({ length: MOST }, () => look("?size=small"));
    const whole = Array.from({ length: MOST }, () => look(""));
    await reading(1 + MOST);
    expect(await statuses([...asked, ...whole])).toEqual(Array(2 * MOST).fill(200));
  });

  it("who has gone makes room", async () => {
    held.hold = true;
    const leaving = new AbortController();
    const first = look("?size=small");
    await reading(1);
    const going = Array.from({ length: MOST }, () => look("?size=small", leaving.signal));
    expect((await Promise.any(going)).headers.get("retry-after")).toBe("5");
    leaving.abort();
    const gone = await Promise.all(going);
    expect(gone.filter(({ headers }) => headers.has("retry-after"))).toHaveLength(1);
    const last = look("?size=small");
    expect(await statuses([first, last])).toEqual([200, 200]);
  });
});

describe("a body is refused unread when it is too large or does not say how large it is", () => {
  const none = { params: Promise.resolve({}) };
  const form = (draft: string, piece: Blob) => {
    const body = new FormData();
    for (const [name, value] of Object.entries({ draft, upload: "one", at: "0", piece }))
      body.set(name, value);
    return body;
  };
  const url = "http://127.0.0.1:3000/api/any";
  const syncRoute = writeRoute(syncVerb);

  it.each([
    ["a piece", sendPiece, PIECE_FORM_MAX],
    ["a photo", sendPhoto, PHOTO_FORM_MAX],
    ["JSON", syncRoute, 256 * 1024],
  ])("%s", async (_what, route, most) => {
    for (const length of [String(most + 1), "", "-1", "1e3", null]) {
      const request = await sent(url, JSON.stringify({}), { "content-type": "application/json" });
      if (length === null) request.headers.delete("content-length");
      else request.headers.set("content-length", length);
      const answer = await route(request, none);
      expect(answer.status).toBe(413);
      expect(((await answer.json()) as { message: string }).message).toMatch(/太大/);
      expect(request.bodyUsed).toBe(false);
    }
    // Negative control: what fits is read.
    const request = await sent(url, JSON.stringify({}), { "content-type": "application/json" });
    request.headers.set("content-length", String(most));
    expect((await route(request, none)).status).not.toBe(413);
    expect(request.bodyUsed).toBe(true);
  });

  it("the largest piece that is taken fits with its form around it", async () => {
    const { draftId } = await done(call(addPhoto, {}));
    await db().reportDraft.update({
      where: { id: draftId },
      data: { expiresAt: new Date(Date.now() + 60_000) },
    });
    const start = await photo(33);
    const piece = new Blob([start, new Uint8Array(PIECE_MAX - start.size)]);
    const answer = await sendPiece(await sent(url, form(draftToken(draftId), piece)), none);
    expect(await answer.json()).toMatchObject({ ok: true, data: { have: PIECE_MAX } });
  });
});
