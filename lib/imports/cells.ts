import parsePhone from "libphonenumber-js";
import { z } from "zod";
import type { Day } from "@/lib/time/shanghai";
import { ascii, lengthOf, looksLikeFormula, tidyName } from "./text";

/** Parsers of single cells: text in, value out; an empty optional cell is `undefined`. */
type Reader<T> = (text: string) => T | Fault;

class Fault {
  constructor(
    readonly key: string,
    readonly params: Record<string, string | number> = {},
  ) {}
}

const fault = (key: string, params?: Record<string, string | number>) => new Fault(key, params);

/** A cell that must be filled. */
export function needed<T>(read: Reader<T>) {
  return z.string().transform((text, ctx) => {
    const value = text === "" ? fault("required") : read(text);
    if (!(value instanceof Fault)) return value;
    ctx.addIssue({ code: "custom", message: `imports.${value.key}`, params: value.params });
    return z.NEVER;
  });
}

/** A cell that may be empty: `undefined` then, which leaves what is stored as it is. */
export function optional<T>(read: Reader<T>) {
  return z.string().transform((text, ctx) => {
    const value = text === "" ? undefined : read(text);
    if (!(value instanceof Fault)) return value;
    ctx.addIssue({ code: "custom", message: `imports.${value.key}`, params: value.params });
    return z.NEVER;
  });
}

/** Words of at most `max` characters. */
export function words(max: number): Reader<string> {
  return (text) => {
    if (looksLikeFormula(text)) return fault("formula");
    const length = lengthOf(text);
    return length > max ? fault("tooLong", { max, length }) : text;
  };
}

/** A name of at most `max` characters that holds at least one letter or digit. */
export function name(max: number): Reader<string> {
  return (text) => {
    const read = words(max)(tidyName(text));
    if (read instanceof Fault) return read;
    return /[\p{L}\p{N}]/u.test(read) ? read : fault("noName");
  };
}

/** A printed code: upper case, ASCII. */
export function code(pattern: RegExp, example: string): Reader<string> {
  return (text) => {
    const read = ascii(text).toUpperCase().replace(/\s/g, "");
    return pattern.test(read) ? read : fault("badCode", { example });
  };
}

export function whole(least: number, most: number): Reader<number> {
  return (text) => {
    const read = ascii(text)
      .replace(/(?<=\d),(?=\d{3}\b)/g, "")
      .replace(/[层年个座人户]$/u, "");
    if (!/^\d+$/.test(read)) return fault("notWhole");
    return inRange(Number(read), least, most);
  };
}

export function decimal(least: number, most: number): Reader<number> {
  return (text) => {
    const read = ascii(text).replace(/[°度米]$/u, "");
    if (!/^-?\d+(\.\d+)?$/.test(read)) return fault("notNumber");
    return inRange(Number(read), least, most);
  };
}

function inRange(value: number, least: number, most: number): number | Fault {
  return value < least || value > most ? fault("outOfRange", { least, most }) : value;
}

/** A calendar day in any of the ways in which offices write it, also as a spreadsheet's day number. */
export function day(): Reader<Day> {
  return (text) => {
    const read = ascii(text);
    const serial = /^\d{5}$/.test(read) ? Number(read) : null;
    // Day 25569 of a spreadsheet is 1970-01-01.
    if (serial !== null) return new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10);
    const parts =
      /^(\d{4})(\d{2})(\d{2})$/.exec(read) ??
      /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:\s+0{1,2}:00(?::00)?)?$/u.exec(read);
    if (!parts) return fault("notDay");
    const [, year = "", month = "", date = ""] = parts;
    const value = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
    const at = new Date(`${value}T00:00:00Z`);
    return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value) ? value : fault("noSuchDay");
  };
}

/** A phone number as E.164; `mobile`: only mainland mobile numbers. */
export function phone(mobile: boolean): Reader<string> {
  return (text) => {
    const read = ascii(text).replace(/\.0$/, "");
    if (/^\d(\.\d+)?e\+?\d+$/i.test(read)) return fault("scientific");
    const parsed = parsePhone(read, "CN");
    if (!parsed?.isPossible()) return fault(mobile ? "notMobile" : "notPhone");
    return !mobile || /^\+861[3-9]\d{9}$/.test(parsed.number) ? parsed.number : fault("notMobile");
  };
}

/** One of several values, each by any of its names. */
export function choice<T extends string>(names: Readonly<Record<T, readonly string[]>>): Reader<T> {
  const known = new Map<string, T>();
  for (const value of Object.keys(names) as T[])
    for (const text of [value, ...names[value]]) known.set(comparable(text), value);
  const options = (Object.values(names) as string[][]).map(([first]) => first).join("、");
  return (text) => known.get(comparable(text)) ?? fault("notOneOf", { given: text, options });
}

/** Several values in one cell, each read by `read`; in the order given, none twice. */
export function list<T>(read: Reader<T>, separators: RegExp = /[、，,;；/|\n]+/u): Reader<T[]> {
  return (text) => {
    const values = new Set<T>();
    for (const part of text.split(separators)) {
      const value = part.trim() === "" ? null : read(part.trim());
      if (value instanceof Fault) return value;
      if (value !== null) values.add(value);
    }
    return [...values];
  };
}

function comparable(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_-]/g, "");
}

export { Fault, fault, type Reader };
