const HEARTBEAT = 10_000;

/** "0.4 s", "12 s", "2 min 5 s". */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 100) return `${Math.round(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/**
 * Runs a step and says so: its name when it begins, a sign of life every ten seconds, the time it took if that is
 * worth saying.
 */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const began = Date.now();
  process.stdout.write(`${name} …\n`);
  const heart = setInterval(
    () => process.stdout.write(`  … still at it (${duration(Date.now() - began)})\n`),
    HEARTBEAT,
  );
  try {
    const result = await work();
    if (Date.now() - began >= 1_000) process.stdout.write(`  done in ${duration(Date.now() - began)}\n`);
    return result;
  } finally {
    clearInterval(heart);
  }
}
