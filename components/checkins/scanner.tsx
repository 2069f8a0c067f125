"use client";

import { useEffect, useRef, useState } from "react";
import { buttonClass } from "@/components/ui/button";
import { pathOfPoster } from "@/lib/checkins/poster-text";

export interface ScanWords {
  readonly open: string;
  readonly stop: string;
  readonly aim: string;
  readonly other: string;
  readonly denied: string;
  /** The reader itself couldn't be fetched. */
  readonly missing: string;
}

/**
 * Reads a poster inside the page. The reader itself is fetched when the camera is asked for, or was kept for riders by
 * the service worker.
 */
export function Scanner({ words }: { words: ScanWords }) {
  const [open, setOpen] = useState(false);
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(Boolean(navigator.mediaDevices?.getUserMedia)), []);
  if (!ready) return null;
  return (
    <div className="mb-6">
      <button
        type="button"
        onClick={() => setOpen(!open)}
        aria-expanded={open}
        className={buttonClass(open ? "secondary" : "primary", "touch", "w-full")}
      >
        {open ? words.stop : words.open}
      </button>
      {open && <Camera words={words} />}
    </div>
  );
}

function Camera({ words }: { words: ScanWords }) {
  const video = useRef<HTMLVideoElement>(null);
  const [said, setSaid] = useState(words.aim);
  useEffect(() => {
    let gone = false;
    let stop = () => undefined as undefined;
    const begin = async () => {
      const reader = await import("qr-scanner").catch(() => null);
      if (!reader) return setSaid(words.missing);
      const { default: QrScanner } = reader;
      if (gone || !video.current) return;
      const seen = ({ data }: { data: string }) => {
        const path = pathOfPoster(data, location.origin);
        if (path) {
          stop();
          location.assign(path);
        } else setSaid(words.other);
      };
      const scanner = new QrScanner(video.current, seen, { returnDetailedScanResult: true });
      stop = () => void scanner.destroy() as undefined;
      await scanner.start();
    };
    begin().catch(() => setSaid(words.denied));
    return () => {
      gone = true;
      stop();
    };
  }, [words]);
  return (
    <>
      <video
        ref={video}
        muted
        playsInline
        className="mt-3 aspect-square w-full rounded-card bg-night object-cover"
      />
      <p role="status" className="mt-2 text-soft">
        {said}
      </p>
    </>
  );
}
