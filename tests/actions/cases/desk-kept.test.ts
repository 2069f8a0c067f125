import { beforeAll, describe, expect, it } from "vitest";
import { answerTemplates, savedViews } from "@/lib/cases/desk-kept";
import { dropTemplate, saveTemplate, TEMPLATES_MOST } from "@/lib/cases/desk-template-verbs";
import * as end from "@/lib/cases/desk-verbs-end";
import * as office from "@/lib/cases/desk-verbs-office";
import * as work from "@/lib/cases/desk-verbs-work";
import { dropView, saveView, VIEWS_MOST } from "@/lib/cases/desk-view-verbs";
import { db } from "@/lib/server/db";
import { call, caseIn, deskWorld, move, type World } from "./desk-fixture";

const all = { ...office, ...work, ...end };
let world: World;
let foreign: World;
beforeAll(async () => {
  world = await deskWorld();
  foreign = await deskWorld();
});

describe("saved views", () => {
  it("are one's own, by name, with known filters only", async () => {
    const save = (name: string, query: string) => call(saveView, world.wang, { name, query });
    expect((await save("超时的", "due=overdue&evil=1&who=mine")).kind).toBe("done");
    expect((await save("超时的", "due=overdue")).kind).toBe("done");
    expect(await savedViews(world.wang)).toMatchObject([{ name: "超时的", query: "due=overdue" }]);
    expect(await savedViews(world.zhao)).toEqual([]);
    expect((await save("", "")).kind).toBe("invalid");
  });

  it("are dropped by their owner alone", async () => {
    const [view] = await savedViews(world.wang);
    for (const who of [world.zhao, world.guard, world.nobody, foreign.wang]) {
      expect((await call(dropView, who, { id: view?.id })).kind).toBe("absent");
    }
    expect((await call(dropView, world.wang, { id: view?.id })).kind).toBe("done");
    expect(await savedViews(world.wang)).toEqual([]);
  });

  it("are for who works at the desk, and not without end", async () => {
    for (const who of [world.guard, world.nobody]) {
      expect((await call(saveView, who, { name: "x", query: "" })).kind).toBe("denied");
    }
    for (let index = 0; index < VIEWS_MOST; index++) {
      expect((await call(saveView, world.manager, { name: `v${index}` })).kind).toBe("done");
    }
    expect((await call(saveView, world.manager, { name: "one more" })).kind).toBe("invalid");
    expect((await call(saveView, world.manager, { name: "v3", query: "due=today" })).kind).toBe("done");
  });
});

describe("answer templates", () => {
  const template = { title: "已联系网点", text: "我们已联系{网点}核实。" };

  it("need a gap, are shared in the area, replaced by name", async () => {
    const plain = await call(saveTemplate, world.wang, { title: "x", text: "我们正在查。" });
    expect(plain).toMatchObject({ kind: "invalid", fields: { text: { key: "cadre.templateNeedsGap" } } });
    expect((await call(saveTemplate, world.wang, template)).kind).toBe("done");
    expect((await call(saveTemplate, world.zhou, { ...template, text: "已联系｛网点｝。" })).kind).toBe(
      "done",
    );
    expect(await answerTemplates(world.zhao)).toMatchObject([
      { title: template.title, text: "已联系｛网点｝。" },
    ]);
    expect(await answerTemplates(world.manager)).toEqual([]);
    expect(await answerTemplates(foreign.wang)).toEqual([]);
  });

  it("are written and dropped by the area's offices alone", async () => {
    const [known] = await answerTemplates(world.wang);
    for (const who of [world.manager, world.sun, world.guard, world.nobody]) {
      expect((await call(saveTemplate, who, template)).kind).toBe("denied");
      expect((await call(dropTemplate, who, { id: known?.id })).kind).toBe("denied");
    }
    expect((await call(dropTemplate, foreign.wang, { id: known?.id })).kind).toBe("absent");
    expect((await call(dropTemplate, world.zhou, { id: known?.id })).kind).toBe("done");
    expect(await db().answerTemplate.count({ where: { areaId: world.areaId } })).toBe(0);
  });

  it("end at a number", async () => {
    await db().answerTemplate.createMany({
      data: Array.from({ length: TEMPLATES_MOST }, (_, index) => ({
        areaId: foreign.areaId,
        title: `t${index}`,
        text: "{x}",
      })),
    });
    expect((await call(saveTemplate, foreign.wang, template)).kind).toBe("invalid");
  });

  it.each([
    ["REPORTED", office.answerCase, "text", {}],
    ["ACCEPTED", office.pauseCase, "question", {}],
    ["ACCEPTED", work.handleCase, "text", {}],
    ["VERIFIED", end.closeCase, "reason", { outcome: "SOLVED" }],
  ] as const)("can't be sent with a gap left (%s)", async (status, verb, field, more) => {
    const { id, version } = await caseIn(world, status, all);
    for (const text of ["我们已联系{网点}核实。", "我们已联系｛网点｝核实。"]) {
      const outcome = await move(verb, world.wang, id, { [field]: text, ...more });
      expect(outcome).toMatchObject({ kind: "invalid", fields: { [field]: { key: "cadre.fillGaps" } } });
    }
    expect((await db().case.findUniqueOrThrow({ where: { id } })).version).toBe(version);
    expect((await move(verb, world.wang, id, { [field]: "我们已联系顺达核实。", ...more })).kind).toBe(
      "done",
    );
  });
});
