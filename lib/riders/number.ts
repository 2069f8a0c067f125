/** A rider's number as printed on the pass, e.g. `T-0217`. */
export const RIDER_NUMBER = /^[A-Z0-9]{1,8}-\d{3,6}$/;

const DIGITS = [3, 4, 5, 6];
/** What people put where the dash belongs. */
const DASH = /^[\s\p{Dash}]+$/u;

/**
 * Everything in a text that may be a rider's number, as it would be printed: of any case and width, with another dash, a
 * blank or nothing in its place. `t0217` may be `T-0217` or `T0-217`; which of them exists, the riders must tell.
 */
export function numbersIn(text: string): string[] {
  const parts = text
    .normalize("NFKC")
    .toUpperCase()
    .split(/([A-Z0-9]+)/);
  const found = new Set<string>();
  // Every second part is a word of letters and digits; what stands between them is in the others.
  for (let at = 1; at < parts.length; at += 2) {
    const [word = "", gap = "", next = ""] = parts.slice(at, at + 3);
    for (const count of DIGITS) found.add(`${word.slice(0, -count)}-${word.slice(-count)}`);
    if (DASH.test(gap)) found.add(`${word}-${next}`);
  }
  return [...found].filter((one) => RIDER_NUMBER.test(one));
}
