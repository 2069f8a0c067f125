import Papa from "papaparse";
import { COLUMNS, fieldOf, REQUIRED } from "./columns";
import { decode, type Encoding, tidy } from "./text";
import { error, KINDS, type Kind, type Problem, type SourceRow, warning } from "./types";

export interface Sheet {
  readonly kind: Kind;
  readonly encoding: Encoding;
  readonly rows: readonly SourceRow[];
  /** Header text of each field as the file has it, for the report. */
  readonly headers: Readonly<Record<string, string>>;
  readonly problems: readonly Problem[];
}

export type ReadResult =
  | { readonly ok: true; readonly sheet: Sheet }
  | { readonly ok: false; readonly kind: Kind | null; readonly problems: readonly Problem[] };

export interface ReadOptions {
  /** Used to guess the kind; the header decides when the name says nothing. */
  readonly fileName: string;
  /** What the operator said the file is. */
  readonly kind?: Kind | undefined;
}

/** Lines in which a header may stand: titles and notes come before it. */
const HEADER_WITHIN = 6;
const MOST_LINES = 50_000;
/** Never taken over: no identity-card numbers are kept. */
const IDENTITY_CARD = /身份证|identity\s*card|id\s*card|证件号/i;

/** Reads a CSV file of a known or guessed kind into rows of cells by field. Pure; nothing is checked but the form. */
export function readSheet(bytes: Uint8Array, options: ReadOptions): ReadResult {
  const decoded = decode(bytes);
  if (!decoded.ok) return failed(decoded.reason);
  const table = parse(decoded.text);
  if (table.rows.length === 0) return failed("empty");
  const kind = options.kind ?? kindOfName(options.fileName);
  const header = findHeader(table.rows, kind);
  if (!header) return failed(kind ? "noHeaderOf" : "noHeader", kind ?? null);
  const missing = REQUIRED[header.kind].filter((field) => !header.fields.includes(field));
  if (missing.length > 0)
    return {
      ok: false,
      kind: header.kind,
      problems: missing.map((field) => error(header.line, field, "missingColumn")),
    };
  const rows = table.rows.slice(header.next).map((row) => sourceRow(row, header));
  if (rows.length === 0) return failed("onlyHeader", header.kind);
  if (rows.length > MOST_LINES) return failed("tooManyLines", header.kind, { max: MOST_LINES });
  const headers = Object.fromEntries(header.fields.flatMap((f, i) => (f ? [[f, header.texts[i] ?? f]] : [])));
  const problems = [...table.problems, ...columnProblems(header), ...widthProblems(table.rows, header)];
  return { ok: true, sheet: { kind: header.kind, encoding: decoded.encoding, rows, headers, problems } };
}

function failed(key: string, kind: Kind | null = null, params: Problem["params"] = {}): ReadResult {
  return { ok: false, kind, problems: [error(0, "", key, params)] };
}

interface RawRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Lines that hold something, with the line numbers an editor shows (a quoted cell may run over several). */
function parse(text: string): { rows: RawRow[]; problems: Problem[] } {
  const parsed = Papa.parse<string[]>(text, { delimitersToGuess: [",", "\t", ";", "，", "|"] });
  const rows: RawRow[] = [];
  let line = 1;
  for (const cells of parsed.data) {
    const tidied = cells.map(tidy);
    if (tidied.some((cell) => cell !== "")) rows.push({ line, cells: tidied });
    line += 1 + cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
  }
  const broken = parsed.errors.some((fault) => fault.type === "Quotes");
  return { rows, problems: broken ? [error(0, "", "brokenQuotes")] : [] };
}

/** The one kind that a file name speaks of, if it is one. */
export function kindOfName(fileName: string): Kind | undefined {
  const name = fileName.toLowerCase();
  const words: Record<Kind, RegExp> = {
    // Many lists begin with the name of a community or an outlet; only a list of these themselves is meant.
    neighbourhoods: /neighbou?rhood|^社区(名单|名录|一览|清单|列表|信息|表)*\.|各社区/,
    outlets: /outlet|^(快递)?网点(名单|名录|一览|清单|列表|信息|表)*\.|各网点/,
    stations: /station|驿站|站点/,
    riders: /rider|骑手|小哥|骑士/,
    buildings: /building|楼/,
    staff: /staff|干部|工作人员/,
  };
  const named = KINDS.filter((kind) => words[kind].test(name));
  return named.length === 1 ? named[0] : undefined;
}

interface Header {
  readonly kind: Kind;
  readonly line: number;
  /** Index of the first row after it. */
  readonly next: number;
  /** Field of each column; empty: not known. */
  readonly fields: readonly string[];
  readonly texts: readonly string[];
}

/**
 * The row, or the two rows of a merged-looking header, whose texts mean the most fields. At least three must be
 * known, so that a title is never taken for a header.
 */
function findHeader(rows: readonly RawRow[], kind: Kind | undefined): Header | null {
  let best: { header: Header; score: number } | null = null;
  for (const candidate of kind ? [kind] : KINDS) {
    for (let index = 0; index < Math.min(HEADER_WITHIN, rows.length); index++) {
      for (const height of [1, 2]) {
        const header = headerAt(rows, index, height, candidate);
        const required = REQUIRED[candidate].filter((field) => header?.fields.includes(field)).length;
        const score = header
          ? required * 100 + header.fields.filter(Boolean).length * 10 - 2 * height - index
          : 0;
        if (header && required >= 3 && score > (best?.score ?? 0)) best = { header, score };
      }
    }
  }
  return best?.header ?? null;
}

function headerAt(rows: readonly RawRow[], index: number, height: number, kind: Kind): Header | null {
  const parts = rows.slice(index, index + height);
  const [first] = parts;
  if (!first || parts.length < height) return null;
  const width = Math.max(...parts.map((part) => part.cells.length));
  const taken = new Set<string>();
  const texts: string[] = [];
  const fields = Array.from({ length: width }, (_, column) => {
    const cells = parts.map((part) => part.cells[column] ?? "").filter(Boolean);
    const options = [cells.at(-1) ?? "", cells[0] ?? "", cells.join("")];
    const found =
      options.map((text) => fieldOf(kind, text)).find((field) => field && !taken.has(field)) ?? "";
    if (found) taken.add(found);
    texts.push(cells.at(-1) ?? "");
    return found;
  });
  return { kind, line: first.line, next: index + height, fields, texts };
}

function sourceRow(row: RawRow, header: Header): SourceRow {
  const cells: Record<string, string> = {};
  for (const field of Object.keys(COLUMNS[header.kind])) cells[field] = "";
  for (const [column, field] of header.fields.entries()) if (field) cells[field] = row.cells[column] ?? "";
  return { line: row.line, cells };
}

/** Columns that will not be taken over. */
function columnProblems(header: Header): Problem[] {
  return header.texts.flatMap((text, column) => {
    if (header.fields[column] || !text) return [];
    if (IDENTITY_CARD.test(text)) return [warning(header.line, "", "identityCard", { column: text })];
    const again = fieldOf(header.kind, text);
    return [
      again
        ? error(header.line, again, "columnTwice", { column: text })
        : warning(header.line, "", "unknownColumn", { column: text }),
    ];
  });
}

/** A comma too many or too few shifts everything after it. */
function widthProblems(rows: readonly RawRow[], header: Header): Problem[] {
  return rows.slice(header.next).flatMap(({ line, cells }) => {
    const extra = cells.slice(header.fields.length).filter((cell) => cell !== "").length;
    return extra > 0 ? [error(line, "", "tooManyCells", { extra })] : [];
  });
}
