import "server-only";
import { createHash } from "node:crypto";
import { type AuditEntry, type AuditSeal, db, Prisma, type Tx } from "./db";

/** Hash before the first seal. */
const GENESIS = "0".repeat(64);
const BATCH = 500;
/** Any number; the same for every sealer, so that only one works at a time. */
const SEALER_LOCK = 7_104_215n;

/**
 * Seals committed entries that no seal holds yet, oldest first, and returns how many.
 * Writers never wait for it: they only leave a row in AuditPending, which is seen here once they have committed.
 */
export async function sealAudit(): Promise<number> {
  let sealed = 0;
  for (;;) {
    const count = await db().$transaction(sealBatch, { timeout: 30_000 });
    sealed += count;
    if (count < BATCH) return sealed;
  }
}

async function sealBatch(tx: Tx): Promise<number> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${SEALER_LOCK}::bigint)`;
  const taken = await tx.$queryRaw<{ entryId: bigint }[]>`
    DELETE FROM "AuditPending" WHERE "entryId" IN (SELECT "entryId" FROM "AuditPending" ORDER BY "entryId" LIMIT ${BATCH})
    RETURNING "entryId"`;
  if (taken.length === 0) return 0;
  const entryIds = taken.map((row) => row.entryId).sort((a, b) => (a < b ? -1 : 1));
  const entries = await tx.auditEntry.findMany({ where: { id: { in: entryIds } }, orderBy: { id: "asc" } });
  const newest = await tx.auditSeal.findFirst({ orderBy: { id: "desc" }, select: { hash: true } });
  const previous = newest?.hash ?? GENESIS;
  await tx.auditSeal.create({ data: { entryIds, previous, hash: sealHash(previous, entries) } });
  return entryIds.length;
}

/** SHA-256 over the previous hash and every entry, in the order of their ids. */
export function sealHash(previous: string, entries: readonly AuditEntry[]): string {
  const hash = createHash("sha256").update(previous);
  for (const entry of entries) hash.update("\n").update(canonical(entry));
  return hash.digest("hex");
}

/** The same text for the same entry, whatever order its keys come in. */
function canonical(entry: AuditEntry): string {
  return JSON.stringify([
    entry.id.toString(),
    entry.areaId,
    entry.at.toISOString(),
    entry.actorId,
    entry.sessionId,
    entry.action,
    entry.outcome,
    entry.subject,
    entry.subjectId,
    sortKeys(entry.detail),
  ]);
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== "object") return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, sortKeys(inner)]);
}

/** The newest seal: whoever keeps a copy elsewhere can prove later that nothing before it was changed. */
export interface Anchor {
  readonly seal: string;
  readonly at: string;
  readonly hash: string;
}

export interface AuditReport {
  readonly seals: number;
  readonly entries: number;
  /** Written, but not sealed yet. */
  readonly waiting: number;
  /** One line per fault; empty: the audit is whole. */
  readonly faults: readonly string[];
  readonly anchor: Anchor | null;
}

/** Recomputes the whole chain; `expected` is an anchor exported earlier, which must still stand in the chain. */
export async function verifyAudit(expected?: Anchor): Promise<AuditReport> {
  const faults: string[] = [];
  let previous = GENESIS;
  let last: AuditSeal | null = null;
  let seals = 0;
  let entries = 0;
  let anchorSeen = expected === undefined;
  for (;;) {
    const page: AuditSeal[] = await db().auditSeal.findMany({
      where: { id: { gt: last?.id ?? 0n } },
      orderBy: { id: "asc" },
      take: 50,
    });
    for (const seal of page) {
      const fault = await faultOf(seal, previous);
      if (fault) faults.push(`seal ${seal.id}: ${fault}`);
      if (expected && seal.id.toString() === expected.seal && seal.hash === expected.hash) anchorSeen = true;
      previous = seal.hash;
      last = seal;
      seals += 1;
      entries += seal.entryIds.length;
    }
    if (page.length < 50) break;
  }
  if (expected && !anchorSeen)
    faults.push(`anchor: seal ${expected.seal} with hash ${expected.hash} is not in the chain`);
  faults.push(...(await unsealed()));
  const waiting = await db().auditPending.count();
  const anchor = last && { seal: last.id.toString(), at: last.at.toISOString(), hash: last.hash };
  return { seals, entries, waiting, faults, anchor };
}

async function faultOf(seal: AuditSeal, previous: string): Promise<string | null> {
  if (seal.previous !== previous) return "does not follow the seal before it";
  const entries = await db().auditEntry.findMany({
    where: { id: { in: seal.entryIds } },
    orderBy: { id: "asc" },
  });
  if (entries.length !== seal.entryIds.length)
    return `${seal.entryIds.length - entries.length} entries are missing`;
  return sealHash(previous, entries) === seal.hash ? null : "an entry was changed after sealing";
}

/** Entries in no seal and not waiting for one: somebody removed them from the waiting list. */
async function unsealed(): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: bigint }[]>(Prisma.sql`
    SELECT e."id" FROM "AuditEntry" e
    WHERE NOT EXISTS (SELECT 1 FROM "AuditPending" p WHERE p."entryId" = e."id")
      AND NOT EXISTS (SELECT 1 FROM (SELECT unnest("entryIds") AS id FROM "AuditSeal") s WHERE s.id = e."id")
    ORDER BY e."id" LIMIT 20`);
  return rows.map((row) => `entry ${row.id}: not sealed and not waiting`);
}
