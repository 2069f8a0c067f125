import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PHONES } from "../../bench/tasks";
import { runCommand } from "../../support/command";
import { BLOWS } from "./blows";
import { DAMAGE } from "./damage";
import { faultsOf, QUESTIONS } from "./faults";
import { type Ground, layGround } from "./ground";
import { type Ledger, MOVES } from "./ledger";
import { type Run, runThrough } from "./run";
import { TAPS } from "./work";
import { makeWorld } from "./world";

/** 1,070 requests that change something; a report's news and the sealing come on top. */
const AMOUNTS = { reports: 560, sendings: 300, cases: 70 };

let ground: Ground;
let run: Run;

beforeAll(async () => {
  ground = await layGround(() => makeWorld(AMOUNTS.cases));
  run = await runThrough(ground, AMOUNTS, "lightning");
}, 900_000);
afterAll(() => ground?.clear());

const ask = <T extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<T[]> =>
  ground.asOwner(async (owner) => (await owner.query<T>(sql, values)).rows);

describe("a thousand writes while the site and PostgreSQL are killed", () => {
  it("were all answered, by a database that keeps its word; each blow fell and broke something off", async () => {
    const { ledger, struck, broken } = run;
    expect(ledger.reports.size).toBe(AMOUNTS.reports);
    expect(ledger.taps.size).toBe(AMOUNTS.sendings * TAPS);
    // Of a move whose answer was lost the cadre learns only that the case has moved already.
    expect(ledger.reports.size + AMOUNTS.sendings + ledger.moves.size).toBeGreaterThan(1000);
    expect([...struck].sort()).toEqual([...BLOWS].sort());
    expect(broken).toHaveLength(BLOWS.length);
    expect(Math.min(...broken)).toBeGreaterThan(0);
    const settings = await ask(
      `SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes')`,
    );
    expect(settings.map(({ setting }) => setting)).toEqual(["on", "on", "on"]);
  });

  it("are there exactly once, with their audit and their news, and nothing is half written", async () => {
    expect(await faults(run.ledger)).toEqual([]);
    const [made] = await ask(
      `SELECT (SELECT count(*)::int FROM "ReportDraft" WHERE "caseId" IS NOT NULL) AS reports,
              (SELECT count(*)::int FROM "CheckIn") AS taps,
              (SELECT count(*)::int FROM "CaseEvent" WHERE "kind"::text = ANY ($1)) AS moves`,
      [Object.values(MOVES)],
    );
    const { reports, sendings, cases } = AMOUNTS;
    expect(made).toEqual({ reports, taps: sendings * TAPS, moves: cases * 3 });
  });

  it("leave a chain of the audit that is whole, with every entry sealed", async () => {
    const { code, out } = await runCommand("audit-verify");
    expect(out).toMatch(/ 0 entries waiting for their seal\.\nThe chain is whole\./);
    expect(code).toBe(0);
  });

  it("make the gateway know each message, and no other", async () => {
    const messages = await ask<{ id: string }>(`SELECT "id" FROM "Message"`);
    expect(messages).toHaveLength(AMOUNTS.reports + AMOUNTS.cases);
    expect([...ground.gateway.taken.keys()].sort()).toEqual(messages.map(({ id }) => id).sort());
  });

  it("leave no number and no story in what the site says of its troubles", () => {
    const said = ground.said();
    expect(said.match(/Serving http/g)).toHaveLength(
      1 + BLOWS.filter((blow) => /app|both/.test(blow)).length,
    );
    // It did have troubles to tell.
    expect(said).toMatch(/terminating connection|Connection terminated|ECONNREFUSED/);
    expect(said).not.toContain(PHONES.slice(3));
    expect(said).not.toMatch(/快递放在楼下|周玉兰/);
  });
});

describe("negative control: the check sees", () => {
  it.each<[string, (ledger: Ledger) => Ledger]>([
    [
      "report",
      (ledger) => ({ ...ledger, reports: new Map([...ledger.reports, [crypto.randomUUID(), "0"]]) }),
    ],
    ["tap", (ledger) => ({ ...ledger, taps: new Map([[crypto.randomUUID(), crypto.randomUUID()]]) })],
    ["move", (ledger) => ({ ...ledger, moves: new Map([[`${crypto.randomUUID()} accept`, 2]]) })],
  ])("a %s that was acknowledged and never committed", async (what, doctor) => {
    expect(await faults(doctor(run.ledger))).toEqual([expect.stringMatching(`^${what} lost: `)]);
  });

  it.each(DAMAGE)("$what", async ({ sql, seen }) => {
    const { moves } = run.ledger;
    const told = [...moves.keys()].map((key) => key.split(" ")[0]);
    const moved = told.find((id) => Object.keys(MOVES).every((move) => moves.has(`${id} ${move}`)));
    const found = await ground.asSuperuser(async (client) => {
      // Never committed. Neither triggers nor foreign keys stand in the way of the damage.
      await client.query("BEGIN");
      await client.query("SET LOCAL session_replication_role = replica");
      await client.query("SELECT set_config('crash.moved', $1, true)", [moved]);
      const { rowCount } = await client.query(sql);
      expect(rowCount).toBe(1);
      return (await faultsOf(client, run.ledger)).map((fault) => fault.split(":")[0]);
    });
    expect([...new Set(found)].sort()).toEqual([...seen].sort());
  });

  it("every kind of fault that it looks for", () => {
    expect(new Set(DAMAGE.flatMap(({ seen }) => seen))).toEqual(new Set(QUESTIONS));
  });
});

const faults = (ledger: Ledger) => ground.asOwner((owner) => faultsOf(owner, ledger));
