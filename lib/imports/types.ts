/** What can be imported, in the order in which a community is brought in. */
export const KINDS = ["neighbourhoods", "buildings", "outlets", "stations", "riders", "staff"] as const;
export type Kind = (typeof KINDS)[number];

/** Something about a line that the office should know; an error stops the whole import. */
export interface Problem {
  readonly severity: "error" | "warning";
  /** Line of the file as an editor counts, from 1; 0: the file as a whole. */
  readonly line: number;
  /** Field of the column, or empty for the whole line. */
  readonly field: string;
  /** Catalogue key of the sentence: what is wrong and what to do. */
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A line of the file, its cells by field. Columns that the file lacks are empty. */
export interface SourceRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** A parsed line. */
export interface Line<T> {
  readonly line: number;
  readonly value: T;
}

export type Planned =
  | { readonly line: number; readonly key: string; readonly what: "create" | "same" }
  | {
      readonly line: number;
      readonly key: string;
      readonly what: "update";
      /** Fields that change. */
      readonly changes: readonly string[];
    };

/** Told the operator once, at the terminal; stored only as a hash. */
export interface FirstPassword {
  readonly name: string;
  readonly username: string;
  readonly password: string;
}

/** Makes the id of a new record; the demo generator gives its own so that they are the same every time. */
export type NewId = (noun: string, key: string) => string;

export function error(line: number, field: string, key: string, params: Problem["params"] = {}): Problem {
  return { severity: "error", line, field, key: `imports.${key}`, params };
}

export function warning(line: number, field: string, key: string, params: Problem["params"] = {}): Problem {
  return { severity: "warning", line, field, key: `imports.${key}`, params };
}
