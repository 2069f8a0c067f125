import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as end from "@/lib/cases/desk-verbs-end";
import * as office from "@/lib/cases/desk-verbs-office";
import * as work from "@/lib/cases/desk-verbs-work";
import { reply } from "@/lib/cases/follow-verbs";
import { photoPath } from "@/lib/cases/photo-link";
import { canSeePhoto } from "@/lib/cases/photo-policy";
import { followCase, photoWithCase } from "@/lib/cases/queries";
import type { Actor } from "@/lib/people/actor";
import { db } from "@/lib/server/db";
import { call, caseIn, deskWorld, move, NOW, type World } from "./desk-fixture";
import { ownFiles, photo } from "./filing-world";

const all = { ...office, ...work, ...end };

let world: World;
let removeFiles: () => void;
beforeAll(async () => {
  removeFiles = ownFiles();
  world = await deskWorld();
});
afterAll(() => removeFiles());

const theirs = (id: string): Actor => ({ ...world.nobody, caseIds: [id] });
const photosOf = (id: string) =>
  db().casePhoto.findMany({ where: { caseId: id }, include: { event: true }, orderBy: { createdAt: "asc" } });

describe("an answer with a photo", () => {
  it("of the outlet stands on the person's timeline beside its words, and only who sees the case sees it", async () => {
    const { id, reference } = await caseIn(world, "DISPATCHED", all);
    const said = { text: "已经放到您家门口", photo: await photo() };
    expect((await move(work.handleCase, world.manager, id, said)).kind).toBe("done");
    const [row] = await photosOf(id);
    expect(row).toMatchObject({ mediaType: "image/jpeg", event: { kind: "HANDLED", text: said.text } });
    const follow = await followCase(theirs(id), reference, NOW, false);
    const entries = follow?.kind === "own" ? follow.view.events : [];
    expect(entries.filter(({ photos }) => photos.length > 0)).toMatchObject([
      { kind: "HANDLED", photos: [{ path: photoPath(row?.id ?? "", NOW) }] },
    ]);
    const found = await photoWithCase(world.nobody, row?.id ?? "");
    const sees = (actor: Actor) => found !== null && canSeePhoto(actor, found);
    expect([world.wang, world.manager, theirs(id), world.nobody].map(sees)).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  it("of the office, while the case goes on; a note has none", async () => {
    const { id } = await caseIn(world, "ACCEPTED", all);
    const said = { text: "我们去看过了，是这个柜子吗？", photo: await photo(70) };
    expect((await move(office.answerCase, world.wang, id, said)).kind).toBe("done");
    expect(await photosOf(id)).toMatchObject([{ event: { kind: "REPLIED" } }]);
    expect(await move(office.noteCase, world.wang, id, said)).toMatchObject({ kind: "invalid" });
  });

  it("that isn't one is refused with a sentence, and nothing has moved", async () => {
    const { id } = await caseIn(world, "DISPATCHED", all);
    const page = new Blob(["<script>alert(1)</script>"]);
    expect(
      await move(work.handleCase, world.manager, id, { text: "已经送到家里了", photo: page }),
    ).toMatchObject({ kind: "invalid", fields: { photo: { key: "report.photo.wrongType" } } });
    expect(await db().case.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: "DISPATCHED" });
    expect(await photosOf(id)).toEqual([]);
  });

  it("goes with its answer alone: refused as stale, nothing is kept; an empty file field is none", async () => {
    const { id } = await caseIn(world, "DISPATCHED", all);
    const stale = { id, version: 1, text: "已经送到家里了", photo: await photo(80) };
    expect((await call(work.handleCase, world.manager, stale)).kind).toBe("invalid");
    expect(await photosOf(id)).toEqual([]);
    const empty = { text: "已经送到家里了", photo: new Blob([]) };
    expect((await move(work.handleCase, world.manager, id, empty)).kind).toBe("done");
    expect(await photosOf(id)).toEqual([]);
  });

  it("takes no room from the person's own, and there is an end to it", async () => {
    const { id, reference } = await caseIn(world, "ACCEPTED", all);
    for (let n = 0; n < 12; n += 1)
      await move(office.answerCase, world.wang, id, { text: `第 ${n} 张`, photo: await photo(n) });
    expect(await photosOf(id)).toHaveLength(12);
    expect(
      await move(office.answerCase, world.wang, id, { text: "还有一张", photo: await photo(90) }),
    ).toMatchObject({ fields: { photo: { key: "cases.photosFull" } } });
    const own = { reference, text: "我也拍了一张", photo: await photo(95) };
    expect((await call(reply, theirs(id), own)).kind).toBe("done");
  });
});
