import { createHash, randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { areaOf, audit, inTransaction, take } from "./sql";

const ALPHABET = "023456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A draft becomes a case with its first event and its audit row. */
export async function createCase(
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
): Promise<void> {
  const draftId = new URLSearchParams(body).get("draft");
  const area = await areaOf(request);
  await take(String(request.headers["x-forwarded-for"]), 3600);
  const reference = await inTransaction(async (client) => {
    await client.query(`SELECT "id" FROM "ReportDraft" WHERE "id" = $1 FOR UPDATE`, [draftId]);
    const draft = (
      await client.query(
        `SELECT * FROM "ReportDraft" WHERE "id" = $1 AND "areaId" = $2 AND "expiresAt" > now()`,
        [draftId, area.id],
      )
    ).rows[0];
    const { what, where, tell, contact } = draft.data;
    const category = (
      await client.query(
        `SELECT * FROM "CaseCategory" WHERE "areaId" = $1 AND "code" = $2 AND "retiredAt" IS NULL LIMIT 1`,
        [area.id, what.category],
      )
    ).rows[0];
    const neighbourhood = (
      await client.query(`SELECT "id" FROM "Neighbourhood" WHERE "id" = $1 AND "areaId" = $2`, [
        where.place,
        area.id,
      ])
    ).rows[0];
    const outlet = (
      await client.query(`SELECT "id", "companyId" FROM "Outlet" WHERE "id" = $1 AND "areaId" = $2`, [
        tell.about.split(":")[1],
        area.id,
      ])
    ).rows[0];
    await client.query(`SELECT "date", "kind" FROM "CalendarDay" WHERE "areaId" = $1`, [area.id]);
    const id = randomUUID();
    const drawn = [...createHash("sha256").update(id).digest().subarray(0, 8)];
    const drawnReference = drawn.map((byte) => ALPHABET[byte % ALPHABET.length]).join("");
    await client.query(
      `INSERT INTO "Case" ("id", "areaId", "reference", "kind", "categoryId", "neighbourhoodId", "companyId", "outletId",
         "text", "contactName", "contactPhone", "hideName", "keyHash", "submissionId", "filedAt", "dueAt", "updatedAt")
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, now(), now() + interval '5 days', now())
       ON CONFLICT DO NOTHING RETURNING "id", "reference"`,
      [
        id,
        area.id,
        drawnReference,
        category.kind,
        category.id,
        neighbourhood.id,
        outlet.companyId,
        outlet.id,
        tell.text,
        contact.name,
        contact.phone,
        contact.hideName,
        createHash("sha256").update(draft.submissionId).digest("hex"),
        draft.submissionId,
      ],
    );
    await client.query(
      `INSERT INTO "CaseEvent" ("id", "areaId", "caseId", "at", "kind") VALUES ($1, $2, $3, now(), 'FILED')`,
      [randomUUID(), area.id, id],
    );
    await client.query(
      `UPDATE "ReportDraft" SET "caseId" = $2, "data" = '{}', "photos" = '[]' WHERE "id" = $1`,
      [draftId, id],
    );
    await audit(client, {
      area,
      actor: null,
      action: "floor.file",
      subject: "case",
      subjectId: id,
      detail: { again: false },
    });
    return drawnReference;
  });
  response.writeHead(303, { location: `/cases/${reference}` }).end();
}
