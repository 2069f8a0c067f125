import { pinyin } from "pinyin-pro";

/**
 * What people may type to find these names: each in full pinyin and by initials, without tones or spaces, lower
 * case, e.g. `dongli7haolou dl7hl`.
 */
export function searchPinyin(names: readonly string[]): string {
  const spelled = names.flatMap((name) => [spell(name, "pinyin"), spell(name, "first")]);
  return [...new Set(spelled)].filter(Boolean).join(" ");
}

/** First letters in pinyin, e.g. `sd`; Latin letters and digits stay. */
export const initials = (name: string): string => spell(name, "first");

function spell(name: string, pattern: "pinyin" | "first"): string {
  return pinyin(name, { toneType: "none", pattern, type: "array", nonZh: "consecutive", v: true })
    .join("")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
}
