import { MARK_COOKIE, MARK_SECONDS, type Mark, readMark, writeMark } from "./mark";

interface CookieStore {
  get(name: string): Promise<{ readonly value?: string } | null>;
  set(cookie: { name: string; value: string; expires: number; path: string; sameSite: "lax" }): Promise<void>;
}
/** For service workers. Pages do without: WebKitGTK has one that keeps nothing and doesn't say so. */
const jar = (globalThis as { cookieStore?: CookieStore }).cookieStore;
const inPage = "document" in globalThis;

/** The mark as this page sees it; null: none. */
const markOfPage = (): Mark | null =>
  readMark(new RegExp(`(?:^|; )${MARK_COOKIE}=([^;]*)`).exec(document.cookie)?.[1]);

/** The mark, also from a service worker; null: none, or it can't be read from here. */
export async function storedMark(): Promise<Mark | null> {
  if (inPage) return markOfPage();
  return jar ? readMark((await jar.get(MARK_COOKIE))?.value) : null;
}

/** Keeps the mark, where that can be done from here. */
export async function storeMark(mark: Mark): Promise<void> {
  const value = writeMark(mark);
  const only = globalThis.location?.protocol === "https:" ? "; Secure" : "";
  if (inPage)
    // biome-ignore lint/suspicious/noDocumentCookie: works in every browser, see `jar`
    document.cookie = `${MARK_COOKIE}=${value}; Path=/; SameSite=Lax; Max-Age=${MARK_SECONDS}${only}`;
  else
    await jar?.set({
      name: MARK_COOKIE,
      value,
      expires: Date.now() + MARK_SECONDS * 1000,
      path: "/",
      sameSite: "lax",
    });
}
