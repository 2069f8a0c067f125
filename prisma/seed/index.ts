import "server-only";
import type { PoolClient } from "pg";
import { runImport } from "@/lib/imports/run";
import { db, pool } from "@/lib/server/db";
import { clock } from "@/lib/time/clock";
import { SHANGHAI } from "@/lib/time/shanghai";
import { activityTables } from "./activities";
import { answerTemplates } from "./answer-templates";
import { calendarDays } from "./calendar";
import { caseContext, caseTables, historicCases } from "./cases";
import { castCases } from "./cast-cases";
import { categoryRows } from "./categories";
import { checkIns } from "./checkins";
import { afterImport } from "./finish";
import { mediationTables } from "./mediation";
import { organisationTables, outletPlans } from "./organisations";
import { outletMonths } from "./outlet-months";
import { passTables } from "./passes";
import { credentialTables, peopleTables } from "./people";
import { buildingsCsv, drawPlaces, placeTables } from "./places";
import { stationsCsv, stationTables } from "./stations";
import { planRiders, ridersCsv } from "./workforce";
import { makeWorld, SEED_VERSION, type World } from "./world";
import { insertTables, type Tables } from "./write";

export interface SeedOptions {
  /** Multiplies riders beyond the cast, cases and check-ins. */
  readonly scale?: number;
  /** The moment the data is made for. */
  readonly now?: Date;
  readonly onProgress?: (line: string) => void;
}

/**
 * Fills an empty, migrated database with community T: invented, marked as such, and the same for the same moment
 * and scale. `DemoSeed` says whether it came to its end; after an interruption the database is to be made anew.
 */
export async function seedDemo({
  scale = 1,
  now = clock(),
  onProgress = () => {},
}: SeedOptions = {}): Promise<void> {
  if (!(scale > 0)) throw new RangeError(`The scale must be above 0, not ${scale}.`);
  const world = makeWorld(now, scale);
  await db().demoSeed.create({ data: { id: 1, version: SEED_VERSION, startedAt: now } });
  const places = drawPlaces(world);
  const outlets = outletPlans(world);
  const riders = planRiders(world, outlets);

  onProgress("街区、楼、网点 · streets, blocks, outlets");
  await write({
    ...placeTables(world, places),
    CalendarDay: calendarDays(world),
    CaseCategory: categoryRows(world),
    ...organisationTables(world, places, outlets),
  });
  await take(world, "buildings.csv", buildingsCsv(world, places));

  onProgress("1 + 6 + 24 个驿站 · stations");
  await take(world, "stations.csv", stationsCsv(world, places));
  await write(stationTables(world));

  onProgress("人员、骑手、骑士证 · people, riders, passes");
  const files = ridersCsv(world, riders);
  await take(world, "riders.csv", files.hired);
  if (files.moved) await take(world, "riders-moved.csv", files.moved);
  await write({
    ...peopleTables(world, outlets),
    ...(await credentialTables(world)),
    ...passTables(world, riders),
  });
  await afterImport(world, riders, outlets);

  onProgress("签到 · check-ins");
  await write({ CheckIn: checkIns(world, riders), OutletMonth: outletMonths(world, outlets, riders) });

  onProgress("诉求、调解、活动 · cases, mediation, activities");
  const context = caseContext(world, places, outlets, riders);
  const stories = [...historicCases(context), ...castCases(context)];
  for (const story of stories) story.escalateIfForgotten(world.now);
  await write({
    ...caseTables(stories),
    ...mediationTables(context, stories),
    ...activityTables(world, riders),
    AnswerTemplate: answerTemplates(world),
  });

  await db().demoSeed.update({ where: { id: 1 }, data: { finishedAt: clock() } });
}

/** Writes generated rows in one transaction. */
async function write(tables: Tables): Promise<void> {
  await transaction((client) => insertTables(client, tables));
}

async function transaction(work: (client: PoolClient) => Promise<void>): Promise<void> {
  const client = await pool().connect();
  try {
    await client.query("BEGIN");
    await work(client);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}

/** Takes a generated file through the same import as an office's file. */
async function take(world: World, fileName: string, csv: string): Promise<void> {
  const report = await runImport({
    area: { id: world.areaId, timeZone: SHANGHAI },
    bytes: Buffer.from(csv, "utf8"),
    fileName,
    now: world.now,
    newId: world.id,
  });
  const [problem] = report.problems;
  if (problem)
    throw new Error(
      `${fileName}:${problem.line} ${problem.field} ${problem.key} ${JSON.stringify(problem.params)}`,
    );
}
