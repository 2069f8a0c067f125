import type { ReactNode } from "react";
import { Sign } from "@/components/ui/sign";
import { CadreLinks } from "./cadre-links";
import { NoSignal, OnItsWay } from "./desk-signs";
import { DemoBanner } from "./public-shell";

export interface CadreWords {
  readonly product: string;
  readonly skip: string;
  readonly nav: string;
  readonly person: string;
  readonly office: string;
  readonly signedInAs: { readonly label: string; readonly href: string };
  readonly links: readonly { readonly href: string; readonly label: string }[];
  readonly noSignal: string;
  readonly onItsWay: string;
  readonly demo: { readonly text: string; readonly link: string } | null;
}

/** Frame of the cadres' pages: navigation at the side on a desktop, on top of a phone. */
export function CadreShell({ words, children }: { words: CadreWords; children: ReactNode }) {
  return (
    <div className="min-h-dvh text-desk lg:grid lg:grid-cols-[11.5rem_1fr] print:block">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:z-10 focus:bg-card focus:px-4 focus:py-3"
      >
        {words.skip}
      </a>
      <header className="no-print bg-night text-on-night lg:sticky lg:top-0 lg:flex lg:h-dvh lg:flex-col lg:overflow-y-auto">
        <a href="/cadre" className="flex items-center gap-2.5 px-4 pt-4 pb-2 text-lg font-extrabold">
          <span className="rounded-lg bg-white p-1 text-[#1c2330]">
            <Sign className="size-7" />
          </span>
          {words.product}
        </a>
        <nav aria-label={words.nav} className="flex flex-wrap gap-1 px-3 py-2 lg:flex-col">
          <CadreLinks links={words.links} />
        </nav>
        <div className="flex flex-wrap items-center gap-x-3 px-6 pb-2 text-[0.8125rem] text-on-night-soft lg:mt-auto lg:block lg:pb-4">
          <p>{words.person}</p>
          <p>{words.office}</p>
          <a
            href={words.signedInAs.href}
            className="inline-flex min-h-9 items-center underline underline-offset-4"
          >
            {words.signedInAs.label}
          </a>
        </div>
      </header>
      <div className="min-w-0">
        <OnItsWay words={words.onItsWay} />
        {words.demo && <DemoBanner {...words.demo} />}
        <main id="main" tabIndex={-1} className="min-w-0 px-4 py-5 outline-none lg:px-6">
          <NoSignal words={words.noSignal} />
          {children}
        </main>
      </div>
    </div>
  );
}
