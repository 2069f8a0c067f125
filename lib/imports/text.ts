/** How the bytes of a file became text. */
export type Encoding = "UTF-8" | "UTF-16" | "GB18030";

export type Decoded =
  | { readonly ok: true; readonly text: string; readonly encoding: Encoding }
  | { readonly ok: false; readonly reason: "excel" | "notText" };

/**
 * Text of a file as an office saves it: UTF-8 with or without a mark, UTF-16 with its mark, otherwise GB18030
 * (which contains GBK and GB 2312). Strict: bytes that are not text in it are refused, never replaced.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    return { ok: false, reason: "excel" };
  if (startsWith(bytes, [0xff, 0xfe])) return strict(bytes, "utf-16le", "UTF-16");
  if (startsWith(bytes, [0xfe, 0xff])) return strict(bytes, "utf-16be", "UTF-16");
  const utf8 = strict(bytes, "utf-8", "UTF-8");
  return utf8.ok ? utf8 : strict(bytes, "gb18030", "GB18030");
}

function strict(bytes: Uint8Array, label: string, encoding: Encoding): Decoded {
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes);
    return text.includes("\0") ? { ok: false, reason: "notText" } : { ok: true, text, encoding };
  } catch {
    return { ok: false, reason: "notText" };
  }
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, index) => bytes[index] === byte);
}

/**
 * A cell as it was meant: no byte marks or invisible characters, ASCII letters and digits for full-width ones,
 * one ordinary space for any run of spaces, none at the ends. Chinese punctuation stays as it is.
 */
export function tidy(cell: string): string {
  return unwrapped(cell)
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, "")
    .replace(/[０-９Ａ-Ｚａ-ｚ]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u3000]+/gu, " ")
    .trim();
}

/** A spreadsheet's ways to keep a number as text: `="001"` and a leading apostrophe. */
function unwrapped(cell: string): string {
  const trimmed = cell.trim();
  return /^="([^"]*)"$/.exec(trimmed)?.[1] ?? trimmed.replace(/^'(?=.)/, "");
}

/** For codes, numbers and dates: also punctuation in its ASCII form, dashes of all kinds as `-`. */
export function ascii(cell: string): string {
  return cell
    .normalize("NFKC")
    .replace(/\p{Pd}|−/gu, "-")
    .trim();
}

/**
 * A person's or a shop's name: every kind of middle dot is `·` without spaces around it, and the spaces with which
 * short names are stretched ("王　敏") go.
 */
export function tidyName(cell: string): string {
  return cell.replace(/\s*[·•・‧∙⋅᛫●・]\s*/gu, "·").replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, "");
}

/** A cell which a spreadsheet would run. */
export function looksLikeFormula(cell: string): boolean {
  return /^[=@]/.test(cell) || /^[+-](?![\d.])/.test(cell);
}

/** Length as a reader counts, in characters. */
export const lengthOf = (text: string): number => [...text].length;
