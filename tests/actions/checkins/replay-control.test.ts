import pg from "pg";
import { expect, it } from "vitest";
import { checkInVerb } from "@/lib/checkins/verb";
import { db } from "@/lib/server/db";
import { perform } from "@/lib/server/perform";
import { answers, phone, send, tapAt } from "./queue-world";
import { replay } from "./replay-world";

it("negative control: without the constraints, sendings at once count twice", async () => {
  const owner = new pg.Client({ connectionString: process.env.MIGRATION_DATABASE_URL });
  await owner.connect();
  try {
    await owner.query('ALTER TABLE "CheckIn" DROP CONSTRAINT "CheckIn_counted_once"');
    await owner.query('DROP INDEX "CheckIn_areaId_clientId_key"');
  } finally {
    await owner.end();
  }
  const { riders, visits } = await replay(20, 1, 7);
  expect(await db().checkIn.count()).toBe(visits.size);
  const [rider] = riders;
  if (!rider) throw new Error("no rider");
  // The form's insert asks nobody before it inserts: only the constraints can refuse what the queue sent already.
  const now = new Date("2026-11-20T21:00:00+08:00");
  const tap = tapAt("T-E1", now);
  await answers(send(rider, phone(), [tap], now));
  const raw = { code: tap.code, clientId: tap.clientId, source: "POSTER" };
  await perform(checkInVerb, { actor: rider, raw, now, address: "test" });
  expect(await db().checkIn.count({ where: { clientId: tap.clientId } })).toBe(2);
});
