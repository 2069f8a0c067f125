import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DraftPhoto } from "@/lib/cases/answers";
import { draftToken, newDraftToken, readDraftToken } from "@/lib/cases/draft-cookie";
import { fileReport } from "@/lib/cases/filing";
import { PIECE_MAX } from "@/lib/cases/photo-limits";
import { addPiece, sweepPieces, unfinishedPhotos } from "@/lib/cases/photo-pieces";
import { coverParts } from "@/lib/cases/report-cover";
import { addPhoto } from "@/lib/cases/report-verbs";
import { db } from "@/lib/server/db";
import { foreignActor, NOW, seedMinimal } from "@/prisma/seed/minimal";
import { call, done, fillIn, nobody, ownFiles, photo } from "./filing-world";

let removeFiles: () => void;
beforeAll(async () => {
  removeFiles = ownFiles();
  await seedMinimal();
});
afterAll(() => removeFiles());

const begun = async () => draftToken((await done(call(addPhoto, {}))).draftId);
const idOf = (draft: string) => readDraftToken(draft) ?? "";
const piece = (draft: string, upload: string, at: number, bytes?: Blob) =>
  call(addPiece, { draft, upload, at: String(at), ...(bytes ? { piece: bytes } : {}) });
const finish = (draft: string, upload: string) => call(addPhoto, { draft, upload, intent: "another" });
const uploadsOf = async (draft: string) =>
  (
    await db().photoPiece.groupBy({
      by: ["upload"],
      where: { draftId: idOf(draft) },
      orderBy: { upload: "asc" },
    })
  ).map(({ upload }) => upload);
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
    expect(await done(piece(draft, "two", 0))).toMatchObject({ have: 0, done: false });
    expect(await done(piece(draft, "two", 150, whole.slice(150)))).toMatchObject({ have: 0, done: false });
    await done(piece(draft, "two", 0, whole.slice(0, 150)));
    expect(await done(piece(draft, "two", 0, whole.slice(0, 150)))).toMatchObject({ have: 150, done: false });
    const both = await Promise.all([
      done(piece(draft, "two", 150, whole.slice(150))),
      done(piece(draft, "two", 150, whole.slice(150))),
    ]);
    expect(both).toMatchObject(Array(2).fill({ have: whole.size, done: false }));
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

describe("the first piece of all", () => {
  it("begins the report of its page, the other pieces and the form go on with it, and asking begins nothing", async () => {
    const draft = newDraftToken();
    const whole = await photo(66);
    const nothing = { draftId: null, begun: false, have: 0, done: false };
    expect(await done(piece(draft, "first", 0))).toEqual(nothing);
    // Nor does what isn't the head of a photo: only heads are counted against the limit.
    expect(await done(piece(draft, "first", 9, whole.slice(9)))).toEqual(nothing);
    expect(await db().reportDraft.count({ where: { id: idOf(draft) } })).toBe(0);
    // Two at once, as after an answer that was lost on the way.
    const both = await Promise.all([
      done(piece(draft, "first", 0, whole.slice(0, 150))),
      done(piece(draft, "first", 0, whole.slice(0, 150))),
    ]);
    expect(both).toMatchObject(Array(2).fill({ draftId: idOf(draft), have: 150, done: false }));
    expect(await done(piece(draft, "first", 0))).toMatchObject({ begun: false, have: 150 });
    await done(piece(draft, "first", 150, whole.slice(150)));
    await done(finish(draft, "first"));
    expect((await done(call(addPhoto, { draft }))).draftId).toBe(idOf(draft));
    expect(await photosOf(draft)).toMatchObject([{ source: "first" }]);
  });

  it("that is no photo begins nothing either; nor does one whose report is over", async () => {
    const draft = newDraftToken();
    expect(await piece(draft, "bad", 0, new Blob(["<svg/>"]))).toMatchObject({ kind: "invalid" });
    expect(await db().reportDraft.count({ where: { id: idOf(draft) } })).toBe(0);
    const old = await begun();
    const later = new Date(NOW.getTime() + 8 * 86_400_000);
    const raw = { draft: old, upload: "old", at: "0", piece: await photo(67) };
    expect(await call(addPiece, raw, nobody, later)).toMatchObject({ message: { key: "report.gone" } });
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

  it("what is no photo once it is whole; its pieces go, and no other's", async () => {
    const draft = await begun();
    const whole = await photo(70);
    await inPieces(draft, "half", whole.slice(0, whole.size / 2));
    await inPieces(draft, "other", (await photo(71)).slice(0, 200));
    expect(await finish(draft, "half")).toMatchObject({
      fields: { photo: { key: "report.photo.unreadable" } },
    });
    expect(await uploadsOf(draft)).toEqual(["other"]);
    expect(await done(piece(draft, "half", 0))).toMatchObject({ have: 0, done: false });
    const audits = { where: { subjectId: idOf(draft), action: "cases.addPhoto", outcome: "denied" } };
    expect(await db().auditEntry.count(audits)).toBe(1);
    expect(await finish(draft, "never")).toMatchObject({
      fields: { photo: { key: "report.photo.unreadable" } },
    });
    expect(await photosOf(draft)).toEqual([]);
  });

  it("a photo with a gap, even if a decoder would make a picture of it", async () => {
    const draft = await begun();
    const half = (upload: string, at: number, bytes: Blob) => done(piece(draft, upload, at, bytes));
    // The head of one photo and then the whole of another: without the head there is something to open.
    const [head, whole] = [(await photo(72)).slice(0, 100), await photo(73)];
    for (const upload of ["cut", "left"]) {
      await half(upload, 0, head);
      await half(upload, 100, whole);
    }
    await db().photoPiece.deleteMany({ where: { draftId: idOf(draft), upload: "cut", at: 0 } });
    expect(await finish(draft, "cut")).toMatchObject({
      fields: { photo: { key: "report.photo.unreadable" } },
    });
    expect(await photosOf(draft)).toEqual([]);
    expect(await uploadsOf(draft)).toEqual(["left"]);
    // Negative control: the same bytes from the beginning are a photo.
    await half("sound", 0, whole);
    await done(finish(draft, "sound"));
    expect(await photosOf(draft)).toHaveLength(1);
  });

  it("a fault that comes from outside", async () => {
    const draft = await begun();
    await inPieces(draft, "kept", (await photo(74)).slice(0, 200));
    const raw = { draft, upload: "kept", fault: { detail: { key: "errors.denied" }, fields: {} } };
    expect(await call(addPhoto, raw)).toMatchObject({ kind: "invalid", fields: { fault: {} } });
    expect(await uploadsOf(draft)).toEqual(["kept"]);
  });

  it("pieces of another draft, under a token that is not ours, or from another area", async () => {
    const [mine, theirs] = [await begun(), await begun()];
    await inPieces(theirs, "theirs", await photo(80));
    expect(await finish(mine, "theirs")).toMatchObject({ kind: "invalid" });
    expect(await piece(`${theirs}x`, "theirs", 0)).toMatchObject({ message: { key: "report.gone" } });
    const elsewhere = { draft: theirs, upload: "theirs", at: "0" };
    expect(await done(call(addPiece, elsewhere, foreignActor()))).toMatchObject({ draftId: null, have: 0 });
    expect(await call(addPiece, { ...elsewhere, piece: await photo(81) }, foreignActor())).toMatchObject({
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

  it("goes when nothing has come for six hours; what is still coming keeps its head", async () => {
    const [draft, another] = [await begun(), await begun()];
    const whole = await photo(110);
    const start = whole.slice(0, 200);
    const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000);
    const rest = { draft, upload: "slow", at: "200", piece: whole.slice(200) };
    await done(piece(draft, "old", 0, start));
    await done(piece(draft, "slow", 0, start));
    // The same name in another draft is another photo.
    await done(piece(another, "slow", 0, start));
    await done(call(addPiece, rest, nobody, hours(5)));
    await sweepPieces(hours(6));
    expect([await uploadsOf(draft), await uploadsOf(another)]).toEqual([["old", "slow"], ["slow"]]);
    await sweepPieces(hours(7));
    expect([await uploadsOf(draft), await uploadsOf(another)]).toEqual([["slow"], []]);
    await done(finish(draft, "slow"));
    expect(await photosOf(draft)).toMatchObject([{ source: "slow" }]);
    await done(piece(draft, "left", 0, start));
    await sweepPieces(hours(12));
    expect(await uploadsOf(draft)).toEqual([]);
  });

  it("in the audit: its first piece and its end", async () => {
    const draft = await begun();
    await done(piece(draft, "noted", 0));
    await inPieces(draft, "noted", await photo(120), 100);
    await done(piece(draft, "noted", 0, (await photo(120)).slice(0, 100)));
    const entries = async () =>
      (await db().auditEntry.findMany({ where: { subjectId: idOf(draft) }, orderBy: { id: "asc" } })).map(
        ({ action }) => action,
      );
    expect(await entries()).toEqual(["cases.addPhoto", "cases.addPiece"]);
    await done(finish(draft, "noted"));
    await done(piece(draft, "noted", 0));
    expect(await entries()).toEqual(["cases.addPhoto", "cases.addPiece", "cases.addPhoto"]);
  });
});

describe("one address", () => {
  const tooMany = { message: { key: "errors.tooMany" } };

  it("begins sixty photos an hour and no more; what it has begun it may go on with, and ask for", async () => {
    const draft = await begun();
    const whole = await photo(130);
    const from = (address: string, upload: string, at: number, bytes?: Blob) =>
      call(
        addPiece,
        { draft, upload, at: String(at), ...(bytes ? { piece: bytes } : {}) },
        nobody,
        NOW,
        address,
      );
    const begin = (address: string, upload: string) => from(address, upload, 0, whole.slice(0, 200));
    for (let count = 0; count < 60; count += 1) await done(begin("10.9.0.1", "mine"));
    expect(await begin("10.9.0.1", "another")).toMatchObject(tooMany);
    expect(await uploadsOf(draft)).toEqual(["mine"]);
    expect(await done(from("10.9.0.1", "mine", 0))).toMatchObject({ have: 200, done: false });
    await done(from("10.9.0.1", "mine", 200, whole.slice(200)));
    // Negative control: from elsewhere it is begun.
    await done(begin("10.9.0.2", "another"));
  });
});

describe("a photo that was covered", () => {
  it("keeps the name it came with: its upload repeated late brings nothing uncovered back", async () => {
    const draft = await begun();
    const whole = await photo(140, 400);
    const cover = async () => {
      const [{ sha256 } = { sha256: "" }] = await photosOf(draft);
      await done(call(coverParts, { draft, photo: sha256, part: "whole", columns: "6", cell: ["0"] }));
    };
    await inPieces(draft, "faces", whole);
    await done(finish(draft, "faces"));
    const [before] = await photosOf(draft);
    await cover();
    const covered = await photosOf(draft);
    expect(covered).toMatchObject([{ source: "faces" }]);
    expect(covered[0]?.sha256).not.toBe(before?.sha256);
    expect(await done(piece(draft, "faces", 0, whole))).toMatchObject({ done: true });
    await done(finish(draft, "faces"));
    expect(await photosOf(draft)).toEqual(covered);
    // Negative control: without the name the uncovered one would come back.
    const photos = covered.map(({ source: _, ...rest }) => rest);
    await db().reportDraft.update({ where: { id: idOf(draft) }, data: { photos } });
    await inPieces(draft, "faces", whole);
    await done(finish(draft, "faces"));
    expect(await photosOf(draft)).toMatchObject([{}, { sha256: before?.sha256 }]);
  });

  it("one that came as a whole has no name afterwards either", async () => {
    const draft = await begun();
    await done(call(addPhoto, { draft, photo: await photo(141, 400), intent: "another" }));
    const [{ sha256 } = { sha256: "" }] = await photosOf(draft);
    await done(call(coverParts, { draft, photo: sha256, part: "whole", columns: "6", cell: ["0"] }));
    expect((await photosOf(draft))[0]).not.toHaveProperty("source");
  });
});
