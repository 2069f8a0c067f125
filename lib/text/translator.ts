import { createTranslator } from "use-intl/core";
import type { Locale } from "@/lib/people/actor";
import { catalogues } from "./catalogue";

/** Sentence by full key, e.g. `errors.required`. */
export type Messages = (key: string, params?: Record<string, string | number>) => string;

/** The catalogue of one language, usable outside pages: actions, jobs, messages, command line. */
export function translator(locale: Locale): Messages {
  const t = createTranslator({ locale, messages: catalogues[locale], timeZone: "Asia/Shanghai" });
  return t as unknown as Messages;
}
