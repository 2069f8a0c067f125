import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { display } from "@/lib/server/display";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common");
  return { title: { default: t("product"), template: `%s · ${t("product")}` }, description: t("tagline") };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#faf8f4" },
    { media: "(prefers-color-scheme: dark)", color: "#14181f" },
  ],
};

/** Pages are dynamic, so that each answer carries its own script nonce. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection();
  const [locale, { theme, large }] = await Promise.all([getLocale(), display()]);
  return (
    <html
      lang={locale}
      {...(theme === "auto" ? {} : { "data-theme": theme })}
      {...(large ? { "data-size": "large" } : {})}
    >
      <body>{children}</body>
    </html>
  );
}
