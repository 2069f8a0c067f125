import { z } from "zod";
import { PAGE } from "./desk-words";

export const BULK_MOVES = ["accept", "assign", "dispatch"] as const;
export type BulkMove = (typeof BULK_MOVES)[number];

const empty = z.literal("");
const text = z.string().trim().max(2000).default("");

/** `<case id>_<version>`, as each line of the queue carries it. */
export const bulkItem = z.string().regex(/^[0-9a-f-]{36}_\d{1,9}$/);

/** Cases chosen in the queue and what to do with them; fields of the other moves stay empty. */
export const bulkInput = z.strictObject({
  move: z.enum(BULK_MOVES),
  items: z.array(bulkItem, { error: "cadre.bulkNone" }).min(1, "cadre.bulkNone").max(PAGE),
  from: z.string().max(500).default(""),
  assigneeId: z.uuid().or(empty).default(""),
  outletId: z.uuid().or(empty).default(""),
  dueOn: z.iso.date().or(empty).default(""),
  dueReason: text,
  instruction: text,
});
export type BulkInput = z.output<typeof bulkInput>;

export const undoInput = z.strictObject({ id: z.uuid(), from: z.string().max(500).default("") });

const params = z.record(z.string(), z.union([z.string(), z.number()])).optional();
const outcome = z.object({ key: z.string(), params });

/** What a batch remembers of each case. `failed`, `notUndone`: why not, by catalogue key. */
export const batchItems = z.array(
  z.object({
    caseId: z.uuid(),
    reference: z.string(),
    failed: outcome.nullable(),
    /** The version that the batch made. */
    version: z.number().int(),
    /** The entry that the batch wrote; null when the case was left as it was. */
    eventId: z.uuid().nullable().default(null),
    before: z
      .object({
        status: z.enum(["REPORTED", "ACCEPTED", "DISPATCHED", "HANDLED", "VERIFIED", "CLOSED"]),
        assigneeId: z.uuid().nullable(),
        acceptedAt: z.coerce.date().nullable(),
        outletId: z.uuid().nullable(),
        companyId: z.uuid().nullable(),
      })
      .nullable(),
    notUndone: outcome.nullable().optional(),
  }),
);
export type BatchItem = z.output<typeof batchItems>[number];

/** Minutes in which a batch can be undone. */
export const UNDO_MINUTES = 10;

/** Until when a batch made now can be undone. Messages about it are held until then. */
export const undoUntil = (at: Date): Date => new Date(at.getTime() + UNDO_MINUTES * 60_000);

export const canStillUndo = (at: Date, now: Date): boolean => now <= undoUntil(at);
