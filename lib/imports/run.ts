import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { visitor } from "@/lib/people/actor";
import { writeAudit } from "@/lib/server/audit";
import { db, type Tx } from "@/lib/server/db";
import { type PlanOptions, planSheet } from "./plan";
import { readSheet, type Sheet } from "./read";
import type { Encoding } from "./text";
import type { FirstPassword, Kind, Planned, Problem } from "./types";

export interface ImportOptions extends PlanOptions {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly kind?: Kind | undefined;
  /** Do everything, then take it back. */
  readonly dryRun?: boolean;
}

export interface ImportReport {
  readonly kind: Kind | null;
  readonly encoding: Encoding | null;
  /** Lines with data in the file. */
  readonly lines: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly problems: readonly Problem[];
  /** Empty when there are errors. */
  readonly planned: readonly Planned[];
  readonly created: number;
  readonly updated: number;
  /** False: an error, a dry run, or nothing to change. */
  readonly written: boolean;
  /** First passwords of new staff, when written: this is the only time that anybody has them. */
  readonly passwords: readonly FirstPassword[];
}

/**
 * Imports one file in one transaction: every line or none. With an error in any line nothing is written; the same
 * file a second time changes nothing. What was written is recorded as an ImportRun and in the audit.
 */
export async function runImport(options: ImportOptions): Promise<ImportReport> {
  const read = readSheet(options.bytes, { fileName: options.fileName, kind: options.kind });
  if (!read.ok) return { ...unread(read.problems), kind: read.kind };
  const { sheet } = read;
  try {
    return await db().$transaction((tx) => importSheet(tx, sheet, options), {
      maxWait: 10_000,
      timeout: 120_000,
    });
  } catch (thrown) {
    if (thrown instanceof TakenBack) return thrown.report;
    throw thrown;
  }
}

/** Ends a dry run's transaction. */
class TakenBack extends Error {
  constructor(readonly report: ImportReport) {
    super("dry run");
  }
}

async function importSheet(tx: Tx, sheet: Sheet, options: ImportOptions): Promise<ImportReport> {
  const { area, dryRun = false } = options;
  // One import of an area at a time: what was compared is what is written over.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('yizhan import'), hashtext(${area.id}))`;
  const { planned, problems, write } = await planSheet(tx, sheet, options);
  const all = [...sheet.problems, ...problems].sort((a, b) => a.line - b.line);
  if (hasErrors(all)) return reported(sheet, all);
  const created = planned.filter(({ what }) => what === "create").length;
  const updated = planned.filter(({ what }) => what === "update").length;
  const report = { ...reported(sheet, all), planned, created, updated };
  if (created + updated === 0) return report;
  const passwords = await write();
  if (dryRun) throw new TakenBack(report);
  await record(tx, sheet, options, report);
  return { ...report, written: true, passwords };
}

async function record(tx: Tx, sheet: Sheet, options: ImportOptions, report: ImportReport): Promise<void> {
  const { area, bytes, fileName, now } = options;
  const { created, updated } = report;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const run = await tx.importRun.create({
    data: {
      id: options.newId?.("import", `${fileName}/${sha256}`) ?? randomUUID(),
      areaId: area.id,
      at: now,
      kind: sheet.kind,
      fileName,
      sha256,
      created,
      updated,
    },
  });
  const detail = { kind: sheet.kind, sha256, created, updated };
  await writeAudit(tx, visitor(area.id, "zh-CN"), `imports.${sheet.kind}`, "done", {
    subject: "import",
    subjectId: run.id,
    detail,
  });
}

function reported(sheet: Sheet, problems: readonly Problem[]): ImportReport {
  const { kind, encoding, headers, rows } = sheet;
  return { ...unread(problems), kind, encoding, headers, lines: rows.length };
}

function unread(problems: readonly Problem[]): ImportReport {
  const nothing = { planned: [], created: 0, updated: 0, written: false, passwords: [] };
  return { kind: null, encoding: null, headers: {}, lines: 0, problems, ...nothing };
}

const hasErrors = (problems: readonly Problem[]) => problems.some(({ severity }) => severity === "error");
