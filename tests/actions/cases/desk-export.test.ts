import Papa from "papaparse";
import { beforeAll, describe, expect, it } from "vitest";
import { csvExport, csvLines } from "@/lib/cases/desk-export";
import { type Filters, readFilters } from "@/lib/cases/desk-filters";
import * as end from "@/lib/cases/desk-verbs-end";
import * as office from "@/lib/cases/desk-verbs-office";
import * as work from "@/lib/cases/desk-verbs-work";
import { showReference } from "@/lib/cases/reference";
import type { Actor } from "@/lib/people/actor";
import { withoutIds } from "../../support/without-ids";
import { caseIn, deskWorld, NOW, type World } from "./desk-fixture";

const all = { ...office, ...work, ...end };
const file = async (actor: Actor, filters: Partial<Filters> = {}, most?: number) => {
  const asked = { filters: { ...readFilters({}), ...filters }, now: NOW, zone: "Asia/Shanghai" };
  return new Response(csvExport(actor, asked, most))
    .arrayBuffer()
    .then((bytes) => Buffer.from(bytes).toString("utf8"));
};
const rowsOf = (csv: string) => Papa.parse<string[]>(csv.replace(/^\uFEFF/, "").trim()).data;

describe("cells", () => {
  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "=A1\nmore", "＝1", "＋1", "－1", "＠A"])(
    "%j is no formula",
    (cell) => {
      expect(rowsOf(csvLines([["a", cell]]))[0]?.[1]?.startsWith("'")).toBe(true);
    },
  );

  it.each(["南街 7 号楼", 'he said "no"', "a,b", "two\nlines", "7K3M-92QX"])("%j stays as it is", (cell) => {
    expect(rowsOf(csvLines([["a", cell]]))[0]?.[1]).toBe(cell);
  });
});

describe("the file", () => {
  let world: World;
  beforeAll(async () => {
    world = await deskWorld();
    for (let index = 0; index < 260; index++) await world.file();
    await world.file({ placeNote: "=HYPERLINK(1)", riderSaid: "=T0217, 小李" });
    await world.file({ neighbourhoodId: world.west.id });
  }, 60_000);

  it("holds all that the list shows to this actor, in its order, after a byte order mark", async () => {
    const csv = await file(world.wang);
    expect(csv.startsWith("\uFEFF编号,")).toBe(true);
    const rows = rowsOf(csv);
    expect(rows).toHaveLength(1 + 261);
    expect(new Set(rows.map(([reference]) => reference)).size).toBe(262);
    expect(rows.every((row) => row.length === 8)).toBe(true);
    expect(rows[1]?.[4]).toBe("2026-11-19 10:00");
    expect(withoutIds(csv)).not.toMatch(/李奶奶|2764/);
    expect(csv).not.toMatch(/(^|,|"|\n)=/);
    expect(rows[0]?.[7]).toBe("骑手（反映人写的）");
    expect(rows.slice(1).flatMap((row) => row[7] || [])).toEqual(["'=T0217, 小李"]);
  });

  it("keeps the order that was chosen, over all its steps", async () => {
    const column = async (filters: Partial<Filters>) =>
      rowsOf(await file(world.wang, filters))
        .slice(1)
        .map(([reference]) => reference);
    const usual = await column({});
    expect(await column({ dir: "desc" })).toEqual(usual.toReversed());
  });

  it("shows an outlet its own cases only, nobody else anything", async () => {
    const sent = await caseIn(world, "DISPATCHED", all);
    expect(
      rowsOf(await file(world.manager))
        .slice(1)
        .map(([reference]) => reference),
    ).toEqual([showReference(sent.reference)]);
    expect(rowsOf(await file(world.otherManager))).toHaveLength(1);
    expect(rowsOf(await file(world.zhao, { neighbourhood: "XL" }))).toHaveLength(2);
  });

  it("says where it was cut", async () => {
    const rows = rowsOf(await file(world.wang, {}, 255));
    expect(rows).toHaveLength(1 + 255 + 1);
    expect(rows.at(-1)?.[0]).toContain("255");
  });
});
