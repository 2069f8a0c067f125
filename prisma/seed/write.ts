import type { PoolClient } from "pg";
import type { Prisma } from "@/lib/server/db";

type Models = Prisma.TypeMap["model"];
type CreateMany<M extends keyof Models> = Models[M]["operations"] extends {
  createMany: { args: { data?: infer Data } };
}
  ? Data extends readonly (infer Row)[]
    ? Row
    : never
  : never;

/** A check-in has a range column, which the client can't write. */
export interface CheckInRow {
  readonly id: string;
  readonly areaId: string;
  readonly riderId: string;
  readonly stationId: string;
  readonly clientId: string;
  readonly source: "POSTER" | "LIST";
  readonly at: Date;
  readonly receivedAt: Date;
  /** PostgreSQL range, `[from,until)`. */
  readonly window: string;
}

/** One row of a table as the generator makes it. */
export type Row<M extends keyof Models> = M extends "CheckIn" ? CheckInRow : CreateMany<M>;

/** Rows by table, in the order in which they can be written. */
export type Tables = { readonly [M in keyof Models]?: readonly Row<M>[] };

const BATCH = 4000;

/** Writes many rows with few statements: one JSON parameter each, typed by the table itself. */
export async function insertTables(client: PoolClient, tables: Tables): Promise<void> {
  for (const [table, rows] of Object.entries(tables)) await insertRows(client, table, rows);
}

async function insertRows(client: PoolClient, table: string, rows: readonly object[]): Promise<void> {
  // Rows that leave a column out take its default, so only rows with the same columns go together.
  const groups = Map.groupBy(rows, (row) => Object.keys(row).map(quoted).join(", "));
  const name = quoted(table);
  for (const [columns, group] of groups)
    for (let start = 0; start < group.length; start += BATCH)
      await client.query(
        `INSERT INTO ${name} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${name}, $1::json)`,
        [JSON.stringify(group.slice(start, start + BATCH))],
      );
}

/** An identifier; table and column names come from the code, never from a user. */
function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
