import { z } from "zod";
import { LOCALES } from "@/lib/text/locale";
import { parseMobile } from "./phone";

/** Digits as people type them: full-width ones, with spaces. */
const digits = (text: string) => text.normalize("NFKC").replace(/[\s-]/g, "");

const next = z.string().max(1000).optional();
const challenge = z.string().min(1).max(300);
const reason = z.string().trim().min(1).max(500);

const mobile = z
  .string()
  .min(1)
  .max(40)
  .transform((typed, context) => {
    const phone = parseMobile(typed);
    if (phone) return phone;
    context.addIssue({ code: "custom", message: "errors.phone" });
    return z.NEVER;
  });

const code = z
  .string()
  .transform(digits)
  .pipe(z.string().regex(/^\d{6}$/, "errors.sixDigits"));

export const sendCodeInput = z.strictObject({ phone: mobile, next });
export const checkCodeInput = z.strictObject({ challenge, code, next });

export const passwordInput = z.strictObject({
  username: z
    .string()
    .trim()
    .toLowerCase()
    .min(1)
    .max(60)
    .transform((text) => text.normalize("NFKC")),
  password: z.string().min(1).max(200),
  next,
});

/** Six digits from the app, or a recovery code. */
export const secondStepInput = z.strictObject({
  challenge,
  code: z.string().transform(digits).pipe(z.string().min(1).max(40)),
  next,
});
export const confirmTotpInput = checkCodeInput;

export const nothing = z.strictObject({});
export const sessionInput = z.strictObject({ id: z.uuid() });
export const renewCodesInput = z.strictObject({ code });
export const codesNotedInput = z.strictObject({ next });

export const languageInput = z.strictObject({ locale: z.enum(LOCALES), next });
export const displayInput = z.strictObject({
  theme: z.enum(["auto", "light", "dark"]),
  size: z.enum(["normal", "large"]),
  next,
});

export const disableInput = z.strictObject({ id: z.uuid(), reason });
export const enableInput = z.strictObject({ id: z.uuid(), reason });
