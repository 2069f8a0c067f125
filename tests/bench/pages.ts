import type pg from "pg";
import { draftToken } from "@/lib/cases/draft-cookie";
import { cookieName } from "@/lib/server/cookies";
import { projectFiles } from "../support/source";
import { castMember } from "./people";
import { fillDrafts } from "./tasks";
import type { Visit } from "./weights";

/** Addresses for the pages whose own has a gap in it. */
const FILLED: Readonly<Record<string, string>> = {
  "/stations/[code]": "/stations/T-E1",
  "/check-in/[code]": "/check-in/T-E1",
};

/** Pages that lead elsewhere unless something has happened before, and the one for addresses that nothing has. */
const IN_PASSING =
  /^\/(sign-in\/(code|second-step|set-up)|account\/recovery-codes|cases\/\[reference\]|report\/nearby|report\/cover|m$|stations\/\[code\]\/screen|\[\.\.\.)/;

/** Every page for everybody and for riders, with whoever may see it. */
export async function pagesToWeigh(owner: pg.Client): Promise<Visit[]> {
  const rider = await castMember(owner, "li-mancang");
  const [draft = ""] = await fillDrafts(owner, 1);
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
      path: FILLED[path] ?? path,
      ...(/^\/(rider|account|check-in)/.test(path) ? { cookie: rider.cookie } : {}),
      ...(path.startsWith("/report") ? { cookie: report } : {}),
    }));
}
