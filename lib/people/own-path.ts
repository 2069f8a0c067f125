/** Pages that only lead elsewhere: going back to them after signing in would go round in a circle. */
const NOWHERE = /^\/(sign-in|api)(\/|$)/;

/**
 * `next` when it is a path of our own site, else `fallback`. Browsers read `//host`, `/\host` and paths with tabs
 * or line ends as other hosts, so these are refused; the answer is rebuilt from the parsed parts.
 */
export function ownPath(next: string | undefined, fallback = "/"): string {
  if (!next?.startsWith("/") || /^\/[/\\]|[\\\p{Cc}]/u.test(next)) return fallback;
  const own = "http://own.invalid";
  if (!URL.canParse(next, own)) return fallback;
  const url = new URL(next, own);
  if (url.origin !== own || url.pathname.startsWith("//") || NOWHERE.test(url.pathname)) return fallback;
  return url.pathname + url.search + url.hash;
}

/** `path` with `?next=` when there is a way to come back to. */
export function withNext(path: string, next: string | undefined): string {
  const own = ownPath(next, "");
  return own ? `${path}?next=${encodeURIComponent(own)}` : path;
}

/** Where to sign in for a page: its staff have a way of their own. */
export const signInFor = (page: string): string =>
  withNext(/^\/cadre(\/|\?|$)/.test(page) ? "/sign-in/staff" : "/sign-in", page);

export interface NextParam {
  readonly next?: string | string[];
}

/** The way to come back to in a page's query; empty when there is none of our own. */
export function nextOf({ next }: NextParam): string {
  return ownPath(typeof next === "string" ? next : next?.[0], "");
}
