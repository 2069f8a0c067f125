import type pg from "pg";

/** Shares of a long life: most cases are closed; of the others a third lies with an outlet. */
const OPEN_SHARE = 0.05;

/**
 * Fills the table up to `total` cases, spread over two years, the open ones among the newest, and lets PostgreSQL learn
 * what it holds.
 */
export async function fillCases(owner: pg.Client, total: number): Promise<void> {
  const { rows } = await owner.query<{ count: number }>(`SELECT count(*)::int AS count FROM "Case"`);
  const have = rows[0]?.count ?? 0;
  if (have < total) {
    await owner.query(CASES, [have + 1, total, Math.ceil((total - have) * OPEN_SHARE)]);
    await owner.query(DISPATCHES);
  }
  await owner.query("VACUUM (ANALYZE)");
}

const CASES = `
  WITH world AS MATERIALIZED (
    SELECT a."id" AS area,
      (SELECT array_agg("id" ORDER BY "sort") FROM "Neighbourhood" WHERE "areaId" = a."id") AS places,
      (SELECT array_agg("id" ORDER BY "code") FROM "CaseCategory" WHERE "areaId" = a."id") AS categories,
      (SELECT array_agg("id" ORDER BY "code") FROM "Outlet" WHERE "areaId" = a."id") AS outlets,
      (SELECT array_agg("id" ORDER BY "code") FROM "Building" WHERE "areaId" = a."id") AS buildings
    FROM "Area" a ORDER BY a."createdAt" LIMIT 1
  ), drawn AS (
    SELECT i, world.*, $2::int - i < $3::int AS open,
      now() - interval '2 years' * (1 - (i - $1::int)::float8 / ($2::int - $1::int + 1)) AS filed,
      md5('bench' || i) AS noise
    FROM world, generate_series($1::int, $2::int) AS i
  )
  INSERT INTO "Case" ("id", "areaId", "reference", "kind", "categoryId", "status", "neighbourhoodId", "buildingId",
    "outletId", "companyId", "text", "keyHash", "submissionId", "filedAt", "acceptedAt", "dueAt", "closedAt", "updatedAt")
  SELECT uuidv7(filed - now()), area,
    'W' || (SELECT string_agg(substr('023456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + (i / (31 ^ place)::bigint % 31)::int, 1), '')
      FROM generate_series(0, 6) AS place),
    k."kind", k."id",
    (CASE WHEN NOT open THEN 'CLOSED' ELSE (ARRAY['REPORTED', 'ACCEPTED', 'DISPATCHED'])[1 + i % 3] END)::"CaseStatus",
    places[1 + i % array_length(places, 1)], buildings[1 + i % array_length(buildings, 1)],
    o."id", o."companyId",
    '快递放在楼下没有送上来，打了电话没人接，第' || i || '次了。' || noise, noise, gen_random_uuid(),
    filed, filed + interval '2 hours', filed + interval '3 days' + interval '1 day' * (i % 10),
    CASE WHEN open THEN NULL ELSE filed + interval '2 days' END, filed + interval '2 days'
  FROM drawn
  JOIN "CaseCategory" k ON k."id" = categories[1 + i % array_length(categories, 1)]
  JOIN "Outlet" o ON o."id" = outlets[1 + i % array_length(outlets, 1)]
  ON CONFLICT DO NOTHING`;

const DISPATCHES = `
  INSERT INTO "CaseDispatch" ("id", "areaId", "caseId", "outletId", "dueAt", "dueReason", "createdAt")
  SELECT gen_random_uuid(), c."areaId", c."id", c."outletId", c."dueAt", '三个工作日内', c."filedAt"
  FROM "Case" c
  WHERE c."status" = 'DISPATCHED' AND c."outletId" IS NOT NULL
    AND NOT EXISTS (SELECT FROM "CaseDispatch" d WHERE d."caseId" = c."id")`;
