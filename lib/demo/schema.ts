import { z } from "zod";

export const demoSignInInput = z.strictObject({ key: z.string().min(1).max(60) });
