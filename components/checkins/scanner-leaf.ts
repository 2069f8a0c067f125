import { buttonClass } from "@/components/ui/button";
import { pathOfPoster } from "@/lib/checkins/poster-text";
import type { ScanWords } from "./scanner";

/**
 * Opens and shuts the camera of `Scanner`, and goes where a poster leads. The reader itself is fetched when the camera
 * is asked for, or was kept for riders by the service worker.
 */
export function readPosters(): void {
  const part = document.querySelector<HTMLElement>("[data-scanner]");
  const button = part?.querySelector("button");
  const camera = button?.nextElementSibling as HTMLElement | null | undefined;
  if (!part || !button || !camera || !navigator.mediaDevices?.getUserMedia) return;
  const words = JSON.parse(part.dataset.scanner ?? "") as ScanWords;
  const say = (sentence: string) => {
    const status = camera.querySelector("[role=status]");
    if (status) status.textContent = sentence;
  };
  /** Shuts the camera that is open; undefined: none is. */
  let shut: (() => void) | undefined;
  button.addEventListener("click", () => {
    if (shut) shut();
    shut = shut ? undefined : watch(camera.querySelector("video"), words, say);
    const open = shut !== undefined;
    camera.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    button.textContent = open ? words.stop : words.open;
    button.className = buttonClass(open ? "secondary" : "primary", "touch", "w-full");
  });
  part.hidden = false;
}

/** Looks through the camera until the returned function is called. */
function watch(
  video: HTMLVideoElement | null,
  words: ScanWords,
  say: (sentence: string) => void,
): () => void {
  let gone = false;
  let stop = () => {};
  const begin = async () => {
    const reader = await import("qr-scanner").catch(() => null);
    if (!reader) return say(words.missing);
    const { default: QrScanner } = reader;
    if (gone || !video) return;
    const seen = ({ data }: { data: string }) => {
      const path = pathOfPoster(data, location.origin);
      if (path) {
        stop();
        location.assign(path);
      } else say(words.other);
    };
    const scanner = new QrScanner(video, seen, { returnDetailedScanResult: true });
    stop = () => scanner.destroy();
    await scanner.start();
  };
  say(words.aim);
  begin().catch(() => say(words.denied));
  return () => {
    gone = true;
    stop();
  };
}
