import { execFileSync } from "node:child_process";
import { cpus, totalmem } from "node:os";
import type { Comparison, Cost } from "./compare";
import type { Explained, ExplainedToday } from "./explain";
import type { Weight } from "./weights";

/** The machine in one line: what decides the figures, and nothing that names it. */
export function machine(postgres: string): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const next = execFileSync(process.execPath, ["-p", "require('next/package.json').version"], {
    encoding: "utf8",
  });
  return `${cpus().length} cores (${cpu?.model.trim()}), ${memory} GiB, Node ${process.versions.node}, Next ${next.trim()}, PostgreSQL ${postgres}`;
}

const number = (value: number, digits = 2) => value.toFixed(digits);
const both = ({ app, database }: Cost) => number(app + database);
const parts = ({ app, database }: Cost) => `${number(app)} + ${number(database)}`;

/** CPU milliseconds per request, as a Markdown table. */
export function comparisonTable(all: readonly Comparison[]): string {
  return table(
    [
      "",
      "ours: app + PostgreSQL",
      "floor: app + PostgreSQL",
      "ours",
      "floor",
      "ratio (rounds)",
      "wall ours / floor, ms",
    ],
    all.map(({ name, ours, floor, ratio, spread }) => [
      name,
      parts(ours),
      parts(floor),
      both(ours),
      both(floor),
      `**${number(ratio, 1)}** (${number(spread[0], 1)}–${number(spread[1], 1)})`,
      `${number(ours.wall, 1)} / ${number(floor.wall, 1)}`,
    ]),
  );
}

export function explainTable(all: readonly Explained[]): string {
  return table(
    ["", "buffers: rows", "with names etc.", "figures above", "ms", "plan"],
    all.map(({ name, main, list, figures, milliseconds, plan }) => [
      name,
      String(main),
      String(list),
      String(figures),
      number(milliseconds, 1),
      plan,
    ]),
  );
}

export function todayTable(all: readonly ExplainedToday[]): string {
  return table(
    ["", "buffers: seven figures", "three rates", "ms"],
    all.map(({ name, waiting, rates, milliseconds }) => [
      name,
      String(waiting),
      String(rates),
      number(milliseconds, 1),
    ]),
  );
}

export function weightTable(all: readonly Weight[]): string {
  const kilobytes = (bytes: number) => number(bytes / 1000, 1);
  return table(
    ["page", "HTML", "CSS", "JS", "in all, kB gzip", "JS loaded later, at most"],
    all.map(({ path, html, css, scripts, total, later }) => [
      path,
      ...[html, css, scripts, total, later].map(kilobytes),
    ]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
