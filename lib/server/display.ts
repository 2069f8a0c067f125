import "server-only";
import { cookies } from "next/headers";

export const DISPLAY_COOKIE = "yz_display";
export type Theme = "auto" | "light" | "dark";
export interface Display {
  readonly theme: Theme;
  readonly large: boolean;
}

/** How this browser wants pages to look; the cookie reads `<theme>.<large|normal>`. */
export async function display(): Promise<Display> {
  const [theme, size] = ((await cookies()).get(DISPLAY_COOKIE)?.value ?? "").split(".");
  return { theme: theme === "light" || theme === "dark" ? theme : "auto", large: size === "large" };
}
