import "server-only";
import pino, { type Logger } from "pino";
import { env } from "./env";

const held = globalThis as { yizhanLog?: Logger };

/** The one log of the process: JSON lines on standard output. Never a phone number, a name, a code or a free text. */
export function log(): Logger {
  held.yizhanLog ??= pino({ level: env().LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  return held.yizhanLog;
}
