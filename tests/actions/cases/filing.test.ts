import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { draftToken, newDraftToken } from "@/lib/cases/draft-cookie";
import { sweepDrafts } from "@/lib/cases/draft-sweep";
import { fileReport, insertCase } from "@/lib/cases/filing";
import { readReference } from "@/lib/cases/reference";
import { addPhoto, sayContact, sayWhat, sayWhere, tell } from "@/lib/cases/report-verbs";
import { hashOfKey, keyFits, keyOfSubmission } from "@/lib/server/case-keys";
import { db } from "@/lib/server/db";
import { readStored } from "@/lib/server/storage";
import { foreignActor, MINIMAL as M, minimalActor, NOW, seedMinimal } from "@/prisma/seed/minimal";
import { withoutIds } from "../../support/without-ids";
import { call, done, fillIn, nobody, ownFiles, photo, report } from "./filing-world";

const DAY = 86_400_000;
let removeFiles: () => void;
beforeAll(async () => {
  removeFiles = ownFiles();
  await seedMinimal();
});
afterAll(() => removeFiles());

const caseOf = (id: string) =>
  db().case.findUniqueOrThrow({ where: { id }, include: { events: true, photos: true } });
const fields = (outcome: { kind: string; fields?: Record<string, { key: string }> }) =>
  Object.fromEntries(Object.entries(outcome.fields ?? {}).map(([name, { key }]) => [name, key]));

/** While a building stands that the minimal community has not. */
async function withBuilding(
  at: { readonly areaId: string; readonly neighbourhoodId: string },
  work: (building: { readonly id: string }) => Promise<void>,
): Promise<void> {
  const own = await db().building.findUniqueOrThrow({ where: { id: M.buildings.own } });
  const other = { id: crypto.randomUUID(), code: "X-03", name: "远处3号楼", pinyin: "", aliases: ["白楼"] };
  const building = await db().building.create({ data: { ...own, footprint: [], ...other, ...at } });
  try {
    await work(building);
  } finally {
    await db().case.updateMany({ where: { buildingId: building.id }, data: { buildingId: null } });
    await db().building.delete({ where: { id: building.id } });
  }
}

describe("a report without an account", () => {
  it("may name a building and no neighbourhood: it is the building's", async () => {
    const filed = await report({ where: { q: "东里1号楼" } });
    expect(await caseOf(filed.id)).toMatchObject({
      neighbourhoodId: M.neighbourhoods.own,
      buildingId: M.buildings.own,
    });
  });

  it("with a building of another neighbourhood than was chosen is asked once more, and goes where that stands", async () => {
    await withBuilding({ areaId: M.area, neighbourhoodId: M.neighbourhoods.other }, async ({ id }) => {
      const draft = await fillIn();
      const where = { place: M.neighbourhoods.own, q: "白楼" };
      expect((await done(call(sayWhere, { draft, ...where }))).next).toMatch(/^\/report\/where/);
      await done(call(sayWhere, { draft, ...where, building: id }));
      const filed = await done(call(fileReport, { draft }));
      expect(await caseOf(filed.id)).toMatchObject({
        neighbourhoodId: M.neighbourhoods.other,
        buildingId: id,
      });
      // A number alone is meant in the neighbourhood that was chosen: there is none, so it stays a word.
      const numbered = await report({ where: { place: M.neighbourhoods.own, q: "3号楼" } });
      expect(await caseOf(numbered.id)).toMatchObject({
        neighbourhoodId: M.neighbourhoods.own,
        buildingId: null,
        placeNote: "3号楼",
      });
    });
  });

  it("becomes a case with its event, its photos and its limit, all of one moment", async () => {
    const filed = await report({
      where: { place: M.neighbourhoods.own, q: "1号楼", entrance: "1", note: "门口" },
      tell: { text: "约好送上门，却放在楼下。", occurredOn: "2026-11-19", about: `outlet:${M.outlets.own}` },
      photos: [await photo(10), await photo(200)],
      contact: { phone: "13812342764", name: "周阿姨", consent: "yes" },
    });
    const row = await caseOf(filed.id);
    expect(row).toMatchObject({
      areaId: M.area,
      kind: "COMPLAINT",
      status: "REPORTED",
      neighbourhoodId: M.neighbourhoods.own,
      buildingId: M.buildings.own,
      entranceId: M.entrance,
      companyId: M.companies.own,
      outletId: M.outlets.own,
      placeNote: "门口",
      contactName: "周阿姨",
      contactPhone: "+8613812342764",
      hideName: true,
      reporterId: null,
      filedAt: NOW,
      version: 1,
    });
    // Three working days after Friday, 20 November, at closing time: Wednesday 17:00 in Shanghai.
    expect(row.dueAt).toEqual(new Date("2026-11-25T09:00:00Z"));
    expect(row.occurredOn).toEqual(new Date("2026-11-19T00:00:00Z"));
    expect(readReference(filed.reference)).toBe(filed.reference);
    expect(row.events).toMatchObject([
      { kind: "FILED", at: NOW, isPublic: true, actorId: null, actorLabel: "" },
    ]);
    expect(row.photos).toHaveLength(2);
    for (const one of row.photos) {
      expect(one).toMatchObject({
        eventId: row.events[0]?.id,
        mediaType: "image/jpeg",
        width: 40,
        height: 30,
      });
      expect((await readStored(one.storageKey)).length).toBe(one.bytes);
      expect(one.storageKey).toMatch(/^photos\/[0-9a-f]{2}\/[0-9a-f]{32}\.jpg$/);
    }
  });

  it("needs neither phone nor photo nor building, and can be told by its link alone", async () => {
    const filed = await report({ contact: {} });
    const row = await caseOf(filed.id);
    expect(row).toMatchObject({ contactPhone: null, contactName: "", buildingId: null, photos: [] });
    expect(keyFits(keyOfSubmission(row.submissionId), row.keyHash)).toBe(true);
    expect(keyFits(keyOfSubmission(crypto.randomUUID()), row.keyHash)).toBe(false);
    expect(row.keyHash).toBe(hashOfKey(keyOfSubmission(row.submissionId)));
  });

  it("begun at a station lies in the station's neighbourhood", async () => {
    const filed = await report({ station: "t-c1" });
    expect(await caseOf(filed.id)).toMatchObject({
      stationId: M.stations.other,
      neighbourhoodId: M.neighbourhoods.other,
    });
  });

  it("keeps the words that led to no building", async () => {
    const filed = await report({ where: { place: M.neighbourhoods.own, q: "老锅炉房", entrance: "3" } });
    expect(await caseOf(filed.id)).toMatchObject({ buildingId: null, placeNote: "老锅炉房 · 3 单元" });
  });

  it("signed in, it belongs to the person; a rider complained about is never named", async () => {
    const filed = await report({}, minimalActor("RIDER"));
    expect(await caseOf(filed.id)).toMatchObject({ reporterId: M.people.RIDER, riderId: null });
  });

  it("the name is told only when the person says so", async () => {
    const filed = await report({ contact: { name: "老周", consent: "yes", hideName: "no" } });
    expect(await caseOf(filed.id)).toMatchObject({ hideName: false });
  });

  it("the audit holds who did what, and nothing personal", async () => {
    const filed = await report({ contact: { phone: "13812342764", name: "周玉兰芳", consent: "yes" } });
    const [entry] = await db().auditEntry.findMany({ where: { subjectId: filed.id } });
    expect(entry).toMatchObject({ action: "cases.file", outcome: "done", subject: "case" });
    const all = await db().auditEntry.findMany({ where: { areaId: M.area }, omit: { id: true } });
    expect(withoutIds(all)).not.toMatch(/2764|周玉兰芳|送上门/);
  });
});

describe("sent once, however often", () => {
  it("twenty clicks at once make one case", async () => {
    const draft = await fillIn();
    const before = await db().case.count();
    const all = await Promise.all(Array.from({ length: 20 }, () => done(call(fileReport, { draft }))));
    expect(new Set(all.map((one) => one.reference)).size).toBe(1);
    expect(await db().case.count()).toBe(before + 1);
  });

  it("a reload later finds the same case, and the answers are gone from the draft", async () => {
    const { id, draft } = await report({ photos: [await photo()] });
    const later = await done(call(fileReport, { draft }, nobody, new Date(NOW.getTime() + DAY)));
    expect(later.id).toBe(id);
    const row = await db().reportDraft.findFirstOrThrow({ where: { caseId: id } });
    expect([row.data, row.photos]).toEqual([{}, []]);
  });

  it("a first page that is sent twice begins one report", async () => {
    const draft = newDraftToken();
    const both = await Promise.all([done(call(addPhoto, { draft })), done(call(addPhoto, { draft }))]);
    expect(both.map(({ draftId }) => draftToken(draftId))).toEqual([draft, draft]);
    // Negative control: under no token each begins its own.
    const [one, other] = [await done(call(addPhoto, {})), await done(call(addPhoto, {}))];
    expect(one.draftId).not.toBe(other.draftId);
  });

  it("going back to an earlier page leads to the case; the first page begins a new report", async () => {
    const { id, reference, draft } = await report();
    const step = await done(call(tell, { draft, text: "改一改再送一次" }));
    expect(step.next).toBe(`/cases/${reference.slice(0, 4)}-${reference.slice(4)}`);
    const again = await done(call(addPhoto, { draft }));
    expect(draftToken(again.draftId)).not.toBe(draft);
    expect(await caseOf(id)).toMatchObject({ text: "约好送上门，却放在楼下。" });
  });

  it("a reference that is taken is drawn again, inside the same transaction", async () => {
    const { id } = await report();
    const row = await db().case.findUniqueOrThrow({ where: { id }, omit: { id: true, phase: true } });
    const draws = [row.reference, row.reference, "0000000G", "00000000"];
    const fresh = await db().$transaction((tx) =>
      insertCase(tx, { ...row, submissionId: crypto.randomUUID() }, () => draws.shift() ?? "00000000"),
    );
    expect(fresh.reference).toBe("0000000G");
    // Negative control: without that, the clash is an error that would lose the report.
    const { reference, ...rest } = row;
    await expect(
      db().case.create({ data: { ...rest, reference, submissionId: crypto.randomUUID() } }),
    ).rejects.toThrow(/Unique constraint/);
  });
});

describe("what is refused, with a sentence at its field", () => {
  it("answers that do not exist in this area", async () => {
    const draft = await fillIn();
    expect(fields(await call(sayWhat, { draft, category: "no_such_thing" }))).toEqual({
      category: "report.what.choose",
    });
    for (const place of [M.foreign.neighbourhood, crypto.randomUUID(), "station"]) {
      expect(fields(await call(sayWhere, { draft, place }))).toEqual({ place: "report.where.choose" });
    }
    for (const about of [`outlet:${M.foreign.outlet}`, `company:${M.foreign.company}`]) {
      expect(fields(await call(tell, { draft, text: "说清楚一点", about }))).toEqual({
        about: "errors.invalid",
      });
    }
  });

  it("no place at all; words that name none in this area are asked about again", async () => {
    const draft = await fillIn();
    const say = (q: string, building = "") => call(sayWhere, { draft, q, building });
    const refused = { place: "report.where.choose" };
    expect(fields(await say(""))).toEqual(refused);
    const again = expect.stringMatching(/^\/report\/where/);
    expect((await done(say("老锅炉房"))).next).toEqual(again);
    expect(fields(await say("老锅炉房", "none"))).toEqual(refused);
    // Other words are looked for, whatever was said of those before.
    expect((await done(say("里1号", "none"))).next).toEqual(again);
    expect(fields(await say("里1号", "none"))).toEqual(refused);
    await withBuilding(
      { areaId: M.foreign.area, neighbourhoodId: M.foreign.neighbourhood },
      async ({ id }) => {
        expect((await done(say("远处3号楼", id))).next).toEqual(again);
        expect((await done(say("远处3号楼", id))).next).toEqual(again);
      },
    );
  });

  it("days that cannot be", async () => {
    const draft = await fillIn();
    const day = async (occurredOn: string) =>
      fields(await call(tell, { draft, text: "说清楚一点", occurredOn }));
    expect(await day("2026-11-21")).toEqual({ occurredOn: "report.tell.future" });
    expect(await day("2025-11-18")).toEqual({ occurredOn: "report.tell.longAgo" });
    expect(await day("2026-11-20")).toEqual({});
    // Still the 20th in UTC, already the 21st in Shanghai.
    const evening = new Date("2026-11-20T17:00:00Z");
    expect(
      fields(await call(tell, { draft, text: "说清楚一点", occurredOn: "2026-11-21" }, nobody, evening)),
    ).toEqual({});
  });

  it("words of danger, until the person has seen the numbers to call and goes on", async () => {
    const draft = await fillIn();
    const text = "楼下充电的电动车着火了";
    const first = await done(call(tell, { draft, text }));
    expect(first.next).toBe("/report/tell#again");
    expect(await call(fileReport, { draft })).toMatchObject({ message: { key: "report.unfinished" } });
    await done(call(tell, { draft, text, calm: "yes" }));
    await done(call(fileReport, { draft }));
    // Negative control: an ordinary story needs no second step.
    const other = await fillIn();
    expect((await done(call(tell, { draft: other, text: "比约好的晚了三天" }))).next).toBe("/report/check");
  });

  it("an entrance the building has not", async () => {
    const draft = await fillIn();
    const input = { draft, place: M.neighbourhoods.own, q: "1号楼", entrance: "9" };
    expect(await call(sayWhere, input)).toMatchObject({
      fields: { entrance: { key: "report.where.noEntrance", params: { number: "9", last: 1 } } },
    });
  });

  it("a wrong number, and a number or name without consent", async () => {
    const draft = await fillIn();
    expect(fields(await call(sayContact, { draft, phone: "123" }))).toEqual({
      phone: "report.contact.phoneWrong",
    });
    const consent = { consent: "report.contact.consentNeeded" };
    expect(fields(await call(sayContact, { draft, phone: "13812342764" }))).toEqual(consent);
    expect(fields(await call(sayContact, { draft, name: "周阿姨" }))).toEqual(consent);
  });

  it("a report that is not finished", async () => {
    const { draftId } = await done(call(addPhoto, {}));
    expect(await call(fileReport, { draft: draftToken(draftId) })).toMatchObject({
      kind: "invalid",
      message: { key: "report.unfinished" },
    });
  });

  it("drafts that are forged, foreign, expired or none", async () => {
    const draft = await fillIn();
    const gone = { kind: "invalid", message: { key: "report.gone" } };
    const [body = "", mac = ""] = draft.split(".");
    const forged = `${Buffer.from(crypto.randomUUID()).toString("base64url")}.${mac}`;
    for (const token of [forged, body, "", `${draft}x`]) {
      expect(await call(fileReport, { draft: token })).toMatchObject(gone);
      expect(await call(tell, { draft: token, text: "说清楚一点" })).toMatchObject(gone);
    }
    expect(await call(fileReport, {})).toMatchObject(gone);
    expect(await call(fileReport, { draft }, foreignActor())).toMatchObject(gone);
    const later = new Date(NOW.getTime() + 7 * DAY);
    expect(await call(fileReport, { draft }, nobody, later)).toMatchObject(gone);
    // Negative control: one second earlier the same draft is sent.
    await done(call(fileReport, { draft }, nobody, new Date(later.getTime() - 1000)));
  });

  it("more from one address than anybody files", async () => {
    const address = "192.0.2.7";
    const outcomes = [];
    for (let count = 0; count < 61; count += 1) {
      outcomes.push(await call(addPhoto, {}, nobody, NOW, address));
    }
    expect(outcomes.slice(0, 60).every((one) => one.kind === "done")).toBe(true);
    expect(outcomes.at(-1)).toMatchObject({ kind: "invalid", message: { key: "errors.tooMany" } });
    await done(call(addPhoto, {}));
  });
});

describe("photos of a draft", () => {
  const start = async () => draftToken((await done(call(addPhoto, {}))).draftId);
  const kept = async (draft: string) => {
    const id = Buffer.from(draft.split(".")[0] ?? "", "base64url").toString();
    return (await db().reportDraft.findUniqueOrThrow({ where: { id } })).photos as { key: string }[];
  };

  it("are at most three, and the same one only once", async () => {
    const draft = await start();
    const same = await photo(5);
    await done(call(addPhoto, { draft, photo: same, intent: "another" }));
    await done(call(addPhoto, { draft, photo: same, intent: "another" }));
    expect(await kept(draft)).toHaveLength(1);
    await done(call(addPhoto, { draft, photo: await photo(90), intent: "another" }));
    await done(call(addPhoto, { draft, photo: await photo(170), intent: "another" }));
    expect(fields(await call(addPhoto, { draft, photo: await photo(250) }))).toEqual({
      photo: "report.photo.tooMany",
    });
  });

  it("one can be taken away, and its file goes after the commit", async () => {
    const draft = await start();
    await done(call(addPhoto, { draft, photo: await photo(5), intent: "another" }));
    const [first] = await kept(draft);
    const result = await done(call(addPhoto, { draft, remove: "0" }));
    expect(result.unneeded).toEqual([first?.key]);
    expect(await kept(draft)).toEqual([]);
  });

  it("an empty file field is no photo; a hostile file is refused and nothing is stored", async () => {
    const draft = await start();
    await done(call(addPhoto, { draft, photo: new Blob([]) }));
    const stored = () => readdirSync(process.env.FILES_DIR ?? "", { recursive: true }).length;
    const before = stored();
    const svg = new Blob(['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>']);
    expect(fields(await call(addPhoto, { draft, photo: svg }))).toEqual({ photo: "report.photo.wrongType" });
    expect(fields(await call(addPhoto, { draft, photo: "text" }))).toEqual({ photo: "errors.invalid" });
    expect(stored()).toBe(before);
  });

  it("go with the draft after seven days; those of a case stay", async () => {
    const draft = await start();
    await done(call(addPhoto, { draft, photo: await photo(6), intent: "another" }));
    const [forgotten] = await kept(draft);
    const { id } = await report({ photos: [await photo(7)] });
    expect(await sweepDrafts(NOW)).toBe(0);
    expect(await sweepDrafts(new Date(NOW.getTime() + 8 * DAY))).toBeGreaterThan(1);
    await expect(readStored(forgotten?.key ?? "")).rejects.toThrow();
    const [sent] = (await caseOf(id)).photos;
    expect((await readStored(sent?.storageKey ?? "")).length).toBe(sent?.bytes);
    expect(await db().reportDraft.count()).toBe(0);
  });
});
