/** Says on light pages that there is no signal, and keeps people from leaving one for an error page of the browser's. */
export function sayNoSignal(): void {
  const words = document.querySelector<HTMLElement>("[data-no-signal]");
  if (!words) return;
  const look = () => {
    words.hidden = navigator.onLine;
  };
  const stay = (event: Event) => {
    if (navigator.onLine || event.defaultPrevented) return;
    event.preventDefault();
    words.hidden = false;
    words.scrollIntoView({ block: "nearest" });
  };
  window.addEventListener("online", look);
  window.addEventListener("offline", look);
  document.addEventListener("submit", stay);
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[href]");
    // Numbers to call and places on this page need no signal, nor do a rider's own pages.
    if (link?.origin === location.origin && !link.hash && !opensWithout(link.pathname)) stay(event);
  });
  look();
}

const opensWithout = (path: string): boolean =>
  Boolean(navigator.serviceWorker?.controller) && /^\/(rider|check-in(\/[^/]+)?)$/.test(path);
