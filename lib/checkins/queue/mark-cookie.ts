import { MARK_COOKIE, MARK_SECONDS, type Mark, readMark, writeMark } from "./mark";

interface CookieStore {
  get(name: string): Promise<{ readonly value?: string } | null>;
  delete(name: string): Promise<void>;
  set(cookie: { name: string; value: string; expires: number; path: string; sameSite: "lax" }): Promise<void>;
}
/** For service workers. Pages do without: WebKitGTK has one that keeps nothing and doesn't say so. */
const jar = (globalThis as { cookieStore?: CookieStore }).cookieStore;
const inPage = "document" in globalThis;

const overHttps = (): boolean => globalThis.location?.protocol === "https:";
/** Its name: over https bound to this very host, by the rule of `hostCookie`. */
export const markCookie = (): string => (overHttps() ? `__Host-${MARK_COOKIE}` : MARK_COOKIE);

/** The value of a cookie as this page sees it. */
const ofPage = (name: string): string | undefined =>
  new RegExp(`(?:^|; )${name}=([^;]*)`).exec(document.cookie)?.[1];

/**
 * The mark, also from a service worker; null: none, or it can't be read from here. Where there is none yet, that under
 * the plain name, which an older version kept over https too: what it tells of would else be lost unsaid. A host beside
 * ours that sets it can make us show a wrong number, no more.
 */
export async function storedMark(): Promise<Mark | null> {
  const of = async (name: string) => (inPage ? ofPage(name) : (await jar?.get(name))?.value);
  return readMark((await of(markCookie())) ?? (await of(MARK_COOKIE)));
}

/** Keeps the mark, where that can be done from here. Over https the one that any host beside ours may set goes. */
export async function storeMark(mark: Mark): Promise<void> {
  const [name, value] = [markCookie(), writeMark(mark)];
  if (inPage) {
    const only = overHttps() ? "; Secure" : "";
    // biome-ignore lint/suspicious/noDocumentCookie: works in every browser, see `jar`
    document.cookie = `${name}=${value}; Path=/; SameSite=Lax; Max-Age=${MARK_SECONDS}${only}`;
    // biome-ignore lint/suspicious/noDocumentCookie: as above
    if (overHttps()) document.cookie = `${MARK_COOKIE}=; Path=/; Max-Age=0`;
  } else if (jar) {
    const expires = Date.now() + MARK_SECONDS * 1000;
    await jar.set({ name, value, expires, path: "/", sameSite: "lax" });
    if (overHttps()) await jar.delete(MARK_COOKIE);
  }
}
