/** An error whose message is a whole sentence for the person at the terminal: shown without a stack. */
export class Sentence extends Error {}

/** Runs a command's main function; a Sentence ends the process with its text and code 1, anything else with its stack. */
export async function main(run: () => Promise<number | undefined>): Promise<void> {
  try {
    process.exitCode = (await run()) ?? 0;
  } catch (error) {
    if (error instanceof Sentence) process.stderr.write(`\n${error.message}\n`);
    else console.error(error);
    process.exitCode = 1;
  }
}
