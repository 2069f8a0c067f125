import { createHash } from "node:crypto";
import { NextRequest } from "next/server";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { GET as draftPhoto } from "@/app/api/photos/draft/[sha256]/route";
import type { DraftPhoto } from "@/lib/cases/answers";
import { keepFile, removeDiscarded, reserveFile, sweepDiscarded } from "@/lib/cases/discarded-files";
import { draftToken, readDraftToken } from "@/lib/cases/draft-cookie";
import { fileReport } from "@/lib/cases/filing";
import { coverParts } from "@/lib/cases/report-cover";
import { addPhoto } from "@/lib/cases/report-verbs";
import { db } from "@/lib/server/db";
import { readStored } from "@/lib/server/storage";
import { foreignActor, MINIMAL as M, NOW, seedMinimal } from "@/prisma/seed/minimal";
import { noisyPhoto, spread } from "../../support/noisy-photo";
import { call, done, fillIn, nobody, ownFiles } from "./filing-world";

const held = vi.hoisted(() => ({ draft: "" }));
vi.mock("@/lib/server/actor", () => ({ currentActor: async () => nobody }));
vi.mock("next/headers", () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ get: () => ({ value: held.draft }), set: () => {} }),
}));

let removeFiles: () => void;
beforeAll(async () => {
  removeFiles = ownFiles();
  await seedMinimal();
});
afterAll(() => removeFiles());

/** Minutes after the moment of the minimal community. */
const minutesLater = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

const SIDE = { width: 600, height: 400 };
const GPS = {
  IFD0: { Make: "Phone of a neighbour" },
  IFD3: { GPSLatitudeRef: "N", GPSLatitude: "39/1 55/1 0/1" },
};

/** The file of a photo full of detail, with the place and the phone in it. */
async function busyPhoto(): Promise<Blob> {
  const photo = await noisyPhoto(SIDE.width, SIDE.height).withExif(GPS).toBuffer();
  return new Blob([new Uint8Array(photo)]);
}

async function begun(): Promise<{ draft: string; photo: DraftPhoto }> {
  const { draftId } = await done(call(addPhoto, {}));
  const draft = draftToken(draftId);
  await done(call(addPhoto, { draft, photo: await busyPhoto(), intent: "another" }));
  return { draft, photo: await only(draft) };
}

async function photosOf(draft: string): Promise<DraftPhoto[]> {
  const id = readDraftToken(draft) ?? "";
  return (await db().reportDraft.findUniqueOrThrow({ where: { id } })).photos as DraftPhoto[];
}
async function only(draft: string): Promise<DraftPhoto> {
  const [photo] = await photosOf(draft);
  if (!photo) throw new Error("There is no photo.");
  return photo;
}

const cover = (draft: string, photo: DraftPhoto, cell: string[], more: Record<string, string> = {}) =>
  call(coverParts, { draft, photo: photo.sha256, part: "whole", columns: "6", cell, ...more });

type Box = [left: number, top: number, width: number, height: number];
async function pixels(key: string, [left, top, width, height]: Box): Promise<Buffer> {
  return sharp(await readStored(key))
    .extract({ left, top, width, height })
    .raw()
    .toBuffer();
}
/** The first of the three channels. */
const channel = (bytes: Buffer) => Buffer.from(bytes.filter((_, index) => index % 3 === 0));
const difference = (one: Buffer, other: Buffer) =>
  one.reduce((sum, byte, index) => sum + Math.abs(byte - (other[index] ?? 0)), 0) / one.length;
const isStored = (key: string) =>
  readStored(key).then(
    () => true,
    () => false,
  );

/** Cells 7 and 8 of a 6 × 4 grid over 600 × 400, without the edge, where a JPEG mixes in what lies beside them. */
const INSIDE: Box = [116, 116, 168, 68];
const OUTSIDE: Box = [0, 220, 600, 180];

describe("covering parts of a photo that is not sent yet", () => {
  it("leaves nothing of what was there, and everything else as it was", async () => {
    const { draft, photo } = await begun();
    const [inside, outside] = [await pixels(photo.key, INSIDE), await pixels(photo.key, OUTSIDE)];
    await done(cover(draft, photo, ["7", "8"]));
    const copy = await only(draft);
    const covered = await pixels(copy.key, INSIDE);
    expect(spread(channel(inside))).toBeGreaterThan(10);
    expect(spread(channel(covered))).toBeLessThan(2);
    expect(difference(outside, await pixels(copy.key, OUTSIDE))).toBeLessThan(3);
  });

  it("two different photos are covered to the same pixels: they depend on nothing that was there", async () => {
    const [one, other] = [await begun(), await begun()];
    const whole = Array.from({ length: 24 }, (_, cell) => String(cell));
    await done(cover(one.draft, one.photo, whole));
    await done(cover(other.draft, other.photo, whole));
    expect((await only(one.draft)).sha256).toBe((await only(other.draft)).sha256);
    // Negative control: they were not the same before, and are not with one cell left open.
    expect(one.photo.sha256).not.toBe(other.photo.sha256);
    const [third, fourth] = [await begun(), await begun()];
    await done(cover(third.draft, third.photo, whole.slice(1)));
    await done(cover(fourth.draft, fourth.photo, whole.slice(1)));
    expect((await only(third.draft)).sha256).not.toBe((await only(fourth.draft)).sha256);
  });

  it("the copy's hash and size are its own, and neither place nor device is in it", async () => {
    const { draft, photo } = await begun();
    await done(cover(draft, photo, ["0"]));
    const copy = await only(draft);
    const bytes = Buffer.from(await readStored(copy.key));
    expect(copy.sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
    expect([copy.bytes, copy.width, copy.height]).toEqual([bytes.length, SIDE.width, SIDE.height]);
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
    expect(bytes.includes("GPS") || bytes.includes("Phone of a neighbour")).toBe(false);
  });

  it("the old copy is gone from the store and from every address", async () => {
    const { draft, photo } = await begun();
    // The route reads the real clock, and the draft was begun at the moment of the minimal community.
    await db().reportDraft.update({
      where: { id: readDraftToken(draft) ?? "" },
      data: { expiresAt: new Date(Date.now() + 60_000) },
    });
    held.draft = draft;
    const ask = ({ sha256 }: DraftPhoto, query = "") =>
      draftPhoto(new NextRequest(`http://127.0.0.1:3000/any${query}`), {
        params: Promise.resolve({ sha256 }),
      });
    expect((await ask(photo)).status).toBe(200);
    const { unneeded, next } = await done(cover(draft, photo, ["3"]));
    expect(unneeded).toEqual([photo.key]);
    expect(await db().discardedFile.count({ where: { key: photo.key } })).toBe(1);
    await removeDiscarded(unneeded);
    expect(await isStored(photo.key)).toBe(false);
    expect(await db().discardedFile.count({ where: { key: photo.key } })).toBe(0);
    expect((await ask(photo)).status).toBe(404);
    expect((await ask(photo, "?size=small")).status).toBe(404);
    const copy = await only(draft);
    expect(next).toBe(`/report/cover?photo=${copy.sha256}&done=1`);
    expect((await ask(copy)).status).toBe(200);
    const small = await ask(copy, "?size=small");
    expect(small.headers.get("content-type")).toBe("image/jpeg");
    expect(JSON.stringify(await db().reportDraft.findMany())).not.toContain(photo.key);
  });

  it("a store that is away at that moment does not keep it: the sweep tries again", async () => {
    const { draft, photo } = await begun();
    await done(cover(draft, photo, ["3"]));
    // The process ended after the commit: nobody called for the removal.
    expect(await isStored(photo.key)).toBe(true);
    await sweepDiscarded(minutesLater(61));
    expect(await isStored(photo.key)).toBe(false);
    expect(await isStored((await only(draft)).key)).toBe(true);
  });

  it("of a change that fails nothing stays in the store, of one that is made everything", async () => {
    const store = async (failing: boolean) => {
      const key = await reserveFile("photos", "jpg", { areaId: M.area, now: NOW });
      const change = db().$transaction(async (tx) => {
        await keepFile(tx, key, new Uint8Array([1, 2, 3]));
        if (failing) throw new Error("the line to the database is gone");
      });
      await (failing ? expect(change).rejects.toThrow("is gone") : change);
      expect(await isStored(key)).toBe(true);
      return key;
    };
    const [failed, made] = [await store(true), await store(false)];
    // It may still be under way.
    await sweepDiscarded(minutesLater(59));
    expect(await isStored(failed)).toBe(true);
    await sweepDiscarded(minutesLater(61));
    expect(await isStored(failed)).toBe(false);
    expect(await isStored(made)).toBe(true);
  });

  it("again and finer: a quarter of it, with what was covered still covered", async () => {
    const { draft, photo } = await begun();
    await done(cover(draft, photo, ["7", "8"], { change: "1" }));
    const { next } = await done(cover(draft, await only(draft), ["0"], { part: "bottomRight", change: "1" }));
    expect(next).toContain("part=bottomRight&change=1&done=1");
    const { key } = await only(draft);
    expect(spread(channel(await pixels(key, INSIDE)))).toBeLessThan(2);
    // Without its edge, which everybody sees anyway.
    expect(spread(channel(await pixels(key, [308, 208, 32, 32])))).toBeLessThan(2);
    expect(spread(channel(await pixels(key, [360, 260, 100, 100])))).toBeGreaterThan(8);
  });

  it("without a cell nothing happens, and it says so", async () => {
    const { draft, photo } = await begun();
    expect(await cover(draft, photo, [])).toMatchObject({ fields: { cell: { key: "report.cover.none" } } });
    expect(await only(draft)).toEqual(photo);
  });

  it("a second click on the same copy changes nothing more", async () => {
    const { draft, photo } = await begun();
    await done(cover(draft, photo, ["3"]));
    const after = await only(draft);
    expect(await cover(draft, photo, ["4"])).toMatchObject({ message: { key: "report.cover.gone" } });
    expect(await only(draft)).toEqual(after);
  });
});

describe("nobody else's", () => {
  it("a photo of another draft, or with a token that is not ours, or from another area", async () => {
    const [mine, theirs] = [await begun(), await begun()];
    expect(await cover(mine.draft, theirs.photo, ["1"])).toMatchObject({
      message: { key: "report.cover.gone" },
    });
    expect(await cover(`${theirs.draft}x`, theirs.photo, ["1"])).toMatchObject({
      message: { key: "report.gone" },
    });
    const raw = { draft: theirs.draft, photo: theirs.photo.sha256, part: "whole", columns: "6", cell: ["1"] };
    expect(await call(coverParts, raw, foreignActor())).toMatchObject({ message: { key: "report.gone" } });
    expect(await only(theirs.draft)).toEqual(theirs.photo);
    // Negative control: with its own token it is covered.
    await done(cover(theirs.draft, theirs.photo, ["1"]));
  });

  it("a photo of a case that was sent stays as it was sent", async () => {
    const draft = await fillIn({ photos: [await busyPhoto()] });
    const photo = await only(draft);
    const { id } = await done(call(fileReport, { draft }));
    const { next } = await done(cover(draft, photo, ["1"]));
    expect(next).toMatch(/^\/cases\//);
    const [sent] = await db().casePhoto.findMany({ where: { caseId: id } });
    expect([sent?.storageKey, sent?.sha256]).toEqual([photo.key, photo.sha256]);
    expect(await isStored(photo.key)).toBe(true);
  });

  it("a copy that comes from outside is not taken", async () => {
    const { draft, photo } = await begun();
    const copy = { bytes: "AAAA", width: 1, height: 1, sha256: "f".repeat(64) };
    const raw = { draft, photo: photo.sha256, part: "whole", columns: "6", cell: ["1"], copy };
    expect(await call(coverParts, raw)).toMatchObject({ kind: "invalid", fields: { copy: {} } });
    expect(await only(draft)).toEqual(photo);
  });
});
