import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import type pg from "pg";
import { CAST } from "@/lib/demo/cast";
import { sessionCookie } from "@/lib/server/cookies";
import { env } from "@/lib/server/env";

export interface SignedIn {
  readonly personId: string;
  readonly sessionId: string;
  /** Cookie header for the application, and for the floor. */
  readonly cookie: string;
  readonly plainCookie: string;
}

/** Opens a session for each of these people, as a sign-in would have done. */
export async function signIn(owner: pg.Client, personIds: readonly string[]): Promise<SignedIn[]> {
  const name = sessionCookie();
  const signedIn: SignedIn[] = [];
  for (const personId of personIds) {
    const sessionId = randomUUID();
    await owner.query(
      `INSERT INTO "Session" ("id", "areaId", "personId", "method", "expiresAt")
       SELECT $1, "areaId", "id", 'DEMO', now() + interval '1 day' FROM "Person" WHERE "id" = $2`,
      [sessionId, personId],
    );
    const token = await encode({
      token: { sid: sessionId },
      secret: env().AUTH_SECRET,
      salt: name,
      maxAge: 86_400,
    });
    signedIn.push({ personId, sessionId, cookie: `${name}=${token}`, plainCookie: `sid=${sessionId}` });
  }
  return signedIn;
}

/** One of the cast, signed in. */
export async function castMember(owner: pg.Client, key: string): Promise<SignedIn> {
  const phone = CAST.find((member) => member.key === key)?.phone;
  const { rows } = await owner.query<{ id: string }>(`SELECT "id" FROM "Person" WHERE "phone" = $1`, [phone]);
  const [one] = await signIn(
    owner,
    rows.map(({ id }) => id),
  );
  if (!one) throw new Error(`Nobody of the cast is called ${key}.`);
  return one;
}

/** Riders who work for an outlet today, signed in. */
export async function ridersAtWork(owner: pg.Client): Promise<SignedIn[]> {
  const { rows } = await owner.query<{ personId: string }>(
    `SELECT r."personId" FROM "Rider" r JOIN "Employment" e ON e."riderId" = r."id"
     WHERE e."startsOn" <= current_date AND e."endsOn" IS NULL
       AND NOT EXISTS (SELECT FROM "PersonDisablement" d WHERE d."personId" = r."personId" AND d."endedAt" IS NULL)
     ORDER BY r."number"`,
  );
  return signIn(
    owner,
    rows.map(({ personId }) => personId),
  );
}
