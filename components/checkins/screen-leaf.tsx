import { draw } from "@/components/ui/draw";
import { Notice } from "@/components/ui/notice";
import type { ScreenCode } from "@/lib/checkins/screen";
import { within } from "@/lib/time/within";
import { ScreenQr } from "./screen-qr";
import type { ScreenSetting } from "./screen-view";

/** Milliseconds after which a lost connection is tried again. */
const AGAIN = 5000;
/** Milliseconds for which the next code is waited for. The server takes the one before for longer, see `isRotating`. */
const PATIENCE = 5000;

/**
 * Keeps the station's changing code on a screen: fetches the next one when its time is over. A code that is over is
 * never left there, whatever becomes of the request: why there is none, and what to do, stands in its place.
 */
export function keepScreen(): void {
  const root = document.querySelector<HTMLElement>("[data-screen]");
  const place = root?.querySelector("[data-place=code]");
  if (!root || !place) return;
  const { code, left, words } = JSON.parse(root.dataset.screen ?? "") as ScreenSetting;
  let drawn = false;
  const put = (what: React.ReactNode) => {
    if (!drawn) place.textContent = "";
    drawn = true;
    draw(what, place);
  };
  const say = (text: string) =>
    put(
      <Notice tone="busy" role="alert" className="max-w-xl text-2xl">
        <p>{text}</p>
      </Notice>,
    );
  const next = async () => {
    let wait = AGAIN;
    try {
      const { status, shown } = await within(PATIENCE, async (signal) => {
        const answer = await fetch(`/api/check-ins/screen?station=${encodeURIComponent(code)}`, { signal });
        return { status: answer.status, shown: answer.ok ? ((await answer.json()) as ScreenCode) : null };
      });
      if (shown) {
        put(<ScreenQr qr={shown.qr} label={words.label} />);
        wait = shown.left + 50;
      } else say(status === 401 || status === 404 ? words.out : words.lost);
    } catch {
      say(words.lost);
    }
    setTimeout(next, wait);
  };
  setTimeout(next, left + 50);
  stayAwake();
}

/** Keeps the tablet from going dark, where the browser can. */
function stayAwake(): void {
  const wake = () => {
    if (document.visibilityState === "visible") navigator.wakeLock?.request("screen").catch(() => undefined);
  };
  wake();
  document.addEventListener("visibilitychange", wake);
}
