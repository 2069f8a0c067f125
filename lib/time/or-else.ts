/** Some browsers never answer when asked for what they keep: then it is as if they kept nothing. Milliseconds. */
const PATIENCE = 2_000;

/** What a browser's own store gives, or `otherwise` where it refuses or doesn't answer within two seconds. */
export async function orElse<T>(given: Promise<T>, otherwise: T): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<T>((go) => {
    timer = setTimeout(() => go(otherwise), PATIENCE);
  });
  try {
    return await Promise.race([given.catch(() => otherwise), late]);
  } finally {
    clearTimeout(timer);
  }
}
