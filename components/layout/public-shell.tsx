import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { Sign } from "@/components/ui/sign";

export interface ShellWords {
  readonly product: string;
  readonly area: string;
  readonly skip: string;
  /** Said by scripts while the browser has no line. */
  readonly noSignal: string;
  /** Said by scripts beside words that they have brought back, see `keepTyped`. */
  readonly typed: string;
  readonly displayOptions: string;
  readonly footer: string;
  readonly footerAbout: string;
  /** Signed in: name and link to the account; else the sign-in link. */
  readonly person: { readonly label: string; readonly href: string };
  readonly demo: { readonly text: string; readonly link: string } | null;
}

/** Narrow, so that lines stay short; wider where a picture stands beside its words, see `Beside`. */
const COLUMN = "mx-auto w-full max-w-[44rem] lg:group-has-data-beside/page:max-w-[78rem]";

/** Frame of the pages for residents, riders and everybody: one narrow column, few words. */
export function PublicShell({ words, children }: { words: ShellWords; children: ReactNode }) {
  return (
    <div className="group/page flex min-h-dvh flex-col text-body">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:z-10 focus:bg-card focus:px-4 focus:py-3"
      >
        {words.skip}
      </a>
      {words.demo && <DemoBanner {...words.demo} />}
      <header className={cx(COLUMN, "flex flex-wrap items-center justify-between gap-x-4 px-5 py-2")}>
        <a href="/" className="inline-flex min-h-12 shrink-0 items-center gap-2.5 text-xl font-extrabold">
          <Sign className="size-9" />
          {words.product}
          <span className="text-[0.7em] font-normal text-soft">{words.area}</span>
        </a>
        <nav
          className="no-print -mx-2 flex shrink-0 items-center gap-x-1 text-[0.95rem] text-soft"
          aria-label={words.displayOptions}
        >
          <a
            className="inline-flex min-h-12 min-w-12 items-center justify-center px-2 underline-offset-4 hover:underline"
            href="/account/display"
          >
            {words.displayOptions}
          </a>
          <a
            className="inline-flex min-h-12 min-w-12 items-center justify-center px-2 underline-offset-4 hover:underline"
            href={words.person.href}
          >
            {words.person.label}
          </a>
        </nav>
      </header>
      <main
        id="main"
        tabIndex={-1}
        data-typed={words.typed}
        className={cx(COLUMN, "grow px-5 pt-2 pb-12 outline-none")}
      >
        <p
          hidden
          role="status"
          data-no-signal=""
          className="no-print sticky top-2 z-10 mb-4 rounded-card border border-amber bg-amber-wash p-4 font-semibold"
        >
          {words.noSignal}
        </p>
        {children}
      </main>
      <footer className={cx(COLUMN, "no-print border-t border-line px-5 py-6 text-[0.9rem] text-soft")}>
        <p>{words.footer}</p>
        <p className="mt-1">{words.footerAbout}</p>
      </footer>
    </div>
  );
}

/** Said on every page while the installation runs on invented data. */
export function DemoBanner({ text, link }: { text: string; link: string }) {
  return (
    <aside className="no-print border-b border-amber bg-amber-wash px-5 text-center text-[0.85rem] text-ink">
      {text}{" "}
      <a
        href="/demo"
        className="inline-flex min-h-12 items-center font-semibold text-amber underline underline-offset-4"
      >
        {link}
      </a>
    </aside>
  );
}
