import { NextRequest } from "next/server";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { GET as openLink } from "@/app/(public)/cases/[reference]/open/route";
import { GET as casePhoto } from "@/app/api/photos/[link]/route";
import { GET as draftPhoto } from "@/app/api/photos/draft/[sha256]/route";
import { POST as sendPiece } from "@/app/api/photos/draft/pieces/route";
import { POST as sendPhoto } from "@/app/api/photos/draft/route";
import { draftToken, newDraftToken } from "@/lib/cases/draft-cookie";
import { photoPath } from "@/lib/cases/photo-link";
import { readReference } from "@/lib/cases/reference";
import { addPhoto } from "@/lib/cases/report-verbs";
import type { Actor } from "@/lib/people/actor";
import { readOpened } from "@/lib/server/case-cookie";
import { keyOfSubmission } from "@/lib/server/case-keys";
import { db } from "@/lib/server/db";
import { foreignActor, MINIMAL as M, minimalActor, seedMinimal } from "@/prisma/seed/minimal";
import { sent } from "../../support/sent-request";
import { call, done, nobody, ownFiles, photo, report } from "./filing-world";

const held = vi.hoisted(() => ({ actor: null as unknown, jar: new Map<string, string>() }));
vi.mock("@/lib/server/actor", () => ({ currentActor: async () => held.actor }));
vi.mock("next/headers", () => ({
  headers: async () => new Headers(),
  cookies: async () => ({
    get: (name: string) => (held.jar.has(name) ? { value: held.jar.get(name) } : undefined),
    set: (name: string, value: string) => held.jar.set(name, value),
  }),
}));

let removeFiles: () => void;
beforeAll(async () => {
  removeFiles = ownFiles();
  await seedMinimal();
});
afterAll(() => removeFiles());
beforeEach(() => {
  held.actor = nobody;
  held.jar.clear();
});

type Handler = (
  request: NextRequest,
  context: { params: Promise<Record<string, string>> },
) => Promise<Response>;
const get = (handler: Handler, params: Record<string, string>, query = "", actor: Actor = nobody) => {
  held.actor = actor;
  const request = new NextRequest(`http://127.0.0.1:3000/any${query}`);
  return handler(request, { params: Promise.resolve(params) });
};
/** The route reads the real clock. */
const linkTo = (id: string, now = new Date()) => ({ link: photoPath(id, now).split("/").at(-1) ?? "" });
const opened = () =>
  [...held.jar].filter(([name]) => name.endsWith("-cases")).flatMap(([, v]) => readOpened(v));

describe("a photo of a case", () => {
  it("comes as a picture and as nothing else", async () => {
    const { id } = await report({ photos: [await photo()] });
    const row = await db().casePhoto.findFirstOrThrow({ where: { caseId: id } });
    const answer = await get(casePhoto, linkTo(row.id), "", { ...nobody, caseIds: [id] });
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "image/jpeg",
      "content-disposition": "inline",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "private, max-age=300",
    });
    expect((await answer.arrayBuffer()).byteLength).toBe(row.bytes);
  });

  it("comes small for a list, and whole when it is opened; to nobody else either way", async () => {
    const { id } = await report({ photos: [await photo(30, 1600)] });
    const row = await db().casePhoto.findFirstOrThrow({ where: { caseId: id } });
    const own = { ...nobody, caseIds: [id] };
    const widthOf = async (query: string) =>
      (await sharp(await (await get(casePhoto, linkTo(row.id), query, own)).arrayBuffer()).metadata()).width;
    expect(await widthOf("?size=small")).toBe(640);
    expect(await widthOf("")).toBe(1600);
    expect((await get(casePhoto, linkTo(row.id), "?size=small")).status).toBe(404);
  });

  it("has an address that is soon over, even for the person", async () => {
    const { id } = await report({ photos: [await photo()] });
    const row = await db().casePhoto.findFirstOrThrow({ where: { caseId: id } });
    const own = { ...nobody, caseIds: [id] };
    const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);
    const status = async (link: string) => (await get(casePhoto, { link }, "", own)).status;
    expect(await status(linkTo(row.id, ago(61)).link)).toBe(404);
    // Negative control: what was shown up to half an hour ago still opens.
    expect(await status(linkTo(row.id, ago(29)).link)).toBe(200);
    // Not by the id, nor by what we signed for something else.
    expect(await status(row.id)).toBe(404);
    expect(await status(draftToken(row.id))).toBe(404);
    const [begin, end] = [new Date("2026-11-25T10:30:00Z"), new Date("2026-11-25T10:59:59Z")];
    expect(linkTo(row.id, begin)).toEqual(linkTo(row.id, end));
    expect(linkTo(row.id, begin)).not.toEqual(linkTo(row.id, new Date("2026-11-25T11:00:00Z")));
  });

  it("does not exist for anybody else, nor under any other name", async () => {
    const { id } = await report({ photos: [await photo()] });
    const row = await db().casePhoto.findFirstOrThrow({ where: { caseId: id } });
    const others = [
      nobody,
      minimalActor("RESIDENT"),
      minimalActor("OUTLET_MANAGER"),
      minimalActor("GUARD"),
      { ...foreignActor(), caseIds: [id] },
    ];
    for (const actor of others) expect((await get(casePhoto, linkTo(row.id), "", actor)).status).toBe(404);
    for (const name of [row.storageKey, "../../etc/passwd", crypto.randomUUID(), "x"]) {
      expect((await get(casePhoto, { link: name }, "", { ...nobody, caseIds: [id] })).status).toBe(404);
    }
    // Negative control: the outlet sees it from the moment it is dispatched there.
    await db().case.update({ where: { id }, data: { status: "DISPATCHED", outletId: M.outlets.own } });
    await db().caseDispatch.create({
      data: { areaId: M.area, caseId: id, outletId: M.outlets.own, dueAt: new Date(), dueReason: "" },
    });
    expect((await get(casePhoto, linkTo(row.id), "", minimalActor("OUTLET_MANAGER"))).status).toBe(200);
  });
});

describe("a photo of a draft", () => {
  it("is shown to the browser that fills it in, and to no other", async () => {
    const { draftId } = await done(call(addPhoto, {}));
    await done(call(addPhoto, { draft: draftToken(draftId), photo: await photo(), intent: "another" }));
    const row = await db().reportDraft.findUniqueOrThrow({ where: { id: draftId } });
    const [{ sha256 } = { sha256: "" }] = row.photos as { sha256: string }[];
    // The route reads the real clock, and the draft was begun at the moment of the minimal community.
    await db().reportDraft.update({
      where: { id: draftId },
      data: { expiresAt: new Date(Date.now() + 60_000) },
    });
    expect((await get(draftPhoto, { sha256 })).status).toBe(404);
    held.jar.set("yizhan-3000-report", draftToken(crypto.randomUUID()));
    expect((await get(draftPhoto, { sha256 })).status).toBe(404);
    held.jar.set("yizhan-3000-report", draftToken(draftId));
    expect((await get(draftPhoto, { sha256 })).headers.get("content-type")).toBe("image/jpeg");
    expect((await get(draftPhoto, { sha256: "0" })).status).toBe(404);
  });
});

describe("a piece of a photo", () => {
  const jar = () => held.jar.get("yizhan-3000-report");
  const post = async (draft: string, at: number, piece: Blob) => {
    const body = new FormData();
    for (const [name, value] of Object.entries({ draft, upload: "one", at: String(at) }))
      body.set(name, value);
    body.set("piece", piece, "piece");
    const headers = { origin: "http://127.0.0.1:3000" };
    const request = await sent("http://127.0.0.1:3000/api/photos/draft/pieces", body, headers);
    expect((await sendPiece(request, { params: Promise.resolve({}) })).status).toBe(200);
  };

  it("makes its report this browser's when it begins it, or when the browser knows of none", async () => {
    const [draft, other] = [newDraftToken(), newDraftToken()];
    const whole = await photo(230);
    await post(draft, 0, whole.slice(0, 100));
    expect(jar()).toBe(draft);
    // The answer was lost, and the cookie with it.
    held.jar.clear();
    await post(draft, 100, whole.slice(100, 200));
    expect(jar()).toBe(draft);
    // In another tab another report was begun: late pieces don't lead away from it.
    held.jar.set("yizhan-3000-report", other);
    await post(draft, 200, whole.slice(200));
    expect(jar()).toBe(other);
  });
});

describe("a photo sent by itself", () => {
  const post = async (draft: string, file: Blob, origin = "http://127.0.0.1:3000") => {
    const body = new FormData();
    body.set("draft", draft);
    body.set("intent", "another");
    body.set("photo", file, "photo");
    const request = await sent("http://127.0.0.1:3000/api/photos/draft", body, { origin });
    return sendPhoto(request, { params: Promise.resolve({}) });
  };

  it("is kept in the draft, the same one once, and what is refused takes nothing with it", async () => {
    const { draftId } = await done(call(addPhoto, {}));
    // The route reads the real clock, and the draft was begun at the moment of the minimal community.
    await db().reportDraft.update({
      where: { id: draftId },
      data: { expiresAt: new Date(Date.now() + 60_000) },
    });
    const draft = draftToken(draftId);
    const kept = async () =>
      ((await db().reportDraft.findUniqueOrThrow({ where: { id: draftId } })).photos as unknown[]).length;
    const file = await photo(140);
    expect((await post(draft, file)).status).toBe(200);
    expect((await post(draft, file)).status).toBe(200);
    expect(await kept()).toBe(1);
    const refused = await post(draft, new Blob(["<svg onload=alert(1)>"]));
    expect(refused.status).toBe(422);
    const { fields } = (await refused.json()) as { fields: Record<string, string> };
    expect(fields.photo).toContain("JPEG");
    // Under a token that is not ours it begins a report of its own.
    expect((await post(`${draft}x`, await photo(150))).status).toBe(200);
    expect(held.jar.get("yizhan-3000-report")).not.toBe(draft);
    expect((await post(draft, await photo(160), "https://evil.example")).status).toBe(403);
    expect(await kept()).toBe(1);
    // Negative control: from our own pages another one is taken.
    expect((await post(draft, await photo(170))).status).toBe(200);
    expect(await kept()).toBe(2);
  });
});

describe("the secret link", () => {
  it("remembers the case on this device and goes on to the address without the key", async () => {
    const { id, reference } = await report();
    const { submissionId } = await db().case.findUniqueOrThrow({ where: { id } });
    const shown = `${reference.slice(0, 4)}-${reference.slice(4)}`;
    const answer = await get(openLink, { reference: shown }, `?key=${keyOfSubmission(submissionId)}`);
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(`/cases/${shown}`);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(opened()).toEqual([id]);
  });

  it("with a wrong key remembers nothing and leads to the same place", async () => {
    const { reference } = await report();
    const answer = await get(openLink, { reference }, "?key=wrong");
    expect(answer.headers.get("location")).toBe(`/cases/${reference.slice(0, 4)}-${reference.slice(4)}`);
    expect(opened()).toEqual([]);
    expect(readReference(reference)).toBe(reference);
  });

  it("leads nowhere else, whatever the address says", async () => {
    for (const reference of ["//evil.example", "https://evil.example", "..", "%2f%2fevil"]) {
      const location = (await get(openLink, { reference }, "?key=x")).headers.get("location");
      expect(location).toMatch(/^\/cases\?reference=[^/]*$/);
    }
  });
});
