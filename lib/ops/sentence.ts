import { Stopped } from "./stopping";

/** An error whose message is a whole sentence for the person at the terminal: shown without a stack. */
export class Sentence extends Error {}

/** Runs a command's main function: a Sentence ends the process with its text and code 1, a bug with its stack. */
export async function main(run: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await run();
  } catch (error) {
    if (error instanceof Stopped) {
      console.log("Stopped.");
      process.exitCode = 0;
      return;
    }
    const sentence = error instanceof Sentence ? error.message : forMachineTrouble(error);
    if (sentence) process.stderr.write(`\n${sentence}\n`);
    else console.error(error);
    process.exitCode = 1;
  } finally {
    // Work that a stop request made pointless may still hold the process; half a second is enough to write everything out.
    setTimeout(() => process.exit(), 500).unref();
  }
}

/** Troubles of the machine that can strike anywhere, put so that one can act on them; null for all else. */
export function forMachineTrouble(error: unknown): string | null {
  const { code, path, message } = error as NodeJS.ErrnoException;
  if (code === "ENOSPC" || code === "53100" || /No space left on device/.test(message ?? "")) {
    return `The disk is full${path ? ` (at ${path})` : ""}. Free some space and start again; what was saved stays.`;
  }
  if (code === "P1001" || code === "ECONNREFUSED" || code === "ENOTFOUND") {
    return `The database of DATABASE_URL can't be reached (${message?.trim().split("\n").at(-1) || code}).`;
  }
  if (code === "P1000" || code === "28P01") return "The database refuses the login of DATABASE_URL.";
  if (code === "EROFS") return `The folder can't be written (${path}): it is read-only.`;
  if (code === "EACCES" || code === "EPERM") {
    return `This user may not write ${path ?? "a file it needs"}. Start as the owner of the folder, or give this user the right to write there.`;
  }
  return null;
}
