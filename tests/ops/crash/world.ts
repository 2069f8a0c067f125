import { randomUUID } from "node:crypto";
import { newReference } from "@/lib/cases/reference";
import { db } from "@/lib/server/db";
import { MINIMAL as M, seedMinimal } from "@/prisma/seed/minimal";
import { cases } from "@/prisma/seed/minimal-cases";
import { PHONES } from "../../bench/tasks";

/** Beside those of the reports, see `fillDrafts`. */
const PHONE = `${PHONES}9999`;
/** Long before any clock that this test may run by. */
const LONG_AGO = new Date("2020-01-01T00:00:00Z");

/**
 * The minimal community, with stations always open and riders always at work whatever the machine's clock says, and
 * `count` reported cases on the cadre's desk, whose people want news by text message.
 */
export async function makeWorld(count: number): Promise<void> {
  await seedMinimal();
  await db().station.updateMany({ data: { openedOn: LONG_AGO } });
  await db().employment.updateMany({ data: { startsOn: LONG_AGO } });
  await db().roleGrant.updateMany({ data: { startsAt: LONG_AGO } });
  const [model] = cases();
  const reported = Array.from({ length: count }, () => {
    const id = randomUUID();
    return { ...model, id, submissionId: id, reference: newReference(), filedAt: LONG_AGO };
  }) as ReturnType<typeof cases>;
  await db().case.createMany({ data: reported });
  const of = { areaId: M.area, at: LONG_AGO, kind: "FILED" as const };
  await db().caseEvent.createMany({ data: reported.map(({ id }) => ({ ...of, caseId: id })) });
  await db().caseSubscription.createMany({
    data: reported.map(({ id }) => ({
      areaId: M.area,
      caseId: id,
      channel: "SMS" as const,
      locale: "zh-CN",
      address: PHONE,
      keyHash: id,
      confirmedAt: LONG_AGO,
    })),
  });
}
