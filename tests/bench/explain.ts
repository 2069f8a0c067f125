import type pg from "pg";
import { readFilters } from "@/lib/cases/desk-filters";
import { deskCounts, deskList } from "@/lib/cases/desk-queries";
import { rates, waiting } from "@/lib/cases/desk-today";
import { visitor } from "@/lib/people/actor";
import { areaByHost } from "@/lib/places/area";
import { actorOfSession } from "@/lib/server/actor";
import type { SignedIn } from "./people";
import { explain, ofCases, type Plan, recorded } from "./statements";

export interface Explained {
  readonly name: string;
  /** Buffers (8 kB pages) that reading the page's cases touched. */
  readonly main: number;
  /** Those of all statements of the list: names, dispatches. */
  readonly list: number;
  /** Those of the figures above the list. */
  readonly figures: number;
  readonly milliseconds: number;
  readonly plan: string;
}

export interface Asked {
  readonly status: string;
  readonly after: string | null;
  /** Words searched for. */
  readonly q?: string;
}

/** Runs the desk's own query and lets PostgreSQL explain each statement that it sent. */
export async function explainPage(
  owner: pg.Client,
  name: string,
  { status, after, q = "" }: Asked,
  who: SignedIn,
): Promise<Explained> {
  const { actor, now, zone } = await atDesk(who);
  const filters = readFilters({ status, q });
  const read = await recorded(() => deskList(actor, { filters, after, now, zone }));
  const counted = await recorded(() => deskCounts(actor, filters, now, zone));
  const cases = await explain(owner, read.filter(ofCases));
  const rest = await explain(
    owner,
    read.filter((statement) => !ofCases(statement)),
  );
  return {
    name,
    main: sumOf(cases, "buffers"),
    list: sumOf([...cases, ...rest], "buffers"),
    figures: sumOf(await explain(owner, counted), "buffers"),
    milliseconds: sumOf(cases, "milliseconds"),
    plan: [...new Set(cases.map(({ shape }) => shape))].join("; "),
  };
}

export interface ExplainedToday {
  readonly name: string;
  /** Buffers of the seven figures, and of the three rates. */
  readonly waiting: number;
  readonly rates: number;
  readonly milliseconds: number;
}

/** The same for the figures of the desk's first page. */
export async function explainToday(owner: pg.Client, name: string, who: SignedIn): Promise<ExplainedToday> {
  const { actor, now, zone } = await atDesk(who);
  const figures = await explain(owner, await recorded(() => waiting(actor, now, zone)));
  const shares = await explain(owner, await recorded(() => rates(actor, now)));
  return {
    name,
    waiting: sumOf(figures, "buffers"),
    rates: sumOf(shares, "buffers"),
    milliseconds: sumOf([...figures, ...shares], "milliseconds"),
  };
}

async function atDesk(who: SignedIn) {
  const now = new Date();
  const area = await areaByHost("");
  const actor = await actorOfSession(who.sessionId, visitor(area.id, "zh-CN"), now);
  return { actor, now, zone: area.timeZone };
}

const sumOf = (plans: readonly Plan[], what: "buffers" | "milliseconds") =>
  plans.reduce((sum, plan) => sum + plan[what], 0);
