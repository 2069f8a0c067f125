import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Locale } from "@/lib/people/actor";
import { pickLocale } from "@/lib/text/locale";
import { LOCALE_COOKIE } from "./cookies";
import { DISPLAY_COOKIE, type Display, readDisplay } from "./display";

/** What is known of a failed request without asking anybody. */
export interface Failed {
  readonly locale: Locale;
  readonly display: Display;
  /** Path of the site's style sheet; null before any page was served. */
  readonly style: string | null;
  /** A form was sent, and nobody can say whether it was saved. */
  readonly sent: boolean;
}

export function describeFailed({ method, headers }: IncomingMessage): Omit<Failed, "style"> {
  // By either name: whether the site is reached over https is not asked here.
  const cookie = (name: string) =>
    new RegExp(`(?:^|; )(?:__Host-)?${name}=([^;]*)`).exec(headers.cookie ?? "")?.[1];
  return {
    locale: pickLocale(cookie(LOCALE_COOKIE), headers["accept-language"] ?? null),
    display: readDisplay(cookie(DISPLAY_COOKIE)),
    sent: method === "POST",
  };
}

/** Pages announce their style sheets, the site's own first. */
export function styleNamedIn(response: ServerResponse): string | null {
  const links = [response.getHeader("link") ?? []].flat().join();
  return /<(\/_next\/static\/[\w/.~-]+\.css)>/.exec(links)?.[1] ?? null;
}
