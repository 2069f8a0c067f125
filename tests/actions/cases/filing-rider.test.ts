import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { followCase } from "@/lib/cases/queries";
import { tell } from "@/lib/cases/report-verbs";
import type { Actor } from "@/lib/people/actor";
import { db } from "@/lib/server/db";
import { MINIMAL as M, minimalActor, NOW, seedMinimal } from "@/prisma/seed/minimal";
import { call, fillIn, nobody, ownFiles, report } from "./filing-world";

let removeFiles: () => void;
beforeAll(async () => {
  removeFiles = ownFiles();
  await seedMinimal();
  const { foreign } = M;
  await db().rider.create({
    data: {
      areaId: foreign.area,
      personId: foreign.person,
      number: "F-0001",
      enrolledOn: new Date("2026-03-01"),
    },
  });
  const likeComplaints = await db().caseCategory.findUniqueOrThrow({ where: { id: M.category } });
  for (const kind of ["PRAISE", "REQUEST"] as const) {
    const { id: _id, ...row } = likeComplaints;
    await db().caseCategory.create({ data: { ...row, code: kind.toLowerCase(), kind } });
  }
});
afterAll(() => removeFiles());

const [own, other] = [`outlet:${M.outlets.own}`, `outlet:${M.outlets.other}`];
/** The first two ride for the own outlet and the other one; the last one has left. */
const [FIRST, SECOND, , , , LEFT] = [M.riders.own, ...M.riders.others];

async function named(rider: string, about = "", category = "not_to_door", actor: Actor = nobody) {
  const told = { category, tell: { text: "约好送上门，却放在楼下。", rider, about } };
  const filed = await report(told, actor);
  const row = await db().case.findUniqueOrThrow({ where: { id: filed.id } });
  expect(row.riderSaid).toBe(category === "request" ? "" : rider.trim());
  return row.riderId;
}

describe("which rider, when a report is filed", () => {
  it.each(["T-0001", "t-0001", "Ｔ－０００１", "t0001", "T 0001", "小李，证号 t0001", "  T—0001 "])(
    "%j is rider T-0001",
    async (said) => {
      expect(await named(said)).toBe(FIRST);
    },
  );

  it.each([
    ["nothing", ""],
    ["a name", "都叫他小李"],
    ["a number that nobody has", "T-0999"],
    ["a number of another area", "F-0001"],
    ["two numbers", "T-0001 或者 T-0002"],
    ["digits alone", "0001"],
  ])("%s is kept as it was said", async (_what, said) => {
    expect(await named(said)).toBeNull();
  });

  it("one of two numbers is a rider's, the other is no rider's: it is that rider", async () => {
    expect(await named("单号 SF-123456，骑手 T-0001")).toBe(FIRST);
  });

  it("does not contradict the company or outlet that was named", async () => {
    expect(await named("T-0001", own)).toBe(FIRST);
    expect(await named("T-0001", `company:${M.companies.own}`)).toBe(FIRST);
    expect(await named("T-0001", other)).toBeNull();
    expect(await named("T-0001", `company:${M.companies.other}`)).toBeNull();
    expect(await named("T-0002", other)).toBe(SECOND);
  });

  it("one who has left rides for no outlet, and is known where none was named", async () => {
    expect(await named("T-0006", other)).toBeNull();
    expect(await named("T-0006")).toBe(LEFT);
  });

  it("a praise is about the rider too; a request stays its rider's own", async () => {
    const rider = minimalActor("RIDER");
    expect(await named("T-0002", "", "praise")).toBe(SECOND);
    expect(await named("", "", "praise", rider)).toBeNull();
    expect(await named("T-0002", "", "request", rider)).toBe(rider.riderId);
    expect(await named("T-0002", "", "request")).toBeNull();
  });

  it("too long is refused at its field, and sixty characters are not", async () => {
    const draft = await fillIn();
    const said = (length: number) => call(tell, { draft, text: "说清楚一点", rider: "李".repeat(length) });
    expect(await said(61)).toMatchObject({
      kind: "invalid",
      fields: { rider: { key: "errors.tooLong", params: { max: 60 } } },
    });
    expect(await said(60)).toMatchObject({ kind: "done" });
    const draftId = Buffer.from(draft.split(".")[0] ?? "", "base64url").toString();
    const kept = await db().reportDraft.findUniqueOrThrow({ where: { id: draftId } });
    expect(kept.data).toMatchObject({ tell: { rider: "李".repeat(60) } });
  });
});

describe("whoever files learns nothing about riders", () => {
  /** What comes back and what the page then shows, but for what differs between any two reports. */
  async function shown(rider: string, actor: Actor = nobody) {
    const { id, reference, draft, draftId, ...filed } = await report(
      { tell: { text: "约好送上门，却放在楼下。", rider } },
      actor,
    );
    const follow = await followCase({ ...actor, caseIds: [id] }, reference, NOW, true);
    if (follow.kind !== "own") throw new Error(follow.kind);
    const { events, secretLink, ...view } = follow.view;
    expect(view.riderSaid).toBe(rider);
    const texts = [id, reference, rider].reduce(
      (text, one) => text.replaceAll(one, "…"),
      JSON.stringify(view),
    );
    return {
      filed,
      view: texts,
      events: events.map(({ id: _id, ...event }) => event),
      link: typeof secretLink,
    };
  }

  it.each([["nobody", nobody] as const, ["a resident", minimalActor("RESIDENT")] as const])(
    "the page after sending is the same whether the number is a rider's or not, for %s",
    async (_who, actor) => {
      const matched = await shown("T-0001", actor);
      expect(await shown("T-0999", actor)).toEqual(matched);
      expect(await shown("F-0001", actor)).toEqual(matched);
      expect(JSON.stringify(matched)).not.toContain(FIRST);
    },
  );

  it("nor does the one who is complained about or praised open it", async () => {
    for (const category of ["not_to_door", "praise"]) {
      const { reference } = await report({ category, tell: { text: "说说这位骑手", rider: "T-0001" } });
      expect(await followCase(minimalActor("RIDER"), reference, NOW, false)).toEqual({ kind: "locked" });
    }
    // Negative control: a request of their own opens.
    const { reference } = await report({ category: "request" }, minimalActor("RIDER"));
    expect(await followCase(minimalActor("RIDER"), reference, NOW, false)).toMatchObject({ kind: "own" });
  });
});
