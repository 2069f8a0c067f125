import type pg from "pg";
import { withoutUpkeep } from "./upkeep";

/** Shares of a long life: most cases are closed. */
const OPEN_SHARE = 0.05;
const BATCH = 100_000;

/** Words of the texts: in every text, in one of forty, in one of four thousand. */
export const WORDS = { frequent: "快递", middling: "降压药", rare: "井盖" } as const;

/**
 * Fills the table up to `total` cases, spread over two years, the open ones among the newest, and lets PostgreSQL learn
 * what it holds. Limits fall on closing time, so that many cases share one.
 * The newest is filed at `now`.
 * @throws when columns that triggers keep are not as the triggers would have them.
 */
export async function fillCases(
  owner: pg.Client,
  total: number,
  openShare = OPEN_SHARE,
  now = new Date(),
): Promise<void> {
  const { rows } = await owner.query<{ count: number }>(`SELECT count(*)::int AS count FROM "Case"`);
  const have = rows[0]?.count ?? 0;
  if (have < total) {
    const open = total - Math.ceil((total - have) * openShare);
    await owner.query(TEXTS);
    await withoutUpkeep(owner, ["Case", "CaseDispatch", "CasePause", "CaseEscalation"], async () => {
      for (let from = have + 1; from <= total; from += BATCH) {
        await owner.query(CASES, [from, Math.min(from + BATCH - 1, total), have + 1, total, open, now]);
      }
      await owner.query(DISPATCHES);
      await owner.query(PAUSES);
      await owner.query(ESCALATIONS);
    });
    await owner.query(`DROP TABLE "BenchText"`);
    await mustBeKept(owner);
  }
  await owner.query("VACUUM (ANALYZE)");
}

const TEXTS = `
  CREATE TEMPORARY TABLE "BenchText" AS
  WITH written AS (
    SELECT row_number() OVER () - 1 AS nth, opens || things || tells || asks AS text
    FROM unnest(ARRAY['快递员打电话说', '快递昨天显示签收，可是', '这个快递等了三天，', '每次的快递都这样：', '快递柜里说有我的，', '快递送到别的楼，',
        '刚刚的快递又出问题，', '问过快递网点两回，', '快递车堵在门口，', '邻居帮忙收的快递，']) AS opens,
      unnest(ARRAY['牛奶', '${WORDS.middling}', '奶粉', '棉鞋', '大米', '苹果', '老花镜', '文件', '床单', '月饼', '热水袋', '试纸', '鸡蛋', '课本', '猫粮', '电饭锅',
        '羽绒服', '花盆', '鲜虾', '蛋糕', '滤芯', '台灯', '茶叶', '雨伞', '轮椅', '毛线', '相册', '药箱', '水壶', '菜刀', '挂历', '窗帘', '被子', '核桃', '耳机',
        '书架', '钥匙', '纸巾', '围巾', '冬枣']) AS things,
      unnest(ARRAY['放在楼下没有送上来，', '送来就坏了，', '少了一件，', '没有人接电话，', '被雨淋湿了，']) AS tells,
      unnest(ARRAY['请帮忙问一问。', '希望赔偿。']) AS asks
  )
  SELECT nth, said AS text, "text_pairs"(said) AS pairs
  FROM written, LATERAL (SELECT CASE nth WHEN 0 THEN text || '${WORDS.rare}也松了。' ELSE text END AS said)`;

/**
 * $1 to $2 of the cases $3 to $4, the open ones beginning after $5, the last one filed at $6. They lie in the table roughly as they were filed:
 * neighbours in a list are not neighbours on the disk, because a case is written anew with every step in its first days.
 */
const CASES = `
  WITH world AS MATERIALIZED (
    SELECT a."id" AS area,
      (SELECT array_agg("id" ORDER BY "sort") FROM "Neighbourhood" WHERE "areaId" = a."id") AS places,
      (SELECT array_agg("id" ORDER BY "code") FROM "CaseCategory" WHERE "areaId" = a."id") AS categories,
      (SELECT array_agg("id" ORDER BY "code") FROM "Outlet" WHERE "areaId" = a."id") AS outlets,
      (SELECT array_agg("id" ORDER BY "code") FROM "Building" WHERE "areaId" = a."id") AS buildings,
      (SELECT array_agg(DISTINCT "personId") FROM "RoleGrant" WHERE "areaId" = a."id" AND "role" = 'NEIGHBOURHOOD_CADRE') AS cadres,
      (SELECT count(*) FROM "BenchText") AS texts
    FROM "Area" a ORDER BY a."createdAt" LIMIT 1
  ), kept AS MATERIALIZED (
    SELECT place, building, "place_order"(place, building, NULL) AS "order"
    FROM world, unnest(places) AS place, unnest(COALESCE(buildings, ARRAY[NULL::uuid])) AS building
  ), drawn AS (
    SELECT i, world.*, noise, filed,
      (CASE WHEN i <= $5::int THEN 'CLOSED'
        ELSE (ARRAY['REPORTED', 'REPORTED', 'ACCEPTED', 'ACCEPTED', 'DISPATCHED', 'DISPATCHED', 'DISPATCHED', 'HANDLED', 'HANDLED', 'VERIFIED'])
          [1 + noise % 10] END)::"CaseStatus" AS status,
      date_trunc('day', filed, 'Asia/Shanghai') + interval '3 days 17 hours' + interval '1 day' * (noise / 10 % 10) AS due,
      'W' || (SELECT string_agg(substr('023456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + (i / (31 ^ place)::bigint % 31)::int, 1), '')
        FROM generate_series(0, 6) AS place) AS reference
    FROM world, generate_series($1::int, $2::int) AS i,
      LATERAL (SELECT abs(hashint4(i)::bigint) AS noise,
        $6::timestamptz - interval '2 years' * (1 - (i - $3::int)::float8 / ($4::int - $3::int + 1)) AS filed)
  ), held AS (
    SELECT *, status = 'DISPATCHED' OR status IN ('HANDLED', 'VERIFIED', 'CLOSED') AND noise / 100 % 3 < 2 AS held FROM drawn
  )
  INSERT INTO "Case" ("id", "areaId", "reference", "kind", "categoryId", "status", "neighbourhoodId", "buildingId",
    "outletId", "companyId", "text", "searchGrams", "keyHash", "submissionId", "assigneeId", "filedAt", "acceptedAt", "dueAt",
    "closedAt", "updatedAt", "heldById", "outletDueAt", "pausedAt", "escalatedAt", "placeOrder")
  SELECT uuidv7(filed - now()), area, reference, k."kind", k."id", status,
    places[1 + noise / 7 % array_length(places, 1)], buildings[1 + noise / 11 % array_length(buildings, 1)],
    o."id", o."companyId", t.text,
    t.pairs || ARRAY(SELECT DISTINCT substr(lower(reference), nth, 2) FROM generate_series(1, 7) AS nth), '', gen_random_uuid(),
    CASE WHEN status <> 'REPORTED' THEN cadres[1 + noise / 13 % array_length(cadres, 1)] END,
    filed, CASE WHEN status <> 'REPORTED' THEN filed + interval '2 hours' END, due,
    CASE WHEN status = 'CLOSED' THEN filed + interval '2 days' END, filed + interval '2 days',
    CASE WHEN held THEN o."id" END,
    CASE WHEN held THEN CASE status WHEN 'DISPATCHED' THEN due - interval '1 day' ELSE due END END,
    CASE WHEN status IN ('ACCEPTED', 'DISPATCHED') AND noise / 1000 % 20 = 0 THEN filed + interval '3 hours' END,
    CASE WHEN status IN ('REPORTED', 'ACCEPTED', 'DISPATCHED') AND noise / 1000 % 20 = 1 THEN due + interval '1 day' END,
    kept."order"
  FROM held
  JOIN kept ON kept.place = places[1 + noise / 7 % array_length(places, 1)]
    AND COALESCE(kept.building, area) = COALESCE(buildings[1 + noise / 11 % array_length(buildings, 1)], area)
  JOIN "CaseCategory" k ON k."id" = categories[1 + noise / 17 % array_length(categories, 1)]
  JOIN "Outlet" o ON o."id" = outlets[1 + noise / 19 % array_length(outlets, 1)]
  JOIN "BenchText" t ON t.nth = noise / 23 % texts
  ORDER BY i / 5000, noise`;

const DISPATCHES = `
  INSERT INTO "CaseDispatch" ("id", "areaId", "caseId", "outletId", "dueAt", "dueReason", "createdAt", "endedAt", "endedAs")
  SELECT gen_random_uuid(), c."areaId", c."id", c."heldById", c."dueAt" - interval '1 day', '三个工作日内', c."acceptedAt",
    CASE WHEN c."status" <> 'DISPATCHED' THEN c."acceptedAt" + interval '1 hour' END,
    CASE WHEN c."status" <> 'DISPATCHED' THEN 'HANDLED'::"DispatchEnd" END
  FROM "Case" c
  WHERE c."heldById" IS NOT NULL AND NOT EXISTS (SELECT FROM "CaseDispatch" d WHERE d."caseId" = c."id")`;

const PAUSES = `
  INSERT INTO "CasePause" ("id", "areaId", "caseId", "startedAt", "reason")
  SELECT gen_random_uuid(), c."areaId", c."id", c."pausedAt", '请问运单号是多少？'
  FROM "Case" c
  WHERE c."pausedAt" IS NOT NULL AND NOT EXISTS (SELECT FROM "CasePause" p WHERE p."caseId" = c."id" AND p."endedAt" IS NULL)`;

const ESCALATIONS = `
  INSERT INTO "CaseEscalation" ("id", "areaId", "caseId", "at", "since")
  SELECT gen_random_uuid(), c."areaId", c."id", c."escalatedAt", c."dueAt"
  FROM "Case" c
  WHERE c."escalatedAt" IS NOT NULL
    AND NOT EXISTS (SELECT FROM "CaseEscalation" e WHERE e."caseId" = c."id" AND e."endedAt" IS NULL)`;

const SAMPLE = 1_000;
const KEPT = `concat_ws(' ', "heldById", "outletDueAt", "pausedAt", "escalatedAt", "atCommunity", "atParty", "placeOrder",
  (SELECT string_agg(pair, ' ' ORDER BY pair) FROM unnest("searchGrams") AS pair))`;

/** Lets the triggers write their columns anew in some of the rows, and compares. */
async function mustBeKept(owner: pg.Client): Promise<void> {
  await owner.query("BEGIN");
  try {
    await owner.query(
      `CREATE TEMPORARY TABLE "Sample" ON COMMIT DROP AS
       SELECT "id", ${KEPT} AS kept FROM "Case" ORDER BY hashtext("id"::text) LIMIT ${SAMPLE}`,
    );
    await owner.query(
      `UPDATE "Case" SET "heldById" = NULL, "searchGrams" = NULL, "placeOrder" = '' WHERE "id" IN (SELECT "id" FROM "Sample")`,
    );
    const { rows } = await owner.query<{ was: string; is: string }>(
      `SELECT s.kept AS was, ${KEPT} AS is FROM "Case" JOIN "Sample" s USING ("id") WHERE s.kept <> ${KEPT}`,
    );
    if (rows[0]) throw new Error(`Filled in "${rows[0].was}", but the triggers make "${rows[0].is}" of it.`);
  } finally {
    await owner.query("ROLLBACK");
  }
}
