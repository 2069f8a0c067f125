import { z } from "zod";

/** Place in a list sorted by time, newest first, then by id. */
export interface Cursor {
  readonly at: Date;
  readonly id: string;
}

const shape = z.tuple([z.iso.datetime(), z.uuid()]);

export const writeCursor = ({ at, id }: Cursor): string => `${at.toISOString()}_${id}`;

/** The place that an address names; null for none or a broken one: the list then starts at its head. */
export function readCursor(text: string | null | undefined): Cursor | null {
  const parsed = shape.safeParse(text?.split("_"));
  return parsed.success ? { at: new Date(parsed.data[0]), id: parsed.data[1] } : null;
}
