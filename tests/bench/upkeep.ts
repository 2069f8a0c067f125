import type pg from "pg";

/**
 * Runs `work` while these tables have neither triggers nor indexes but those of keys, and builds the indexes afterwards:
 * many times as quick as keeping them row by row. What triggers would have written is for `work` to write.
 */
export async function withoutUpkeep(
  owner: pg.Client,
  tables: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  const { rows: indexes } = await owner.query<{ name: string; definition: string }>(
    `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition
     FROM pg_index WHERE indrelid = ANY (SELECT quote_ident(t)::regclass FROM unnest($1::text[]) AS t) AND NOT indisunique`,
    [tables],
  );
  const each = async (change: string) => {
    for (const table of tables) await owner.query(`ALTER TABLE "${table}" ${change}`);
  };
  await each("DISABLE TRIGGER USER");
  for (const { name } of indexes) await owner.query(`DROP INDEX ${name}`);
  try {
    await work();
  } finally {
    await owner.query("SET maintenance_work_mem = '512MB'");
    for (const { definition } of indexes) await owner.query(definition);
    await each("ENABLE TRIGGER USER");
  }
}
