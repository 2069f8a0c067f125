import type { Locale } from "@/lib/people/actor";

export const LOCALES = ["zh-CN", "en"] as const satisfies readonly Locale[];

/** The language of a request: the chosen one (cookie), else the first known one of Accept-Language, else Chinese. */
export function pickLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  if (chosen === "zh-CN" || chosen === "en") return chosen;
  for (const entry of (acceptLanguage ?? "").split(",")) {
    const tag = entry.split(";")[0]?.trim().toLowerCase() ?? "";
    if (tag.startsWith("zh")) return "zh-CN";
    if (tag.startsWith("en")) return "en";
  }
  return "zh-CN";
}
