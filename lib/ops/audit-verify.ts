/**
 * `npm run audit:verify`: recomputes the audit's hash chain.
 * `-- --anchor out.json` also writes the newest seal, to be kept elsewhere; `-- --against old.json` checks that an earlier
 * anchor still stands. Exit code 1 when anything is wrong.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { readEnvironment } from "./environment";
import { main, Sentence } from "./sentence";

await main(async () => {
  const { values } = parseArgs({ options: { anchor: { type: "string" }, against: { type: "string" } } });
  readEnvironment();
  const { verifyAudit } = await import("@/lib/server/audit-seal");
  const { closeDb } = await import("@/lib/server/db");
  try {
    const report = await verifyAudit(values.against ? readAnchor(values.against) : undefined);
    console.log(
      `${report.seals} seals over ${report.entries} entries, ${report.waiting} entries waiting for their seal.`,
    );
    for (const fault of report.faults) console.error(`FAULT: ${fault}`);
    if (values.anchor && report.anchor) {
      writeFileSync(values.anchor, `${JSON.stringify(report.anchor, null, 2)}\n`);
      console.log(
        `The newest seal is in ${values.anchor}; keep it where nobody with rights on the database can reach it.`,
      );
    }
    console.log(report.faults.length === 0 ? "The chain is whole." : `${report.faults.length} faults.`);
    return report.faults.length === 0 ? 0 : 1;
  } finally {
    await closeDb();
  }
});

function readAnchor(file: string) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new Sentence(`The anchor ${file} can't be read: ${(error as Error).message}.`);
  }
}
