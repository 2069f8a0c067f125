import "@/lib/demo/actions";
import "@/lib/people/account-actions";
import "@/lib/people/preference-actions";
import "@/lib/people/sign-in-actions";
import "@/lib/people/staff-actions";
import { type Actor, type Role, visitor } from "@/lib/people/actor";
import { hashPassword } from "@/lib/people/password";
import { newTotpSecret, sealTotpSecret, totpCode } from "@/lib/people/totp";
import { actorOfSession } from "@/lib/server/actor";
import { db } from "@/lib/server/db";
import { type Outcome, perform, verbs } from "@/lib/server/perform";
import { takeTicket } from "@/lib/server/tickets";

export const NOW = new Date("2026-03-02T02:00:00.000Z");
export const PASSWORD = "correct horse battery";

/** `NOW` and so many seconds. */
export const plus = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

let areas = 0;

/** A fresh community. */
export async function makeArea(more: { isDemo?: boolean; hosts?: string[] } = {}): Promise<string> {
  areas += 1;
  const { id } = await db().area.create({
    data: {
      slug: `area-${areas}`,
      name: "团花地区",
      nameEn: "Tuanhua",
      areaKm2: 1.23,
      population: 40_000,
      hosts: more.hosts ?? [],
      isDemo: more.isDemo ?? false,
    },
  });
  return id;
}

interface NewPerson {
  phone?: string;
  role?: Role;
  username?: string;
  totp?: boolean;
}

/** A person, with a role over the whole area and a credential when a username is given. */
export async function makePerson(areaId: string, { phone, role, username, totp = true }: NewPerson) {
  const secret = newTotpSecret();
  const { id } = await db().person.create({
    data: { areaId, name: username ?? "某人", ...(phone ? { phone } : {}) },
  });
  if (role) {
    await db().roleGrant.create({
      data: { areaId, personId: id, role, scopeKind: "AREA", scopeId: areaId, startsAt: plus(-86_400) },
    });
  }
  if (username) {
    await db().credential.create({
      data: {
        areaId,
        personId: id,
        username,
        passwordHash: await hashPassword(PASSWORD),
        ...(totp ? { totpSecret: sealTotpSecret(secret), totpConfirmedAt: plus(-86_400) } : {}),
      },
    });
  }
  return { id, secret, code: (now: Date) => totpCode(secret, now) };
}

export const nobody = (areaId: string): Actor => visitor(areaId, "zh-CN");

interface How {
  now?: Date;
  address?: string;
}

/** Sends `raw` through the door to a verb by its name. */
export async function call<Data = Record<string, unknown>>(
  name: string,
  actor: Actor,
  raw: unknown,
  { now = NOW, address = "192.0.2.1" }: How = {},
): Promise<Outcome<Data>> {
  const verb = verbs.get(name);
  if (!verb) throw new Error(`no verb ${name}`);
  return (await perform(verb, { actor, raw, now, address })) as Outcome<Data>;
}

/** The same, and the data of a call that must succeed. */
export async function must<Data = Record<string, unknown>>(
  name: string,
  actor: Actor,
  raw: unknown,
  how: How = {},
): Promise<Data> {
  const outcome = await call<Data>(name, actor, raw, how);
  if (outcome.kind !== "done") throw new Error(`${name}: ${JSON.stringify(outcome)}`);
  return outcome.data;
}

/** The catalogue key of the sentence that a refused call shows: the field's, else the message's. */
export function refusal(outcome: Outcome<unknown>): string {
  if (outcome.kind !== "invalid") return outcome.kind;
  return Object.values(outcome.fields)[0]?.key ?? outcome.message.key;
}

/** The actor behind a ticket, as the next request would see them. */
export async function actorByTicket(areaId: string, ticket: string, now: Date = NOW): Promise<Actor> {
  const sessionId = await takeTicket(ticket, "", now);
  return actorOfSession(sessionId ?? "none", nobody(areaId), now);
}

/** What the session is worth now. */
export const again = (actor: Actor, now: Date = NOW) =>
  actorOfSession(actor.sessionId ?? "none", nobody(actor.areaId), now);

/** Forgets every counter, so that a test of something else isn't stopped by the limits. */
export const forgetLimits = () => db().rateLimit.deleteMany();

/** The code in the last message to a number, as demo mode keeps it. */
export async function codeSentTo(areaId: string, to: string): Promise<string> {
  const message = await db().sentMessage.findFirst({ where: { areaId, to }, orderBy: { id: "desc" } });
  return /\d{6}/.exec(message?.text ?? "")?.[0] ?? "";
}

/** Signs a person in by phone, from the number to the actor. */
export async function signInByPhone(areaId: string, phone: string, now: Date = NOW): Promise<Actor> {
  await forgetLimits();
  const { challenge } = await must<{ challenge: string }>(
    "signin.sendCode",
    nobody(areaId),
    { phone },
    { now },
  );
  const code = await codeSentTo(areaId, phone);
  const data = await must<{ ticket: string }>(
    "signin.checkCode",
    nobody(areaId),
    { challenge, code },
    { now },
  );
  return actorByTicket(areaId, data.ticket, now);
}
