import { z } from "zod";

/** A printed station code as somebody may type it: any case, full-width letters, spaces around. */
export const normalCode = (typed: string): string => typed.normalize("NFKC").trim().toUpperCase();

export const checkInInput = z.strictObject({
  /** Station code from the poster or the list. */
  code: z.string().max(20).transform(normalCode),
  /** Made with the form; a repeated one is the same tap. */
  clientId: z.uuid(),
  source: z.enum(["POSTER", "LIST"]),
});

export type CheckInInput = z.output<typeof checkInInput>;
