import { randomUUID } from "node:crypto";
import { newReference } from "@/lib/cases/reference";
import { type Actor, type Role, type ScopeKind, visitor } from "@/lib/people/actor";
import { type CaseStatus, db, type Prisma } from "@/lib/server/db";
import { type Outcome, perform, type Verb } from "@/lib/server/perform";

/** Thursday, 2026-11-19, 10:00 in Beijing: an ordinary working day. */
export const NOW = new Date("2026-11-19T10:00:00+08:00");
export const beijing = (text: string) => new Date(`${text}:00+08:00`);

/** A small community for the desk's tests: two neighbourhoods, two outlets, one person per role. */
export async function deskWorld() {
  const area = await db().area.create({
    data: {
      slug: `t-${randomUUID()}`,
      name: "团花地区",
      nameEn: "Tuanhua",
      areaKm2: 1.23,
      population: 40000,
    },
  });
  const areaId = area.id;
  const neighbourhood = (code: string, name: string, nameEn: string, sort: number) =>
    db().neighbourhood.create({
      data: { areaId, code, name, nameEn, population: 1, households: 1, boundary: {}, sort },
    });
  const east = await neighbourhood("DL", "东里", "East Lane", 1);
  const west = await neighbourhood("XL", "西里", "West Lane", 2);
  const company = await db().company.create({
    data: { areaId, code: "SD", name: "顺达", nameEn: "Shunda" },
  });
  const outlet = (code: string, name: string, nameEn: string) =>
    db().outlet.create({
      data: {
        areaId,
        companyId: company.id,
        neighbourhoodId: east.id,
        code,
        name,
        nameEn,
        address: "",
        lng: 116.5,
        lat: 39.9,
        openedOn: new Date("2020-01-01"),
      },
    });
  const shunda = await outlet("SD1", "顺达东里网点", "Shunda East Lane");
  const other = await outlet("SD2", "顺达西里网点", "Shunda West Lane");
  const category = await db().caseCategory.create({
    data: {
      areaId,
      code: "late",
      kind: "COMPLAINT",
      name: "送晚了",
      nameEn: "Late",
      hint: "",
      hintEn: "",
      answerDays: 3,
      limitReason: "一般问题三个工作日内答复",
      limitReasonEn: "Ordinary matters are answered in three working days",
      sort: 1,
    },
  });

  async function staff(name: string, role: Role, scopeKind: ScopeKind, scopeId: string): Promise<Actor> {
    const person = await db().person.create({ data: { areaId, name } });
    await db().roleGrant.create({
      data: { areaId, personId: person.id, role, scopeKind, scopeId, startsAt: beijing("2026-01-05T09:00") },
    });
    return {
      ...visitor(areaId, "zh-CN"),
      personId: person.id,
      name,
      grants: [{ role, scopeKind, scopeId }],
    };
  }

  return {
    areaId,
    east,
    west,
    shunda,
    other,
    category,
    staff,
    wang: await staff("王敏", "NEIGHBOURHOOD_CADRE", "NEIGHBOURHOOD", east.id),
    zhou: await staff("周凯", "NEIGHBOURHOOD_CADRE", "NEIGHBOURHOOD", west.id),
    zhao: await staff("赵启明", "SUBDISTRICT_CADRE", "AREA", areaId),
    administrator: await staff("管理员", "ADMINISTRATOR", "AREA", areaId),
    manager: await staff("网点经理", "OUTLET_MANAGER", "OUTLET", shunda.id),
    otherManager: await staff("另一经理", "OUTLET_MANAGER", "OUTLET", other.id),
    sun: await staff("孙梅", "MEDIATOR", "AREA", areaId),
    party: await staff("组织员", "PARTY_ORGANISER", "AREA", areaId),
    branch: await staff("支部书记", "PARTY_ORGANISER", "OUTLET", shunda.id),
    guard: await staff("保安", "GUARD", "AREA", areaId),
    stationManager: await staff("站长", "STATION_MANAGER", "AREA", areaId),
    nobody: visitor(areaId, "zh-CN"),
    file: (more: Partial<Prisma.CaseUncheckedCreateInput> = {}) =>
      fileCase(areaId, east.id, category.id, more),
  };
}

export type World = Awaited<ReturnType<typeof deskWorld>>;

function fileCase(
  areaId: string,
  neighbourhoodId: string,
  categoryId: string,
  more: Partial<Prisma.CaseUncheckedCreateInput>,
) {
  return db().case.create({
    data: {
      areaId,
      reference: newReference(),
      kind: "COMPLAINT",
      categoryId,
      neighbourhoodId,
      text: "快递放在柜子里三天没人告诉我",
      contactName: "李奶奶",
      contactPhone: "+8613800002764",
      keyHash: "hash",
      submissionId: randomUUID(),
      filedAt: NOW,
      dueAt: beijing("2026-11-24T17:00"),
      events: { create: { areaId, kind: "FILED", at: NOW } },
      ...more,
    },
  });
}

/** A case brought by its own verbs to a status; at DISPATCHED it lies with 顺达东里网点. */
export async function caseIn(world: World, status: CaseStatus, verbs: DeskVerbs) {
  const { id } = await world.file();
  const steps: [CaseStatus, Parameters<typeof call>[0], Actor, object][] = [
    ["REPORTED", verbs.acceptCase, world.wang, {}],
    [
      "ACCEPTED",
      verbs.dispatchCase,
      world.wang,
      { outletId: world.shunda.id, dueOn: "2026-11-20", dueReason: "承运网点最清楚" },
    ],
    ["DISPATCHED", verbs.handleCase, world.manager, { text: "已经送到家里了" }],
    ["HANDLED", verbs.verifyCase, world.wang, {}],
    ["VERIFIED", verbs.closeCase, world.wang, { outcome: "SOLVED", reason: "居民确认收到" }],
  ];
  for (const [from, verb, actor, fields] of steps) {
    if (from === status) break;
    const outcome = await move(verb, actor, id, fields);
    if (outcome.kind !== "done") throw new Error(`${verb.name}: ${JSON.stringify(outcome)}`);
  }
  return db().case.findUniqueOrThrow({ where: { id } });
}

// biome-ignore lint/suspicious/noExplicitAny: verbs of every input and subject go through the same call
type AnyVerb = Verb<any, any, any>;
type DeskVerbs = Record<"acceptCase" | "dispatchCase" | "handleCase" | "verifyCase" | "closeCase", AnyVerb>;

export function call(verb: AnyVerb, actor: Actor, raw: object, now: Date = NOW): Promise<Outcome<unknown>> {
  return perform(verb, { actor, raw, now, address: "test" });
}

/** A move on the case's present version. */
export async function move(
  verb: AnyVerb,
  actor: Actor,
  id: string,
  fields: object = {},
  now: Date = NOW,
): Promise<Outcome<unknown>> {
  const { version } = await db().case.findUniqueOrThrow({ where: { id }, select: { version: true } });
  return call(verb, actor, { id, version, ...fields }, now);
}
