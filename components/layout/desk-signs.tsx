"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";

/** After this time another page that still hasn't come is no longer waited for. Milliseconds. */
const PATIENCE = 15_000;

/**
 * Says at the desk that there is no signal, and sends nothing meanwhile: what is typed stays in its form. A browser may
 * be wrong about its line, so whoever presses three times is let go.
 */
export function NoSignal({ words }: { words: string }) {
  const [gone, setGone] = useState(false);
  useEffect(() => {
    let held = 0;
    const look = () => {
      held = 0;
      setGone(!navigator.onLine);
    };
    const stay = (event: Event) => {
      const { target } = event;
      const leads = event.type === "submit" || (target as Element).closest("main a[href], nav a[href]");
      if (navigator.onLine || !leads || held === 3) return;
      held += 1;
      event.preventDefault();
      event.stopPropagation();
      setGone(true);
    };
    look();
    window.addEventListener("online", look);
    window.addEventListener("offline", look);
    for (const kind of ["submit", "click"]) document.addEventListener(kind, stay, true);
    return () => {
      window.removeEventListener("online", look);
      window.removeEventListener("offline", look);
      for (const kind of ["submit", "click"]) document.removeEventListener(kind, stay, true);
    };
  }, []);
  return (
    <p
      hidden={!gone}
      role="status"
      className="no-print sticky top-2 z-10 mb-4 rounded-card border border-amber bg-amber-wash p-3 font-semibold"
    >
      {words}
    </p>
  );
}

/** A line at the top while the next page is on its way. */
export function OnItsWay({ words }: { words: string }) {
  const here = `${usePathname()}?${useSearchParams()}`;
  const [from, setFrom] = useState<string | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const begin = (event: MouseEvent) => {
      const link = (event.target as Element).closest<HTMLAnchorElement>("a[href]");
      const aside = event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0;
      if (!link || aside || link.target || link.hash || link.origin !== location.origin) return;
      if (link.pathname + link.search === location.pathname + location.search) return;
      setFrom(`${location.pathname}?${new URLSearchParams(location.search)}`);
      clearTimeout(timer);
      timer = setTimeout(() => setFrom(null), PATIENCE);
    };
    document.addEventListener("click", begin);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("click", begin);
    };
  }, []);
  if (from !== here) return null;
  return (
    <p role="status" className="no-print fixed inset-x-0 top-0 z-20 h-1 animate-pulse bg-brick">
      <span className="sr-only">{words}</span>
    </p>
  );
}
