/** What a station's code may look like, see `canonicalCode`. */
const CODE = /^[A-Z0-9]+(-[A-Z0-9]+)+$/;

/**
 * The check-in page that a scanned text leads to, as a path with its query; null: it is no poster of this site. A text
 * may be the poster's address or the bare code.
 */
export function pathOfPoster(text: string, origin: string): string | null {
  const typed = text.normalize("NFKC").trim();
  if (typed.length <= 20 && CODE.test(typed.toUpperCase())) return `/check-in/${typed.toUpperCase()}`;
  const url = addressIn(typed);
  if (url?.origin !== origin || !/^\/check-in\/[^/]+$/.test(url.pathname)) return null;
  const rotating = url.searchParams.get("r");
  return url.pathname + (rotating ? `?r=${encodeURIComponent(rotating)}` : "");
}

/** `URL.canParse` is younger than some phones. */
function addressIn(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
