import type pg from "pg";
import { type Ledger, MOVES, newLedger } from "./ledger";

/**
 * Compares what the people were told with what is in the database, and the database with itself.
 * @returns one line for each fault; none: nothing acknowledged is lost, nothing is double, nothing is half written.
 */
export async function faultsOf(client: pg.Client, ledger: Ledger): Promise<string[]> {
  const faults: string[] = [];
  for (const [name, { sql, values }] of Object.entries(questions(ledger))) {
    const { rows } = await client.query<{ what: string }>(sql, values);
    faults.push(...rows.map(({ what }) => `${name}: ${what}`));
  }
  return faults;
}

interface Question {
  /** Selects `what` for each fault. */
  readonly sql: string;
  readonly values?: unknown[];
}

function questions(ledger: Ledger): Record<string, Question> {
  return { ...told(ledger), ...WHOLE };
}

/** What was acknowledged and is not there as it was told. */
const told = ({ reports, taps, moves }: Ledger): Record<string, Question> => ({
  "report lost": {
    sql: `SELECT reference AS what FROM unnest($1::uuid[], $2::text[]) AS told(draft, reference)
          WHERE (SELECT count(*) FROM "ReportDraft" d JOIN "Case" c USING ("areaId", "submissionId")
                 WHERE d."id" = draft AND d."caseId" = c."id" AND c."reference" = told.reference) <> 1`,
    values: columns(reports),
  },
  "tap lost": {
    sql: `SELECT tap::text AS what FROM unnest($1::uuid[], $2::uuid[]) AS told(tap, id)
          WHERE (SELECT count(*) FROM "CheckIn" c WHERE c."clientId" = tap AND c."id" = told.id) <> 1`,
    values: columns(taps),
  },
  "move lost": {
    sql: `SELECT told.id || ' ' || kind AS what
          FROM unnest($1::uuid[], $2::text[], $3::int[]) AS told(id, kind, version)
          WHERE NOT EXISTS (SELECT FROM "Case" c WHERE c."id" = told.id AND c."version" >= told.version)
             OR (SELECT count(*) FROM "CaseEvent" e WHERE e."caseId" = told.id AND e."kind"::text = told.kind) <> 1`,
    values: [
      [...moves.keys()].map((key) => key.split(" ")[0]),
      [...moves.keys()].map((key) => MOVES[key.split(" ")[1] as keyof typeof MOVES]),
      [...moves.values()],
    ],
  },
});

const columns = (map: ReadonlyMap<string, string>) => [[...map.keys()], [...map.values()]];

/** Audit entries of something that happened, and not of its repetition. */
const FIRST = `"outcome" = 'done' AND "detail"->>'again' IS DISTINCT FROM 'true'`;

/** What must hold of every row, whoever was told of it. A case that rises moves no further: it has a job of its own. */
const WHOLE: Record<string, Question> = {
  "case without its beginning": {
    sql: `SELECT c."reference" AS what FROM "Case" c
          WHERE (SELECT count(*) FROM "CaseEvent" e WHERE e."caseId" = c."id" AND e."kind" = 'FILED') <> 1`,
  },
  "draft neither open nor sent": {
    sql: `SELECT d."id"::text AS what FROM "ReportDraft" d LEFT JOIN "Case" c USING ("areaId", "submissionId")
          WHERE d."caseId" IS DISTINCT FROM c."id" OR (d."caseId" IS NULL) = (d."data" = '{}')`,
  },
  "report not audited once": {
    sql: `SELECT c."reference" AS what FROM "ReportDraft" d JOIN "Case" c USING ("areaId", "submissionId")
          WHERE (SELECT count(*) FROM "AuditEntry" a WHERE ${FIRST} AND a."subject" = 'case'
                 AND a."action" = 'cases.file' AND a."subjectId" = c."id"::text) <> 1`,
  },
  "case not as its timeline says": {
    sql: `SELECT c."reference" AS what FROM "Case" c
          JOIN LATERAL (SELECT count(*) AS entries, (array_agg(e."kind"::text ORDER BY e."at" DESC, e."id" DESC))[1] AS last
                        FROM "CaseEvent" e WHERE e."caseId" = c."id" AND e."kind" <> 'ESCALATED') AS line ON true
          WHERE c."version" <> line.entries
             OR c."version" > 1 AND c."status"::text <> line.last`,
  },
  "move not audited once": {
    sql: `SELECT e."id"::text AS what FROM "CaseEvent" e
          WHERE e."kind" NOT IN ('FILED', 'ESCALATED') AND (
            SELECT count(*) FROM "AuditEntry" a WHERE ${FIRST} AND a."subject" = 'case'
            AND a."subjectId" = e."caseId"::text AND a."detail"->>'to' = e."kind"::text) <> 1`,
  },
  "check-in not audited once": {
    sql: `SELECT c."clientId"::text AS what FROM "CheckIn" c
          WHERE (SELECT count(*) FROM "AuditEntry" a WHERE a."action" = 'checkins.sync' AND a."outcome" = 'done'
                 AND a."detail"->'fresh' ? c."id"::text) <> 1`,
  },
  "audit of what is not there": {
    sql: `SELECT a."id"::text AS what FROM "AuditEntry" a
          WHERE a."subject" = 'case' AND NOT EXISTS (SELECT FROM "Case" c WHERE c."id"::text = a."subjectId")
             OR EXISTS (SELECT FROM jsonb_array_elements_text(coalesce(a."detail"->'fresh', '[]')) AS fresh(id)
                        WHERE NOT EXISTS (SELECT FROM "CheckIn" c WHERE c."id"::text = fresh.id))`,
  },
  "news not written once": {
    sql: `SELECT e."id"::text AS what FROM "CaseEvent" e JOIN "CaseSubscription" s USING ("caseId")
          WHERE (e."kind" = 'HANDLED' OR e."kind" = 'FILED' AND s."createdAt" = e."at")
            AND (SELECT count(*) FROM "Message" m WHERE m."eventId" = e."id" AND m."subscriptionId" = s."id") <> 1`,
  },
  "report without its wish for news": {
    sql: `SELECT c."reference" AS what FROM "ReportDraft" d JOIN "Case" c USING ("areaId", "submissionId")
          WHERE (SELECT count(*) FROM "CaseSubscription" s WHERE s."caseId" = c."id") <> 1`,
  },
  "message not noted as sent once": {
    sql: `SELECT m."id"::text AS what FROM "Message" m
          WHERE m."sentAt" IS NULL
             OR (SELECT count(*) FROM "SentMessage" s WHERE s."key" = m."id"::text) <> 1`,
  },
};

/** Every kind of fault that is looked for. */
export const QUESTIONS = Object.keys(questions(newLedger()));
