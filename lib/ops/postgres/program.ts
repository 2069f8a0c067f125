import { execFile } from "node:child_process";
import { join } from "node:path";
import { Sentence } from "../sentence";
import type { Place } from "./place";

/** Runs a program of the server package as the server's account, with a plain environment. @throws with what it said. */
export function runProgram(place: Place, program: string, args: string[]): Promise<void> {
  const { account, native } = place;
  const library = process.env.LD_LIBRARY_PATH;
  const env = {
    PATH: process.env.PATH ?? "/usr/bin:/bin",
    LC_ALL: "C",
    ...(library ? { LD_LIBRARY_PATH: library } : {}),
  };
  return new Promise((resolve, reject) => {
    const child = execFile(
      join(native, "bin", program),
      args,
      {
        cwd: "/",
        env: env as unknown as NodeJS.ProcessEnv,
        ...(account ? { uid: account.uid, gid: account.gid } : {}),
      },
      (error, _out, err) => (error ? reject(explain(err || error.message, place)) : resolve()),
    );
    // The server inherits our pipes through pg_ctl; we must not wait for it to close them.
    child.once("exit", (code) => {
      if (code !== 0) return;
      child.stdout?.destroy();
      child.stderr?.destroy();
    });
  });
}

/** What a program of the server said, put so that one can act on it. */
export function explain(said: string, place: Place): Error {
  if (/No space left on device|could not (extend|write)[^\n]*space/i.test(said)) {
    return new Sentence(
      `The disk is full: the database at ${place.home} can't write. Free some space and start again; what was saved stays.`,
    );
  }
  if (/setuid|EPERM|Operation not permitted/.test(said) && place.account) {
    return new Sentence(
      `The database must run as the account "${place.account.name}", but this process isn't allowed to switch to it. Start as an ordinary user.`,
    );
  }
  if (/incompatible|initialized by PostgreSQL version/.test(said)) {
    return new Sentence(
      `The data in ${place.home} was made by another version of PostgreSQL. Start with "npm run demo -- --fresh" to begin again.`,
    );
  }
  return new Sentence(
    `The embedded database didn't start. It said:\n${said.trim().split("\n").slice(-12).join("\n")}`,
  );
}
