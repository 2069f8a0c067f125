import "server-only";
import { z } from "zod";
import { visitor } from "@/lib/people/actor";
import { initialPassword } from "@/lib/people/initial-password";
import { USERNAME } from "@/lib/people/rules";
import { writeAudit } from "@/lib/server/audit";
import { db, type Tx } from "@/lib/server/db";
import { searchPinyin } from "@/lib/text/pinyin";
import { type Furnished, furnish } from "./furnish";

/** What `npm run found` is told; texts as typed at the terminal. */
export const foundingInput = z.strictObject({
  area: z
    .string("--area is missing: a short name in small letters for the community, such as t.")
    .regex(/^[a-z][a-z0-9-]{0,19}$/, "--area must be small letters, digits and dashes, such as t."),
  name: z.string().trim().min(1).max(60).optional(),
  "name-en": z.string().trim().min(1).max(60).optional(),
  km2: z.coerce.number("--km2 must be a number, such as 1.23.").positive().max(10_000).default(1),
  population: z.coerce.number("--population must be a whole number.").int().min(0).default(0),
  host: z.array(z.string().trim().toLowerCase().min(1).max(253)).default([]),
  administrator: z.string("--administrator is missing: the person's name.").trim().min(1).max(60),
  username: z
    .string("--username is missing: what the administrator signs in with.")
    .regex(USERNAME, "--username must be 3 to 60 small letters, digits, dots or dashes."),
});
export type Founding = z.output<typeof foundingInput>;

export type Founded =
  | {
      readonly ok: true;
      readonly areaCreated: boolean;
      /** Null: this administrator was there already. */
      readonly password: string | null;
      readonly furnished: Furnished;
    }
  | { readonly ok: false; readonly reason: "name needed" | "username taken" };

/**
 * Makes the community when it is not there yet, what every community needs, and an administrator of it, who sets up the
 * second factor at the first sign-in. The password is made here and returned this once. The same a second time only
 * adds what is missing.
 */
export async function foundCommunity(wanted: Founding, now: Date): Promise<Founded> {
  const first = await initialPassword();
  return db().$transaction(async (tx): Promise<Founded> => {
    const select = { id: true, timeZone: true } as const;
    const existing = await tx.area.findUnique({ where: { slug: wanted.area }, select });
    if (!existing && !wanted.name) return { ok: false, reason: "name needed" };
    const area = existing ?? (await tx.area.create({ data: areaData(wanted, now), select }));
    const holder = await holderOf(tx, area.id, wanted, now);
    if (holder === "somebody else") return { ok: false, reason: "username taken" };
    const furnished = await furnish(tx, area, now);
    const made = holder === null;
    if (made) await makeAdministrator(tx, area.id, wanted, first.passwordHash, now);
    const { categories, calendarDays } = furnished;
    if (categories + calendarDays > 0)
      await writeAudit(tx, visitor(area.id, "zh-CN"), "areas.furnish", "done", {
        subject: "area",
        subjectId: area.id,
        detail: { categories, calendarDays },
      });
    return { ok: true, areaCreated: !existing, password: made ? first.password : null, furnished };
  });
}

function areaData(wanted: Founding, now: Date) {
  const { area: slug, name = slug, host: hosts, km2: areaKm2, population } = wanted;
  return { slug, name, nameEn: wanted["name-en"] ?? name, areaKm2, population, hosts, createdAt: now };
}

/** Who has the username: nobody, the administrator who is asked for, or somebody else. */
async function holderOf(tx: Tx, areaId: string, { username, administrator }: Founding, now: Date) {
  const credential = await tx.credential.findUnique({
    where: { areaId_username: { areaId, username } },
    select: { person: { select: { name: true, grants: true } } },
  });
  if (!credential) return null;
  const { name, grants } = credential.person;
  const administers = grants.some(
    ({ role, scopeId, endsAt }) =>
      role === "ADMINISTRATOR" && scopeId === areaId && (!endsAt || endsAt > now),
  );
  return name === administrator && administers ? "the same" : "somebody else";
}

async function makeAdministrator(
  tx: Tx,
  areaId: string,
  { administrator: name, username }: Founding,
  passwordHash: string,
  now: Date,
): Promise<void> {
  const { id } = await tx.person.create({
    data: {
      areaId,
      name,
      pinyin: searchPinyin([name]),
      createdAt: now,
      grants: {
        create: { areaId, role: "ADMINISTRATOR", scopeKind: "AREA", scopeId: areaId, startsAt: now },
      },
      credential: { create: { areaId, username, passwordHash, changedAt: now } },
    },
    select: { id: true },
  });
  await writeAudit(tx, visitor(areaId, "zh-CN"), "people.found", "done", {
    subject: "person",
    subjectId: id,
  });
}
