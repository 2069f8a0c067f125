/** Where the build has put `app/sw.ts`; Next lets scripts of this folder serve the whole site. */
const WORKER = "/_next/static/service-worker/sw.js";

/** Does what `KeepOffline` marks. The phone is busy enough until the page has loaded. */
export function keepOffline(): void {
  const owner = document.querySelector<HTMLElement>("[data-rider]")?.dataset.rider;
  if (owner === undefined || !("serviceWorker" in navigator)) return;
  if (owner === "") navigator.serviceWorker.controller?.postMessage({ owner: null });
  else if (document.readyState === "complete") keepFor(owner);
  else window.addEventListener("load", () => keepFor(owner));
}

function keepFor(owner: string): void {
  const worker = navigator.serviceWorker;
  const tell = () => worker.ready.then(({ active }) => active?.postMessage({ owner }));
  worker
    .register(WORKER, { scope: "/", updateViaCache: "none" })
    .then(tell)
    // Without it everything works as long as there is signal; the page says what is kept.
    .catch(() => undefined);
  // A newer one has taken over, and has heard nothing yet.
  worker.addEventListener("controllerchange", tell);
}
