import type { Metadata } from "next";
import type { ReactNode } from "react";
import { PublicShell } from "@/components/layout/public-shell";
import { shellWords } from "@/lib/server/shell";

/** iOS reads neither the manifest's icons nor its display. Icons named here replace those of the files in `app`. */
export const metadata: Metadata = {
  icons: { icon: { url: "/icon.svg", type: "image/svg+xml" }, apple: "/icons/apple-180.png" },
  appleWebApp: { capable: true, statusBarStyle: "default" },
};

export default async function RiderLayout({ children }: { children: ReactNode }) {
  return <PublicShell words={await shellWords()}>{children}</PublicShell>;
}
