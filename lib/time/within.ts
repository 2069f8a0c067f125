/** Does what a signal can stop, and stops it after so many milliseconds. Phones of 2021 know no `AbortSignal.timeout`. */
export async function within<T>(milliseconds: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), milliseconds);
  try {
    return await work(patience.signal);
  } finally {
    clearTimeout(timer);
  }
}
