/** One row lost, doubled or left behind, and the faults by which that is seen. */
export interface Damage {
  readonly what: string;
  /** Touches exactly one row. */
  readonly sql: string;
  readonly seen: readonly string[];
}

/** A report that was filed in the run, and a case of which the cadre was told every move: `crash.moved`. */
const FILED = `(SELECT "caseId" FROM "ReportDraft" ORDER BY "id" LIMIT 1)`;
const MOVED = "current_setting('crash.moved')::uuid";
const AUDIT_COLUMNS = `"areaId", "action", "outcome", "subject", "subjectId", "detail"`;

export const DAMAGE: readonly Damage[] = [
  {
    what: "a case lost",
    sql: `DELETE FROM "Case" WHERE "id" = ${FILED}`,
    seen: ["report lost", "draft neither open nor sent", "audit of what is not there"],
  },
  {
    what: "a report under another reference than was told",
    sql: `UPDATE "Case" SET "reference" = 'ZZZZZZZZ' WHERE "id" = ${FILED}`,
    seen: ["report lost"],
  },
  {
    what: "a case without its first entry",
    sql: `DELETE FROM "CaseEvent" WHERE "caseId" = ${FILED}`,
    seen: ["case without its beginning", "case not as its timeline says"],
  },
  {
    what: "a draft that doesn't know that it was sent",
    sql: `UPDATE "ReportDraft" SET "caseId" = NULL WHERE "caseId" = ${FILED}`,
    seen: ["report lost", "draft neither open nor sent"],
  },
  {
    what: "a report without its audit",
    sql: `DELETE FROM "AuditEntry" WHERE "action" = 'cases.file' AND "detail"->>'again' = 'false'
          AND "subjectId" = ${FILED}::text`,
    seen: ["report not audited once"],
  },
  {
    what: "a report audited twice",
    sql: `INSERT INTO "AuditEntry" (${AUDIT_COLUMNS}) SELECT ${AUDIT_COLUMNS} FROM "AuditEntry"
          WHERE "action" = 'cases.file' AND "detail"->>'again' = 'false' AND "subjectId" = ${FILED}::text`,
    seen: ["report not audited once"],
  },
  {
    what: "a report without the wish for news",
    sql: `DELETE FROM "CaseSubscription" WHERE "caseId" = ${FILED}`,
    seen: ["report without its wish for news"],
  },
  {
    what: "an entry without its news",
    sql: `DELETE FROM "Message" m USING "CaseEvent" e WHERE e."id" = m."eventId" AND e."caseId" = ${FILED}`,
    seen: ["news not written once"],
  },
  {
    what: "a message sent and not noted",
    sql: `DELETE FROM "SentMessage" WHERE "key" = (SELECT "id"::text FROM "Message" ORDER BY "id" LIMIT 1)`,
    seen: ["message not noted as sent once"],
  },
  {
    what: "a message that still waits",
    sql: `UPDATE "Message" SET "sentAt" = NULL WHERE "id" = (SELECT "id" FROM "Message" ORDER BY "id" LIMIT 1)`,
    seen: ["message not noted as sent once"],
  },
  {
    what: "a check-in lost",
    sql: `DELETE FROM "CheckIn" WHERE "id" = (SELECT "id" FROM "CheckIn" ORDER BY "id" LIMIT 1)`,
    seen: ["tap lost", "audit of what is not there"],
  },
  {
    what: "a check-in without its audit",
    sql: `UPDATE "AuditEntry" SET "detail" = '{}' WHERE "detail"->'fresh' ? (
            SELECT "id"::text FROM "CheckIn" ORDER BY "id" LIMIT 1)`,
    seen: ["check-in not audited once"],
  },
  {
    what: "an answer of the office lost",
    sql: `DELETE FROM "CaseEvent" WHERE "kind" = 'HANDLED' AND "caseId" = ${MOVED}`,
    seen: ["move lost", "case not as its timeline says"],
  },
  {
    what: "a move made twice",
    sql: `INSERT INTO "CaseEvent" ("id", "areaId", "caseId", "at", "kind", "actorId")
          SELECT gen_random_uuid(), "areaId", "caseId", "at", "kind", "actorId" FROM "CaseEvent"
          WHERE "kind" = 'VERIFIED' AND "caseId" = ${MOVED}`,
    seen: ["move lost", "case not as its timeline says"],
  },
  {
    what: "a case put back to an older version",
    sql: `UPDATE "Case" SET "version" = "version" - 1 WHERE "id" = ${MOVED}`,
    seen: ["move lost", "case not as its timeline says"],
  },
  {
    what: "a case whose status doesn't follow",
    sql: `UPDATE "Case" SET "status" = 'HANDLED' WHERE "id" = ${MOVED}`,
    seen: ["case not as its timeline says"],
  },
  {
    what: "a move without its audit",
    sql: `DELETE FROM "AuditEntry" WHERE "action" = 'cases.handle' AND "subjectId" = ${MOVED}::text`,
    seen: ["move not audited once"],
  },
];
