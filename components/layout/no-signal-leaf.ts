/** Times that somebody is kept from leaving; a browser may be wrong about its line. */
const HELD_MOST = 3;

/**
 * Says on light pages that there is no signal, and keeps people from leaving one for an error page of the browser's.
 * Some browsers are wrong about it: who insists is let go.
 */
export function sayNoSignal(): void {
  const words = document.querySelector<HTMLElement>("[data-no-signal]");
  if (!words) return;
  // Riders' pages say more of it themselves.
  const ownWords = document.querySelector("[data-place=line]") !== null;
  const look = () => {
    words.hidden = navigator.onLine || ownWords;
  };
  let held = 0;
  const stay = (event: Event) => {
    if (navigator.onLine || event.defaultPrevented || held === HELD_MOST) return;
    event.preventDefault();
    held += 1;
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
