import "server-only";
import type { Tx } from "@/lib/server/db";
import { searchPinyin } from "@/lib/text/pinyin";
import { type Day, dayOf, instantOf } from "@/lib/time/shanghai";
import type { RiderFacts, RiderStep, StoredRider } from "./riders";
import type { NewId } from "./types";

/** Riders, outlets and phone owners of an area as an import compares them. */
export async function loadRiderFacts(tx: Tx, areaId: string): Promise<RiderFacts> {
  const outlets = await tx.outlet.findMany({
    where: { areaId },
    select: { id: true, code: true, name: true, company: { select: { id: true, code: true, name: true } } },
    orderBy: { code: "asc" },
  });
  const riders = await tx.rider.findMany({
    where: { areaId },
    select: {
      id: true,
      number: true,
      person: { select: { id: true, name: true, phone: true, birthday: true } },
      employments: { select: { id: true, outletId: true, startsOn: true, endsOn: true } },
    },
  });
  const stored = riders.map(({ id, number, person, employments }): [string, StoredRider] => [
    number,
    {
      riderId: id,
      personId: person.id,
      name: person.name,
      phone: person.phone,
      birthday: person.birthday && dayOf(person.birthday),
      employments: employments.map((e) => ({
        ...e,
        startsOn: dayOf(e.startsOn),
        endsOn: e.endsOn && dayOf(e.endsOn),
      })),
    },
  ]);
  const others = await tx.person.findMany({
    where: { areaId, phone: { not: null }, rider: null },
    select: { id: true, name: true, phone: true },
  });
  const persons = others.flatMap(({ id, name, phone }) => (phone ? [[phone, { id, name }] as const] : []));
  return { outlets, riders: new Map(stored), persons: new Map(persons) };
}

interface Context {
  readonly tx: Tx;
  readonly areaId: string;
  readonly newId: NewId;
  readonly now: Date;
  readonly today: Day;
  /** Rider groups by company. */
  readonly groups: ReadonlyMap<string, { readonly id: string; readonly foundedOn: Day }>;
}

const BATCH = 1000;

/** Writes planned riders: person, role, rider, employment and membership of the company's rider group. */
export async function writeRiders(
  tx: Tx,
  areaId: string,
  steps: readonly RiderStep[],
  newId: NewId,
  now: Date,
  today: Day,
): Promise<void> {
  const found = await tx.riderGroup.findMany({ where: { areaId } });
  const groups = new Map(found.map((g) => [g.companyId, { id: g.id, foundedOn: dayOf(g.foundedOn) }]));
  const context: Context = { tx, areaId, newId, now, today, groups };
  const created = steps.filter((step) => step.planned.what === "create");
  for (let start = 0; start < created.length; start += BATCH)
    await createRiders(context, created.slice(start, start + BATCH));
  const updated = steps.filter((step) => step.planned.what === "update");
  await freePhones(context, updated);
  for (const step of updated) await updateRider(context, step);
}

async function createRiders(context: Context, steps: readonly RiderStep[]): Promise<void> {
  const { tx, areaId, newId, now, today } = context;
  for (const step of steps) if (step.personId) await linkPerson(context, step, step.personId);
  const people = steps.map((step) => ({ step, personId: personIdOf(context, step) }));
  await tx.person.createMany({
    data: people
      .filter(({ step }) => !step.personId)
      .map(({ step: { line }, personId }) => ({
        id: personId,
        areaId,
        name: line.name,
        pinyin: searchPinyin([line.name]),
        phone: line.phone,
        birthday: line.birthday ? new Date(line.birthday) : null,
        createdAt: now,
      })),
  });
  await tx.rider.createMany({
    data: people.map(({ step: { line }, personId }) => ({
      id: newId("rider", line.number),
      areaId,
      personId,
      number: line.number,
      enrolledOn: new Date(line.enrolledOn ?? today),
    })),
  });
  const rows = people.map(({ step, personId }) =>
    workRows(context, step, { riderId: newId("rider", step.line.number), personId }),
  );
  await tx.employment.createMany({ data: rows.map((row) => row.employment) });
  await tx.roleGrant.createMany({ data: rows.map((row) => row.grant) });
  await tx.groupMembership.createMany({ data: rows.flatMap((row) => row.membership) });
}

const personIdOf = ({ newId }: Context, step: RiderStep) =>
  step.stored?.personId ?? step.personId ?? newId("person", step.line.number);

/** Somebody who signed in as a resident before: the same person, now also a rider. */
async function linkPerson({ tx }: Context, { line }: RiderStep, id: string): Promise<void> {
  const data = { name: line.name, pinyin: searchPinyin([line.name]) };
  await tx.person.update({ where: { id }, data: { ...data, ...birthdayOf(line.birthday) } });
}

const birthdayOf = (birthday: Day | undefined) => (birthday ? { birthday: new Date(birthday) } : {});

/** What comes with one employment. The role runs as long as the work; the group is the company's. */
function workRows(context: Context, step: RiderStep, who: { riderId: string; personId: string }) {
  const { areaId, newId, groups } = context;
  const { line, outlet } = step;
  const { riderId, personId } = who;
  const endsOn = line.endsOn ? new Date(line.endsOn) : null;
  const key = `${line.number}/${line.startsOn}`;
  const group = groups.get(outlet.company.id);
  const joinedOn = group && group.foundedOn > line.startsOn ? group.foundedOn : line.startsOn;
  const joins = group && (!line.endsOn || joinedOn < line.endsOn);
  return {
    employment: {
      id: newId("employment", key),
      areaId,
      riderId,
      outletId: outlet.id,
      startsOn: new Date(line.startsOn),
      endsOn,
      endReason: line.endReason ?? "",
    },
    grant: {
      id: newId("rider grant", key),
      areaId,
      personId,
      role: "RIDER" as const,
      scopeKind: "AREA" as const,
      scopeId: areaId,
      startsAt: instantOf(line.startsOn, 0),
      endsAt: line.endsOn ? instantOf(line.endsOn, 0) : null,
    },
    membership: joins
      ? [
          {
            id: newId("membership", key),
            areaId,
            riderId,
            groupId: group.id,
            joinedOn: new Date(joinedOn),
            leftOn: endsOn,
          },
        ]
      : [],
  };
}

/** Phones that change hands within one file must be free before they are given. */
async function freePhones({ tx }: Context, steps: readonly RiderStep[]): Promise<void> {
  const moving = steps.flatMap((step) =>
    step.stored && step.stored.phone !== step.line.phone ? [step.stored.personId] : [],
  );
  if (moving.length > 0) await tx.person.updateMany({ where: { id: { in: moving } }, data: { phone: null } });
}

async function updateRider(context: Context, step: RiderStep): Promise<void> {
  const { tx } = context;
  const { line, stored, work } = step;
  if (!stored) return;
  await tx.person.update({
    where: { id: stored.personId },
    data: {
      name: line.name,
      phone: line.phone,
      pinyin: searchPinyin([line.name]),
      ...birthdayOf(line.birthday),
    },
  });
  const reason = line.endReason ?? "";
  if (work.kind === "end") {
    await endWork(context, stored, work.employmentId, work.endsOn, reason);
    await leaveGroup(context, stored.riderId, work.endsOn);
  }
  if (work.kind !== "start") return;
  if (work.closes) await endWork(context, stored, work.closes.id, line.startsOn, reason || MOVED);
  const rows = workRows(context, step, stored);
  await tx.employment.create({ data: rows.employment });
  await tx.roleGrant.create({ data: rows.grant });
  if (await staysInGroup(context, step, stored.riderId)) return;
  await leaveGroup(context, stored.riderId, line.startsOn);
  await tx.groupMembership.createMany({ data: rows.membership });
}

const MOVED = "转到其他网点";

/** Ends an employment with its role. */
async function endWork(
  { tx }: Context,
  { personId }: StoredRider,
  employmentId: string,
  endsOn: Day,
  endReason: string,
): Promise<void> {
  await tx.employment.update({ where: { id: employmentId }, data: { endsOn: new Date(endsOn), endReason } });
  await tx.roleGrant.updateMany({
    where: { personId, role: "RIDER", OR: [{ endsAt: null }, { endsAt: { gt: instantOf(endsOn, 0) } }] },
    data: { endsAt: instantOf(endsOn, 0) },
  });
}

/** The group is the company's: who changes between its outlets stays in it. */
async function staysInGroup({ tx, groups }: Context, { outlet, line }: RiderStep, riderId: string) {
  const groupId = groups.get(outlet.company.id)?.id ?? null;
  const open = await tx.groupMembership.findFirst({ where: { riderId, leftOn: null } });
  if (!open || open.groupId !== groupId) return false;
  const leftOn = line.endsOn ? new Date(line.endsOn) : null;
  await tx.groupMembership.update({ where: { id: open.id }, data: { leftOn } });
  return true;
}

/** A membership that would end before it began, because the group was founded later, never was one. */
async function leaveGroup({ tx }: Context, riderId: string, on: Day): Promise<void> {
  const day = new Date(on);
  await tx.groupMembership.deleteMany({ where: { riderId, leftOn: null, joinedOn: { gte: day } } });
  await tx.groupMembership.updateMany({ where: { riderId, leftOn: null }, data: { leftOn: day } });
}
