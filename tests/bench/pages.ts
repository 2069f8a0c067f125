import type pg from "pg";
import { draftToken } from "@/lib/cases/draft-cookie";
import { showReference } from "@/lib/cases/reference";
import { casesCookie, writeOpened } from "@/lib/server/case-cookie";
import { cookieName } from "@/lib/server/cookies";
import { projectFiles } from "../support/source";
import { castMember } from "./people";
import { fillDrafts } from "./tasks";
import type { Visit } from "./weights";

/** Steps that lead elsewhere unless the one before has just been taken, a tablet's screen, and the page for addresses that nothing has. */
const IN_PASSING =
  /^\/(sign-in\/(code|second-step|set-up)|account\/recovery-codes|report\/nearby|report\/cover|m$|stations\/\[code\]\/screen|\[\.\.\.)/;

/** The pages for everybody and for riders, but for those `IN_PASSING`, with whoever may see them. */
export async function pagesToWeigh(owner: pg.Client): Promise<Visit[]> {
  const rider = await castMember(owner, "li-mancang");
  const [draft = ""] = await fillDrafts(owner, 1);
  const one = await owner.query<{ id: string; reference: string }>(
    `SELECT "id", "reference" FROM "Case" WHERE "status" = 'CLOSED' ORDER BY "filedAt" DESC LIMIT 1`,
  );
  const { id = "", reference = "" } = one.rows[0] ?? {};
  const cases = `${casesCookie()}=${encodeURIComponent(writeOpened([id]))}`;
  const filled: Readonly<Record<string, string>> = {
    "/stations/[code]": "/stations/T-E1",
    "/check-in/[code]": "/check-in/T-E1",
    "/cases/[reference]": `/cases/${showReference(reference)}`,
  };
  const report = `${cookieName("report")}=${encodeURIComponent(draftToken(draft))}`;
  return projectFiles(/^app\/.*page\.tsx$/)
    .map(
      (file) =>
        file
          .replace(/^app/, "")
          .replace(/\/\([^)]+\)/g, "")
          .replace(/\/?page\.tsx$/, "") || "/",
    )
    .filter((path) => !path.startsWith("/cadre") && !IN_PASSING.test(path))
    .toSorted()
    .map((path) => ({
      path: filled[path] ?? path,
      ...(/^\/(rider|account|check-in)/.test(path) ? { cookie: rider.cookie } : {}),
      ...(path.startsWith("/report") ? { cookie: report } : {}),
      ...(path.startsWith("/cases") ? { cookie: cases } : {}),
    }));
}
