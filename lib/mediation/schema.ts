import { z } from "zod";
import { moveFields } from "@/lib/cases/desk-schema";

const partyName = z.string().trim().min(1).max(60);
const checked = z.literal("yes").optional();

export const openDisputeInput = z.strictObject({
  ...moveFields,
  channel: z.enum(["COMMUNITY", "PARTY"]),
  summary: z.string().trim().min(4).max(2000),
  firstName: partyName,
  secondName: partyName,
  firstConsents: checked,
  secondConsents: checked,
});

export const consentInput = z.strictObject({ id: z.uuid(), from: z.string().max(500).default("") });
