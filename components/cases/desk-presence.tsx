"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

interface Words {
  /** Ends before the names. */
  readonly here: string;
  readonly separator: string;
  readonly changed: string;
  readonly reload: string;
}

const BEAT_MS = 20_000;

/**
 * Who else has this case open, and a word when it moved meanwhile. First as the page found it; then, while the page is
 * seen, asked every 20 seconds. Says nothing when there is nothing to say.
 */
export function DeskPresence({
  reference,
  version,
  others,
  words,
}: {
  reference: string;
  version: number;
  others: readonly string[];
  words: Words;
}) {
  const router = useRouter();
  const [now, setNow] = useState({ others, version });
  useEffect(() => {
    setNow({ others, version });
    const stop = new AbortController();
    const beat = async () => {
      if (document.visibilityState !== "visible") return;
      try {
        const response = await fetch(`/api/cases/${reference}/presence`, { signal: stop.signal });
        if (response.ok) setNow(await response.json());
      } catch {
        // No signal or the page was left: the next beat asks again.
      }
    };
    const timer = setInterval(beat, BEAT_MS);
    document.addEventListener("visibilitychange", beat);
    return () => {
      stop.abort();
      clearInterval(timer);
      document.removeEventListener("visibilitychange", beat);
    };
  }, [reference, version, others]);

  const changed = now.version > version;
  return (
    <div role="status" className="no-print empty:hidden">
      {now.others.length > 0 && (
        <p className="rounded-card border border-amber bg-amber-wash px-3 py-2">
          {words.here}
          <strong>{now.others.join(words.separator)}</strong>
        </p>
      )}
      {changed && (
        <p className="mt-2 rounded-card border border-amber bg-amber-wash px-3 py-2">
          {words.changed}{" "}
          <button
            type="button"
            onClick={() => router.refresh()}
            className="min-h-9 font-semibold underline underline-offset-4"
          >
            {words.reload}
          </button>
        </p>
      )}
    </div>
  );
}
