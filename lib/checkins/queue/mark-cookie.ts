import { MARK_COOKIE, MARK_SECONDS, type Mark, readMark, writeMark } from "./mark";

interface CookieStore {
  get(name: string): Promise<{ readonly value?: string } | null>;
  set(cookie: { name: string; value: string; expires: number; path: string; sameSite: "lax" }): Promise<void>;
}
/** Where there is one, service workers have it too. */
const jar = (globalThis as { cookieStore?: CookieStore }).cookieStore;

/** The mark as this page sees it; null: none. */
export const markOfPage = (): Mark | null =>
  readMark(new RegExp(`(?:^|; )${MARK_COOKIE}=([^;]*)`).exec(document.cookie)?.[1]);

/** The mark, also from a service worker; null: none, or it can't be read from here. */
export async function storedMark(): Promise<Mark | null> {
  if (jar) return readMark((await jar.get(MARK_COOKIE))?.value);
  return "document" in globalThis ? markOfPage() : null;
}

/** Keeps the mark, where that can be done from here. */
export async function storeMark(mark: Mark): Promise<void> {
  const value = writeMark(mark);
  const expires = Date.now() + MARK_SECONDS * 1000;
  if (jar) await jar.set({ name: MARK_COOKIE, value, expires, path: "/", sameSite: "lax" });
  else if ("document" in globalThis)
    // biome-ignore lint/suspicious/noDocumentCookie: for browsers that have nothing else
    document.cookie = `${MARK_COOKIE}=${value}; Path=/; SameSite=Lax; Max-Age=${MARK_SECONDS}`;
}
