/** What is drawn at random or read from a clock, so that the digits of a canary may stand in it by chance. */
const DRAWN: readonly RegExp[] = [
  /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g,
  /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)/g,
  // Hashes.
  /\b(?=\d*[a-f])(?:[0-9a-f]{64}|[0-9a-f]{32})\b/g,
  // What pino puts before each line, and ports.
  /"time":\d{13}\b|"pid":\d{1,7}\b|"hostname":"[^"]*"/g,
  /"port":\d{1,5}\b|(?<=\b127\.0\.0\.1:)\d{1,5}\b/g,
];

/** References, with their dash or without it. Eight digits alone could be a telephone number, eight letters a word. */
const REFERENCE = /(?<![\w-])[02-9A-HJKMNP-TV-Z]{4}-?[02-9A-HJKMNP-TV-Z]{4}(?![\w-])/g;
const isMixed = (text: string) => /\d/.test(text) && /[A-Z]/.test(text);

/**
 * A text, or anything else as JSON, without identifiers, hashes, moments, references, process numbers and ports. What is
 * left is searched for a few digits of a telephone number; such numbers stay, wherever they stand.
 */
export function withoutIds(told: unknown): string {
  const text =
    typeof told === "string"
      ? told
      : JSON.stringify(told, (_, value) => (typeof value === "bigint" ? String(value) : value));
  return DRAWN.reduce((rest, pattern) => rest.replaceAll(pattern, "…"), text).replaceAll(
    REFERENCE,
    (found) => (isMixed(found) ? "…" : found),
  );
}
