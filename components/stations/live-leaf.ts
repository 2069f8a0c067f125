import { putInPlace } from "@/components/ui/put-in-place";
import { followBoard, type Truth } from "./live-feed";

/** A truth older than this may be none any more. */
const OLD_MILLISECONDS = 90_000;
/** Pages are not fetched anew more often; and not all at once, when many people look. */
const CALM_MILLISECONDS = 3000;
const SPREAD_MILLISECONDS = 700;

/**
 * Keeps true what `Live` and `LiveToo` have rendered: when the board changes, the page is asked for again and these parts of it put in place, so that there is one renderer. Says of when it is; grey when nothing was heard for too
 * long. Without scripts it is what it is, with its time.
 */
export function keepLive(): void {
  let part = document.querySelector<HTMLElement>("[data-live]");
  if (!part) return;
  /** When it was last known to be true, by this device's clock. */
  let known = Date.now();
  let pending = 0;
  let fetched = 0;
  const parts = () => document.querySelectorAll<HTMLElement>("[data-live-too]");

  const say = (time?: string) => {
    if (!part) return;
    const old = Date.now() - known > OLD_MILLISECONDS;
    const line = part.querySelector("p");
    const { asOf = "", old: oldWords = "" } = part.dataset;
    if (time !== undefined) part.dataset.time = time;
    const text = (old ? oldWords : asOf).replace("{time}", part.dataset.time ?? "");
    if (line && line.textContent !== text) {
      if (old) line.setAttribute("role", "status");
      else line.removeAttribute("role");
      line.textContent = text;
    }
    part.dataset.live = old ? "old" : "now";
    for (const other of parts()) other.dataset.age = part.dataset.live;
  };

  const fetchAnew = async () => {
    pending = 0;
    fetched = Date.now();
    try {
      const answer = await fetch(location.href);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector<HTMLElement>("[data-live]");
      if (!answer.ok || !fresh || !part || Number(fresh.dataset.at) < Number(part.dataset.at)) return;
      part = putInPlace(part, fresh);
      for (const other of parts()) {
        const same = page.querySelector<HTMLElement>(`[data-live-too="${other.dataset.liveToo}"]`);
        if (same) putInPlace(other, same);
      }
      known = Date.now();
    } catch {
      // No signal: what is shown grows old, and says so.
    }
  };

  const hear = (truth: Truth) => {
    if (!part) return;
    const { station, mark, at } = part.dataset;
    // What is on its way may be older than what is shown already.
    if (truth.at < Number(at)) return;
    if ((station === undefined ? truth.mark : truth.stations?.[station]) === mark) {
      known = Date.now();
      say(truth.time);
    } else if (!pending) {
      const calm = Math.max(0, fetched + CALM_MILLISECONDS - Date.now());
      pending = window.setTimeout(fetchAnew, calm + Math.random() * SPREAD_MILLISECONDS);
    }
  };

  followBoard(hear);
  setInterval(say, 5000);
}
