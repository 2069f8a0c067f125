import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  type Environment,
  EnvironmentError,
  env,
  environmentSchema,
  parseDatabaseEnvironment,
} from "@/lib/server/env";
import { root } from "./root";
import { Sentence } from "./sentence";

/** Adds the variables of `.env` that aren't set already, as Next does. */
export function loadDotEnv(): void {
  const file = join(root, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
}

/**
 * Every variable of the application, empty, which counts as not set: what a demo or a test run doesn't choose itself must
 * not come from the machine's environment or from `.env`.
 */
export const blankEnvironment = (): Record<string, string> =>
  Object.fromEntries(Object.keys(environmentSchema.shape).map((name) => [name, ""]));

/** The application's environment for a command. @throws Sentence that names each wrong variable. */
export function readEnvironment(): Environment {
  loadDotEnv();
  return spoken(env);
}

/** Address of the database, of its owner's login and the application's role. @throws Sentence that names each wrong variable. */
export function readDatabaseEnvironment() {
  loadDotEnv();
  return spoken(() => parseDatabaseEnvironment(process.env));
}

function spoken<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof EnvironmentError)
      throw new Sentence(`${error.message}\n.env.example explains every variable.`);
    throw error;
  }
}
