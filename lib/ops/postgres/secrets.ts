import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Sentence } from "../sentence";
import { dataFolder } from "./cluster";
import type { Place } from "./place";

/** Port and passwords of a cluster, kept in a file only its owner can read. */
export interface Secrets {
  port: number;
  superuser: string;
  owner: string;
  app: string;
}

const secretsFile = (place: Place) => join(place.home, "server.json");

/**
 * What an earlier run has kept, or null when there is no cluster yet.
 * @throws Sentence when there is one and its passwords are lost.
 */
export function readSecrets(place: Place): Secrets | null {
  try {
    return JSON.parse(readFileSync(secretsFile(place), "utf8")) as Secrets;
  } catch (error) {
    if (!existsSync(dataFolder(place))) return null;
    throw new Sentence(
      `The passwords of the embedded database (${secretsFile(place)}) can't be read: ${(error as Error).message}. Start with "npm run demo -- --fresh" to begin again.`,
    );
  }
}

/** New random passwords, written at once: the cluster is made with them. */
export function newSecrets(place: Place): Secrets {
  const password = () => randomBytes(24).toString("hex");
  const secrets = { port: 0, superuser: password(), owner: password(), app: password() };
  writeSecrets(place, secrets);
  return secrets;
}

export function writeSecrets(place: Place, secrets: Secrets): void {
  const draft = `${secretsFile(place)}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  renameSync(draft, secretsFile(place));
}
