import type { ReactNode } from "react";
import { PublicShell } from "@/components/layout/public-shell";
import { shellWords } from "@/lib/server/shell";

export default async function RiderLayout({ children }: { children: ReactNode }) {
  return <PublicShell words={await shellWords()}>{children}</PublicShell>;
}
