import "server-only";
import { cookies } from "next/headers";
import { hostCookie } from "./cookies";

export const DISPLAY_COOKIE = "yz_display";
export const displayCookie = () => hostCookie(DISPLAY_COOKIE);

export type Theme = "auto" | "light" | "dark";
export interface Display {
  readonly theme: Theme;
  readonly large: boolean;
}

/** How this browser wants pages to look. */
export async function display(): Promise<Display> {
  return readDisplay((await cookies()).get(displayCookie())?.value);
}

/** The cookie reads `<theme>.<large|normal>`. */
export function readDisplay(cookie = ""): Display {
  const [theme, size] = cookie.split(".");
  return { theme: theme === "light" || theme === "dark" ? theme : "auto", large: size === "large" };
}
