import type { Locale } from "@/lib/people/actor";
import { translator } from "@/lib/text/translator";
import { COLUMNS } from "./columns";
import type { ImportReport } from "./run";
import type { Kind, Planned, Problem } from "./types";

/** A terminal has only so many lines. */
const MOST = 200;

export interface Presentation {
  readonly locale: Locale;
  readonly fileName: string;
  readonly dryRun: boolean;
}

/** The report of an import as lines of text: what is wrong where and what to do, what changes, what was done. */
export function reportLines(report: ImportReport, { locale, fileName, dryRun }: Presentation): string[] {
  const t = translator(locale);
  const errors = report.problems.filter(({ severity }) => severity === "error").length;
  const same = report.planned.filter(({ what }) => what === "same").length;
  const { kind, encoding, lines, created, updated } = report;
  const head =
    kind && encoding
      ? [t("imports.read", { file: fileName, kind: t(`imports.kind.${kind}`), lines, encoding })]
      : [];
  const outcome = errors > 0 ? [] : [t("imports.result", { created, updated, same })];
  return [
    ...head,
    ...report.problems.slice(0, MOST).map((problem) => problemLine(problem, report, locale)),
    ...more("moreProblems", report.problems.length, locale),
    ...outcome,
    ...changeLines(report, locale),
    closing(report, errors, dryRun, locale),
  ];
}

/** The first passwords of new staff, for the terminal and nothing else; none when nothing was written. */
export function passwordLines({ passwords }: ImportReport, locale: Locale, signIn: string): string[] {
  if (passwords.length === 0) return [];
  const t = translator(locale);
  return [
    t("imports.passwords", { count: passwords.length }),
    ...passwords.map(({ name, username, password }) => `  ${[name, username, password].join("\t")}`),
    t("imports.passwordsOnce", { address: signIn }),
  ];
}

function problemLine(problem: Problem, report: ImportReport, locale: Locale): string {
  const t = translator(locale);
  const { line, field, severity } = problem;
  const column = field && columnName(report, field, locale);
  const where =
    line === 0
      ? t("imports.wholeFile")
      : column
        ? t("imports.placeColumn", { line, column })
        : t("imports.place", { line });
  return `${t(`imports.${severity}`)} · ${where} · ${t(problem.key, { ...problem.params })}`;
}

/** Columns of records whose field in the file is called otherwise. */
const FIELD_OF: Readonly<Record<string, string>> = { neighbourhoodId: "neighbourhood", hasLift: "lift" };

/** The header as the file has it; for a missing column as the template has it. */
function columnName({ headers, kind }: ImportReport, changed: string, locale: Locale): string {
  const field = FIELD_OF[changed] ?? changed;
  return headers[field] ?? templateHeader(kind, field, locale);
}

function templateHeader(kind: Kind | null, field: string, locale: Locale): string {
  const kinds = kind ? [kind] : (Object.keys(COLUMNS) as Kind[]);
  const names = kinds.map((one) => COLUMNS[one][field]).find((found) => found);
  return names?.[locale === "en" ? 1 : 0] ?? field;
}

function changeLines(report: ImportReport, locale: Locale): string[] {
  const t = translator(locale);
  const updates = report.planned.filter(
    (step): step is Planned & { what: "update" } => step.what === "update",
  );
  const lines = updates.slice(0, MOST).map(({ line, key, changes }) => {
    const fields = changes.map((field) => columnName(report, field, locale));
    return t("imports.changes", { line, key, fields: fields.join(locale === "en" ? ", " : "、") });
  });
  return [...lines, ...more("moreChanges", updates.length, locale)];
}

function more(key: "moreProblems" | "moreChanges", count: number, locale: Locale): string[] {
  return count > MOST ? [translator(locale)(`imports.${key}`, { count: count - MOST })] : [];
}

function closing(
  { written, created, updated }: ImportReport,
  errors: number,
  dryRun: boolean,
  locale: Locale,
) {
  const t = translator(locale);
  if (errors > 0) return t("imports.refused", { count: errors });
  if (written) return t("imports.written");
  if (created + updated === 0) return t("imports.nothing");
  return dryRun ? t("imports.dryRun") : t("imports.nothing");
}
