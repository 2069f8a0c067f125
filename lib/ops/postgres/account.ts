import { readFileSync, statSync } from "node:fs";
import { Sentence } from "../sentence";

/** The operating-system account the server runs as; null = the same as ours. */
export interface Account {
  name: string;
  uid: number;
  gid: number;
}

/**
 * PostgreSQL refuses to run as root. As root we run it as somebody else who has a passwd entry (initdb wants one):
 * the owner of the checkout if that isn't root, else `postgres`, else `nobody`, else the first ordinary account.
 */
export function serverAccount(checkout: string): Account | null {
  if (process.getuid?.() !== 0) return null;
  const accounts = passwd();
  const owner = statSync(checkout).uid;
  const chosen =
    accounts.find((account) => account.uid === owner && owner !== 0) ??
    accounts.find((account) => account.name === "postgres") ??
    accounts.find((account) => account.name === "nobody") ??
    accounts.find((account) => account.uid !== 0);
  if (!chosen)
    throw new Sentence(
      "PostgreSQL doesn't run as root, and this machine has no other account in /etc/passwd: add one (useradd yizhan).",
    );
  return chosen;
}

function passwd(): Account[] {
  return readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .filter((fields) => fields.length >= 4 && !fields[0]?.startsWith("#"))
    .map(([name, , uid, gid]) => ({ name: name ?? "", uid: Number(uid), gid: Number(gid) }))
    .filter((account) => Number.isInteger(account.uid) && Number.isInteger(account.gid));
}
