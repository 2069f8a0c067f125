import { z } from "zod";
import { canonicalCode } from "@/lib/stations/rules";

export const checkInInput = z.strictObject({
  /** Station code from the poster or the list, in any spelling of it. */
  code: z.string().max(20).transform(canonicalCode),
  /** Made with the form; a repeated one is the same tap. */
  clientId: z.uuid(),
  source: z.enum(["POSTER", "LIST"]),
});
