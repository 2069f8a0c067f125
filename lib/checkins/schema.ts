import { z } from "zod";
import { canonicalCode } from "@/lib/stations/rules";
import { BATCH } from "./queue/record";

/** Station code from the poster or the list, in any spelling of it. */
const code = z.string().max(20).transform(canonicalCode);
const source = z.enum(["POSTER", "LIST"]);
/** What the station's screen showed, when its code was scanned there. */
const rotating = z.string().max(20).optional();
const instant = z.iso.datetime().transform((text) => new Date(text));

export const checkInInput = z.strictObject({
  code,
  /** Made with the form; a repeated one is the same tap. */
  clientId: z.uuid(),
  source,
  rotating,
  /** Whose page it is. Read by the phone, which keeps the tap; here it is the session that tells who taps. */
  owner: z.string().max(40).optional(),
});

/** The station whose screen is set up, or whose screens are ended. */
export const screenInput = z.strictObject({ stationId: z.uuid() });

/** Taps that waited in a phone. Times are the phone's own. */
export const syncInput = z.strictObject({
  /** Whose they are, as the page told the phone at the tap. */
  owner: z.string().max(40),
  deviceId: z.uuid(),
  sentAt: instant,
  items: z
    .array(
      z.strictObject({
        clientId: z.uuid(),
        seq: z.int().min(1).max(2_147_483_647),
        code,
        at: instant,
        source,
        rotating,
      }),
    )
    .min(1)
    .max(BATCH),
});

export type SyncItem = z.output<typeof syncInput>["items"][number];
