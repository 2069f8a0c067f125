import type { z } from "zod";
import { error, type Line, type Problem, type SourceRow } from "./types";

export interface Parsed<T> {
  readonly lines: readonly Line<T>[];
  readonly problems: readonly Problem[];
}

/** Every row through the schema: the values that are right, and a problem for each cell that is not. */
export function parseRows<Schema extends z.ZodType>(
  rows: readonly SourceRow[],
  schema: Schema,
): Parsed<z.output<Schema>> {
  const lines: Line<z.output<Schema>>[] = [];
  const problems: Problem[] = [];
  for (const { line, cells } of rows) {
    const parsed = schema.safeParse(cells);
    if (parsed.success) lines.push({ line, value: parsed.data });
    else problems.push(...parsed.error.issues.map((issue) => problemOf(line, issue)));
  }
  return { lines, problems };
}

function problemOf(line: number, issue: z.core.$ZodIssue): Problem {
  const params = issue.code === "custom" ? issue.params : undefined;
  const key = issue.message.startsWith("imports.") ? issue.message.slice("imports.".length) : "invalid";
  return error(line, String(issue.path[0] ?? ""), key, { ...params });
}

/**
 * Lines whose key was on an earlier line. The same line word for word counts once (a warning); another
 * line for the same key is an error, since nobody could say which one holds.
 */
export function withoutDuplicates<T>(
  lines: readonly Line<T>[],
  field: string,
  keyOf: (value: T) => string,
): Parsed<T> {
  const first = new Map<string, Line<T>>();
  const kept: Line<T>[] = [];
  const problems: Problem[] = [];
  for (const line of lines) {
    const key = keyOf(line.value);
    const earlier = first.get(key);
    if (!earlier) {
      first.set(key, line);
      kept.push(line);
    } else if (JSON.stringify(earlier.value) === JSON.stringify(line.value)) {
      problems.push({
        ...error(line.line, field, "sameLine", { key, line: earlier.line }),
        severity: "warning",
      });
    } else {
      problems.push(error(line.line, field, "duplicate", { key, line: earlier.line }));
    }
  }
  return { lines: kept, problems };
}
