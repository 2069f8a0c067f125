import { expect, it } from "vitest";
import { db } from "@/lib/server/db";
import { replay } from "./replay-world";

it("1,000 check-ins sent five times, shuffled, from two phones each with clocks a day off, count exactly once", async () => {
  const { visits, told } = await replay(1000, 5, 7);
  expect(visits.size).toBe(1000);
  const rows = await db().checkIn.findMany({ select: { clientId: true, at: true, clockOffset: true } });
  expect(rows).toHaveLength(1000);
  for (const { clientId, at, clockOffset } of rows) {
    const truth = visits.get(clientId)?.at.getTime() ?? 0;
    expect(Math.abs(at.getTime() - truth)).toBeLessThanOrEqual(8000);
    expect(Math.abs(Math.abs(clockOffset ?? 0) - 86_400)).toBeLessThanOrEqual(8);
  }
  expect(new Set(rows.map(({ clientId }) => clientId))).toEqual(new Set(visits.keys()));
  expect([...told.values()].every((states) => states.size === 1 && states.has("counted"))).toBe(true);
}, 60_000);
