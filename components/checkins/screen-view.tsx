"use client";

import { useEffect, useState } from "react";
import { Notice } from "@/components/ui/notice";
import { Sign } from "@/components/ui/sign";
import type { ScreenCode } from "@/lib/checkins/posters";
import { Qr } from "./qr";

interface Words {
  readonly scan: string;
  readonly free: string;
  readonly label: string;
  readonly lost: string;
  readonly out: string;
  readonly leave: string;
}

/** Milliseconds after which a lost connection is tried again. */
const AGAIN = 5000;

/** Fills a tablet's screen with the station's changing code and fetches the next one when its time is over. */
export function ScreenView({ first, words }: { first: ScreenCode; words: Words }) {
  const { shown, trouble } = useScreenCode(first);
  useAwake();
  return (
    <div className="fixed inset-0 z-20 flex flex-col items-center justify-center-safe gap-4 overflow-y-auto bg-paper p-5 text-center text-ink">
      <p className="flex items-center gap-3 text-2xl font-extrabold">
        <Sign className="size-12" />
        {first.code}
      </p>
      <h1 className="text-3xl font-extrabold">{first.name}</h1>
      {trouble ? (
        <Notice tone="busy" role="alert" className="max-w-xl text-2xl">
          <p>{trouble === "out" ? words.out : words.lost}</p>
        </Notice>
      ) : (
        <Qr
          qr={shown.qr}
          label={words.label}
          className="w-full max-w-[min(26rem,60vh)] shrink-0 rounded-card"
        />
      )}
      <p className="text-2xl font-bold">{words.scan}</p>
      <p className="text-xl text-soft">{words.free}</p>
      <a
        href={`/cadre/stations/${first.code}`}
        className="inline-flex min-h-12 items-center px-4 text-soft underline underline-offset-4"
      >
        {words.leave}
      </a>
    </div>
  );
}

/** The code now; trouble: it ran out and no new one came, for lack of signal or because the session ended. */
function useScreenCode(first: ScreenCode) {
  const [shown, setShown] = useState(first);
  const [trouble, setTrouble] = useState<"lost" | "out" | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const next = async () => {
      try {
        const answer = await fetch(`/api/check-ins/screen?station=${encodeURIComponent(first.code)}`);
        if (!answer.ok) throw answer.status;
        const code: ScreenCode = await answer.json();
        setShown(code);
        setTrouble(null);
        timer = setTimeout(next, code.left + 50);
      } catch (status) {
        setTrouble(status === 401 || status === 403 ? "out" : "lost");
        timer = setTimeout(next, AGAIN);
      }
    };
    timer = setTimeout(next, first.left + 50);
    return () => clearTimeout(timer);
  }, [first]);
  return { shown, trouble };
}

/** Keeps the tablet from going dark, where the browser can. */
function useAwake() {
  useEffect(() => {
    const wake = () => {
      if (document.visibilityState === "visible")
        navigator.wakeLock?.request("screen").catch(() => undefined);
    };
    wake();
    document.addEventListener("visibilitychange", wake);
    return () => document.removeEventListener("visibilitychange", wake);
  }, []);
}
