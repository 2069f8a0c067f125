import "server-only";
import Papa from "papaparse";
import type { Actor } from "@/lib/people/actor";
import { translator } from "@/lib/text/translator";
import { clockText, localTime } from "@/lib/time/shanghai";
import type { Filters } from "./desk-filters";
import { type DeskRow, deskList } from "./desk-queries";
import { showReference } from "./reference";

/** Cases in one file at most. */
export const EXPORT_MOST = 5_000;
const STEP = 250;
const BOM = "\uFEFF";

/**
 * A spreadsheet runs cells that begin like a formula, also after blanks, over several lines and in full width; such a
 * cell gets an apostrophe before it.
 */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r]/;

/** Lines of a CSV file (RFC 4180) whose cells no spreadsheet takes for a formula. */
export function csvLines(rows: readonly (readonly string[])[]): string {
  return `${Papa.unparse(rows as string[][], { escapeFormulae: FORMULA, newline: "\r\n" })}\r\n`;
}

interface Asked {
  readonly filters: Filters;
  readonly now: Date;
  readonly zone: string;
}

/**
 * The filtered queue as UTF-8 CSV, read and sent in steps: what the list shows to this actor and which rider was said,
 * without text, name or number of anybody who filed a case. Ends at `EXPORT_MOST` cases and says so.
 */
export function csvExport(actor: Actor, asked: Asked, most = EXPORT_MOST): ReadableStream<Uint8Array> {
  const t = translator(actor.locale);
  const encoder = new TextEncoder();
  let after: string | null = null;
  let left = most;
  const columns = ["reference", "title", "place", "status", "filedAt", "dueAt", "holder", "rider"] as const;
  return new ReadableStream({
    start(controller) {
      controller.enqueue(
        encoder.encode(BOM + csvLines([columns.map((column) => t(`cadre.column.${column}`))])),
      );
    },
    async pull(controller) {
      const page = await deskList(actor, { ...asked, after, take: Math.min(STEP, left) });
      left -= page.rows.length;
      after = page.after;
      const lines = page.rows.map((row) => cellsOf(row, t, asked.zone));
      if (after && left <= 0) lines.push([t("cadre.exportCut", { count: most })]);
      if (lines.length > 0) controller.enqueue(encoder.encode(csvLines(lines)));
      if (!after || left <= 0) controller.close();
    },
  });
}

function cellsOf(row: DeskRow, t: (key: string) => string, zone: string): string[] {
  const { reference, title, place, status, filedAt, dueAt, holder, riderSaid } = row;
  const times = [filedAt, dueAt].map((at) => timeCell(at, zone));
  return [showReference(reference), title, place, t(`cadre.status.${status}`), ...times, holder, riderSaid];
}

/** "2026-11-20 17:00" in the area's zone. */
function timeCell(at: Date, zone: string): string {
  const { day, minutes } = localTime(at, zone);
  return `${day} ${clockText(minutes)}`;
}
