/** 31 characters, a prime: no 1, I, L, O, U, so that nothing is misread or misheard over the phone. */
export const ALPHABET = "023456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 8;
const PRIME = ALPHABET.length;

/**
 * A new reference: seven random characters and a check character, e.g. `7K3M92QX`.
 * 31⁷ (27 milliard) possibilities from the system's secure source; uniqueness is the database's.
 * `draw` gives a whole number from 0 to 30; only the demo generator passes its own.
 */
export function newReference(draw: () => number = randomValue): string {
  const values = Array.from({ length: LENGTH - 1 }, () => draw());
  return values.map(letter).join("") + letter(checkValue(values));
}

/** As printed and spoken: `7K3M-92QX`. */
export function showReference(reference: string): string {
  return `${reference.slice(0, 4)}-${reference.slice(4)}`;
}

/**
 * What a person typed or a link carried, as stored: lower case, full width, spaces, dashes and the letter O
 * are understood. Null when the check character says that something is mistyped.
 */
export function readReference(typed: string): string | null {
  const text = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\p{Pd}_.·]/gu, "")
    .replaceAll("O", "0");
  if (text.length !== LENGTH) return null;
  const values = [...text].map((character) => ALPHABET.indexOf(character));
  if (values.includes(-1)) return null;
  return checkValue(values.slice(0, -1)) === values.at(-1) ? text : null;
}

/** The address of a case; printed in messages, so for ever. */
export function casePath(reference: string): string {
  return `/cases/${showReference(reference)}`;
}

/**
 * Weighted sum modulo 31: weights 2…8 for the random characters, 1 for the check character, so that the whole
 * sums to 0. All weights and all their differences are invertible modulo 31: every single substitution and
 * every swap changes the sum.
 */
function checkValue(values: readonly number[]): number {
  const sum = values.reduce((total, value, index) => total + value * (LENGTH - index), 0);
  return (PRIME - (sum % PRIME)) % PRIME;
}

/** 0–30, each equally likely: bytes from 248 on would favour some and are drawn again. */
function randomValue(): number {
  for (;;) {
    const [byte = 255] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < PRIME * 8) return byte % PRIME;
  }
}

function letter(value: number): string {
  return ALPHABET.charAt(value);
}
