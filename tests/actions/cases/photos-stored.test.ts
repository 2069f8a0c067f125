import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { NextRequest } from "next/server";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { GET as draftPhoto } from "@/app/api/photos/draft/[sha256]/route";
import { draftToken } from "@/lib/cases/draft-cookie";
import { addPhoto } from "@/lib/cases/report-verbs";
import { db } from "@/lib/server/db";
import { newFileKey, storeFile } from "@/lib/server/storage";
import { seedMinimal } from "@/prisma/seed/minimal";
import { hostileUploads, traces } from "../../unit/cases/photos-corpus";
import { call, done, nobody, ownFiles } from "./filing-world";

const held = vi.hoisted(() => ({ draft: "" }));
vi.mock("@/lib/server/actor", () => ({ currentActor: async () => nobody }));
vi.mock("next/headers", () => ({
  headers: async () => new Headers(),
  cookies: async () => ({
    get: (name: string) => (name.endsWith("-report") ? { value: held.draft } : undefined),
  }),
}));

const corpus = await hostileUploads();
let removeFiles: () => void;
let kept: { draftId: string; sha256: string }[];

/** Every upload goes through the door, each into a report of its own. */
beforeAll(async () => {
  removeFiles = ownFiles();
  await seedMinimal();
  for (const { bytes } of corpus) {
    const { draftId } = await done(call(addPhoto, {}));
    const photo = new Blob([new Uint8Array(bytes)]);
    await call(addPhoto, { draft: draftToken(draftId), photo, intent: "another" });
  }
  // The route reads the real clock, and the drafts were begun at the moment of the minimal community.
  await db().reportDraft.updateMany({ data: { expiresAt: new Date(Date.now() + 600_000) } });
  const drafts = await db().reportDraft.findMany({ select: { id: true, photos: true } });
  kept = drafts.flatMap(({ id, photos }) =>
    (photos as { sha256: string }[]).map(({ sha256 }) => ({ draftId: id, sha256 })),
  );
});
afterAll(() => removeFiles());

/** The bytes of every file in the store. */
function stored(): Buffer[] {
  const folder = process.env.FILES_DIR ?? "";
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
}

describe("of more than a hundred hostile uploads", () => {
  it("what is kept holds no place and nothing active, in the store itself", () => {
    expect(corpus.length).toBeGreaterThan(130);
    const sound = corpus.filter(({ accepted }) => accepted).length;
    expect(kept.length).toBeGreaterThanOrEqual(sound);
    const files = stored();
    expect(files).toHaveLength(kept.length);
    expect(files.flatMap((bytes) => traces(bytes))).toEqual([]);
  });

  it("what is served is a picture and nothing else, whatever it came as", async () => {
    for (const { draftId, sha256 } of kept) {
      held.draft = draftToken(draftId);
      const request = new NextRequest("http://127.0.0.1:3000/any");
      const answer = await draftPhoto(request, { params: Promise.resolve({ sha256 }) });
      expect(answer.status).toBe(200);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        "content-type": "image/jpeg",
        "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'none'; sandbox",
      });
      expect(traces(new Uint8Array(await answer.arrayBuffer()))).toEqual([]);
    }
  });

  it("negative control: one stored as it came would be found, with its place", async () => {
    const raw = corpus.find(({ name }) => name === "jpeg with its place in EXIF")?.bytes ?? Buffer.alloc(0);
    const before = stored().length;
    await storeFile(newFileKey("photos", "jpg"), raw);
    const files = stored();
    expect(files).toHaveLength(before + 1);
    expect(files.flatMap((bytes) => traces(bytes))).toContain("place");
  });
});
