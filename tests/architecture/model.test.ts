import { expect, it } from "vitest";
import { projectFiles, read } from "../support/source";

/** Tables of the installation, not of one community. */
const WITHOUT_AREA: Record<string, string> = {
  Area: "is the area",
  AuditPending: "points at an audit entry, which has it",
  AuditSeal: "one chain over all areas of the installation",
  RateLimit: "counters by address and number, gone within hours",
  DemoSeed: "state of the demo installation",
};

it("every row belongs to an area", () => {
  const models = projectFiles(/^prisma\/schema\/.*\.prisma$/).flatMap((file) => [
    ...read(file).matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm),
  ]);
  expect(models.length).toBeGreaterThan(30);
  const without = models.filter(
    ([, name, body]) => !((name as string) in WITHOUT_AREA) && !/^\s+areaId\s+String\s/m.test(body as string),
  );
  expect(without.map(([, name]) => name)).toEqual([]);
});
