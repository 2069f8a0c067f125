import type { Prisma } from "@/lib/server/db";
import type { Direction } from "./desk-sort";

/** The column that a list of the desk stands by, and which way. */
export interface Order {
  readonly field: "filedAt" | "dueAt" | "outletDueAt" | "placeOrder";
  readonly dir: Direction;
}

export const sorted = ({ field, dir }: Order): Prisma.CaseOrderByWithRelationInput[] => [
  { [field]: dir },
  { id: dir },
];

/** Rows by their place, as the database sorts them: byte by byte. */
export function placed<Row extends Pick<Ordered, "id" | "placeOrder">>(
  rows: readonly Row[],
  { dir }: Order,
): Row[] {
  const turn = dir === "desc" ? -1 : 1;
  const bytes = (row: Row) => Buffer.from(`${row.placeOrder}\0${row.id}`);
  return rows.toSorted((a, b) => turn * Buffer.compare(bytes(a), bytes(b)));
}

interface Ordered {
  readonly id: string;
  readonly filedAt: Date;
  readonly dueAt: Date;
  readonly outletDueAt: Date | null;
  readonly placeOrder: string;
}

export interface Cursor {
  readonly value: Date | string;
  readonly id: string;
}

const CURSOR = /^(\w+)\.(asc|desc)\.([\w-]{1,200})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Value of `?after=` behind a row. */
export function cursorAt({ field, dir }: Order, row: Ordered): string {
  const value =
    field === "placeOrder" ? Buffer.from(row[field]).toString("base64url") : row[field]?.getTime();
  return [field, dir, value, row.id].join(".");
}

/** A place in another order is none in this one. */
export function cursorOf(after: string | null, { field, dir }: Order): Cursor | null {
  const [, itsField, itsDir, said, id] = CURSOR.exec(after ?? "") ?? [];
  if (!said || !id || itsField !== field || itsDir !== dir) return null;
  if (field !== "placeOrder") return /^\d{1,15}$/.test(said) ? { value: new Date(Number(said)), id } : null;
  const value = Buffer.from(said, "base64url").toString();
  // PostgreSQL refuses a text with a null character.
  return value.includes("\0") ? null : { value, id };
}
