import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DraftPhoto } from "@/lib/cases/answers";
import { draftToken, readDraftToken } from "@/lib/cases/draft-cookie";
import { fileReport } from "@/lib/cases/filing";
import { PIECE_MAX } from "@/lib/cases/photo-limits";
import { addPiece, sweepPieces, unfinishedPhotos } from "@/lib/cases/photo-pieces";
import { addPhoto, sayWhat } from "@/lib/cases/report-verbs";
import { db } from "@/lib/server/db";
import { foreignActor, NOW, seedMinimal } from "@/prisma/seed/minimal";
import { call, done, fillIn, nobody, ownFiles, photo } from "./filing-world";

let removeFiles: () => void;
beforeAll(async () => {
  removeFiles = ownFiles();
  await seedMinimal();
});
afterAll(() => removeFiles());

const begun = async () => draftToken((await done(call(sayWhat, { category: "not_to_door" }))).draftId);
const idOf = (draft: string) => readDraftToken(draft) ?? "";
const piece = (draft: string, upload: string, at: number, bytes?: Blob) =>
  call(addPiece, { draft, upload, at: String(at), ...(bytes ? { piece: bytes } : {}) });
const finish = (draft: string, upload: string) => call(addPhoto, { draft, upload, intent: "another" });
const photosOf = async (draft: string) =>
  (await db().reportDraft.findUniqueOrThrow({ where: { id: idOf(draft) } })).photos as DraftPhoto[];

async function inPieces(draft: string, upload: string, whole: Blob, size = 200): Promise<void> {
  for (let at = 0; at < whole.size; at += size)
    await done(piece(draft, upload, at, whole.slice(at, at + size)));
}

describe("a photo in pieces", () => {
  it("is put together, made anew and kept once, however often the end is sent", async () => {
    const draft = await begun();
    await inPieces(draft, "one", await photo(40));
    expect(await unfinishedPhotos(idOf(draft))).toBe(1);
    await done(finish(draft, "one"));
    await done(finish(draft, "one"));
    expect(await photosOf(draft)).toMatchObject([{ source: "one", width: 40, height: 30 }]);
    expect(await db().photoPiece.count()).toBe(0);
    expect(await done(piece(draft, "one", 0))).toMatchObject({ done: true });
  });

  it("a piece that comes twice, too early or too late changes nothing; the answer says where to go on", async () => {
    const draft = await begun();
    const whole = await photo(50);
    expect(await done(piece(draft, "two", 0))).toEqual({ have: 0, done: false });
    expect(await done(piece(draft, "two", 150, whole.slice(150)))).toEqual({ have: 0, done: false });
    await done(piece(draft, "two", 0, whole.slice(0, 150)));
    expect(await done(piece(draft, "two", 0, whole.slice(0, 150)))).toEqual({ have: 150, done: false });
    const both = await Promise.all([
      done(piece(draft, "two", 150, whole.slice(150))),
      done(piece(draft, "two", 150, whole.slice(150))),
    ]);
    expect(both).toEqual(Array(2).fill({ have: whole.size, done: false }));
    await done(finish(draft, "two"));
    expect(await photosOf(draft)).toHaveLength(1);
  });

  it("the answer to sharing stays as it was given, since the end may come long after it", async () => {
    const draft = await begun();
    await done(call(addPhoto, { draft, photo: await photo(60), share: "yes" }));
    await inPieces(draft, "late", await photo(61));
    await done(finish(draft, "late"));
    const { data } = await db().reportDraft.findUniqueOrThrow({ where: { id: idOf(draft) } });
    expect(data).toMatchObject({ photo: { share: true } });
  });

  it("its name goes no further than the draft, and what stopped half way goes when the report is sent", async () => {
    const draft = await fillIn({ photos: [await photo(62)] });
    await inPieces(draft, "sent", await photo(63));
    await done(finish(draft, "sent"));
    await done(piece(draft, "half", 0, (await photo(65)).slice(0, 200)));
    expect(await unfinishedPhotos(idOf(draft))).toBe(1);
    const { id } = await done(call(fileReport, { draft }));
    expect(await db().casePhoto.count({ where: { caseId: id } })).toBe(2);
    expect(await unfinishedPhotos(idOf(draft))).toBe(0);
    expect(await piece(draft, "after", 0, await photo(64))).toMatchObject({
      message: { key: "report.gone" },
    });
  });
});

describe("what is refused", () => {
  const heic = new Blob([Buffer.from([0, 0, 0, 24]), "ftypheic\0\0\0\0mif1heic", new Uint8Array(2_000)]);

  it.each([
    ["an iPhone's HEIC", heic, "report.photo.heic"],
    ["a page", new Blob(["<!doctype html><script>alert(1)</script>"]), "report.photo.wrongType"],
  ])("%s with its first piece, so that the rest is not sent in vain", async (_what, content, key) => {
    const draft = await begun();
    expect(await piece(draft, "bad", 0, content)).toMatchObject({ fields: { photo: { key } } });
    expect(await db().photoPiece.count({ where: { draftId: idOf(draft) } })).toBe(0);
  });

  it("more than ten megabytes, and a piece that is too large", async () => {
    const draft = await begun();
    const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: "#777" } })
      .png()
      .toBuffer();
    const large = (bytes: number) => new Blob([new Uint8Array(png), new Uint8Array(bytes - png.length)]);
    expect(await piece(draft, "big", 0, large(PIECE_MAX + 1))).toMatchObject({ kind: "invalid" });
    for (let at = 0; at < 10; at += 1) await done(piece(draft, "big", at * PIECE_MAX, large(PIECE_MAX)));
    expect(await piece(draft, "big", 10 * PIECE_MAX, large(PIECE_MAX))).toMatchObject({
      fields: { photo: { key: "report.photo.tooBig" } },
    });
  });

  it("what is no photo once it is whole", async () => {
    const draft = await begun();
    const whole = await photo(70);
    await inPieces(draft, "half", whole.slice(0, whole.size / 2));
    expect(await finish(draft, "half")).toMatchObject({
      fields: { photo: { key: "report.photo.unreadable" } },
    });
    expect(await finish(draft, "never")).toMatchObject({
      fields: { photo: { key: "report.photo.unreadable" } },
    });
    expect(await photosOf(draft)).toEqual([]);
  });

  it("pieces of another draft, under a token that is not ours, or from another area", async () => {
    const [mine, theirs] = [await begun(), await begun()];
    await inPieces(theirs, "theirs", await photo(80));
    expect(await finish(mine, "theirs")).toMatchObject({ kind: "invalid" });
    expect(await piece(`${theirs}x`, "theirs", 0)).toMatchObject({ message: { key: "report.gone" } });
    expect(await call(addPiece, { draft: theirs, upload: "theirs", at: "0" }, foreignActor())).toMatchObject({
      message: { key: "report.gone" },
    });
    // Negative control: its own draft takes it.
    await done(finish(theirs, "theirs"));
    expect(await photosOf(theirs)).toHaveLength(1);
  });

  it("a fourth photo, before any of it is sent", async () => {
    const draft = await begun();
    for (const tint of [90, 130, 170])
      await done(call(addPhoto, { draft, photo: await photo(tint), intent: "another" }));
    expect(await piece(draft, "fourth", 0, await photo(210))).toMatchObject({
      fields: { photo: { key: "report.photo.tooMany" } },
    });
  });
});

describe("what stays behind", () => {
  it("no more unfinished photos than a report may have: the oldest one goes", async () => {
    const draft = await begun();
    const start = (await photo(100)).slice(0, 200);
    for (const [index, upload] of ["a", "b", "c", "d"].entries())
      await done(
        call(
          addPiece,
          { draft, upload, at: "0", piece: start },
          nobody,
          new Date(NOW.getTime() + index * 1_000),
        ),
      );
    const rows = await db().photoPiece.findMany({
      where: { draftId: idOf(draft) },
      orderBy: { upload: "asc" },
    });
    expect(rows.map(({ upload }) => upload)).toEqual(["b", "c", "d"]);
  });

  it("goes after a day", async () => {
    const draft = await begun();
    await done(piece(draft, "old", 0, (await photo(110)).slice(0, 200)));
    await sweepPieces(new Date(NOW.getTime() + 23 * 3_600_000));
    expect(await unfinishedPhotos(idOf(draft))).toBe(1);
    await sweepPieces(new Date(NOW.getTime() + 25 * 3_600_000));
    expect(await unfinishedPhotos(idOf(draft))).toBe(0);
  });
});
