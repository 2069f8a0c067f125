import "server-only";
import { z } from "zod";
import { visitor } from "@/lib/people/actor";
import { writeAudit } from "@/lib/server/audit";
import { randomText } from "@/lib/server/crypto";
import { db, type Tx } from "@/lib/server/db";
import { hashPassword } from "./password";

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
    .regex(/^[a-z][a-z0-9._-]{2,59}$/, "--username must be 3 to 60 small letters, digits, dots or dashes."),
});
export type Founding = z.output<typeof foundingInput>;

/** Without signs that are read wrongly from a screen or paper; 20 of 56 are 116 bits. */
const ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

export type Founded =
  | { readonly ok: true; readonly areaCreated: boolean; readonly password: string }
  | { readonly ok: false; readonly reason: "name needed" | "username taken" };

/**
 * Makes the community when it is not there yet, and an administrator of it, who sets up the second factor at the first
 * sign-in. The password is made here and returned this once.
 */
export async function foundCommunity(wanted: Founding, now: Date): Promise<Founded> {
  const password = randomText(ALPHABET, 20);
  const passwordHash = await hashPassword(password);
  return db().$transaction(async (tx): Promise<Founded> => {
    const existing = await tx.area.findUnique({ where: { slug: wanted.area }, select: { id: true } });
    if (!existing && !wanted.name) return { ok: false, reason: "name needed" };
    const areaId = existing?.id ?? (await makeArea(tx, wanted, now));
    const username = { areaId, username: wanted.username };
    if (await tx.credential.findUnique({ where: { areaId_username: username }, select: { id: true } }))
      return { ok: false, reason: "username taken" };
    const { id } = await tx.person.create({
      data: {
        areaId,
        name: wanted.administrator,
        createdAt: now,
        grants: {
          create: { areaId, role: "ADMINISTRATOR", scopeKind: "AREA", scopeId: areaId, startsAt: now },
        },
        credential: { create: { ...username, passwordHash, changedAt: now } },
      },
      select: { id: true },
    });
    await writeAudit(tx, visitor(areaId, "zh-CN"), "people.found", "done", {
      subject: "person",
      subjectId: id,
    });
    return { ok: true, areaCreated: !existing, password };
  });
}

async function makeArea(tx: Tx, wanted: Founding, now: Date): Promise<string> {
  const { area: slug, name = slug, host: hosts, km2: areaKm2, population } = wanted;
  const data = { slug, name, nameEn: wanted["name-en"] ?? name, areaKm2, population, hosts, createdAt: now };
  return (await tx.area.create({ data, select: { id: true } })).id;
}
