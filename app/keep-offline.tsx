"use client";

import { useEffect } from "react";

/** Lets the rider's pages open without signal; with nobody signed in, takes away what was kept of somebody. */
export function KeepOffline({ owner }: { owner: string | null }) {
  useEffect(() => {
    if (!("serviceWorker" in navigator)) return;
    if (owner === null) {
      navigator.serviceWorker.controller?.postMessage({ owner });
      return;
    }
    const tell = () =>
      navigator.serviceWorker.ready.then((registration) => registration.active?.postMessage({ owner }));
    navigator.serviceWorker
      .register(new URL("./sw.ts", import.meta.url), { scope: "/", updateViaCache: "none" })
      .then(tell)
      // Without it everything works as long as there is signal; the page says what is kept.
      .catch(() => undefined);
    // A newer one has taken over, and has heard nothing yet.
    navigator.serviceWorker.addEventListener("controllerchange", tell);
    return () => navigator.serviceWorker.removeEventListener("controllerchange", tell);
  }, [owner]);
  return null;
}
