"use client";

import { buttonClass } from "@/components/ui/button";
import en from "@/lib/text/messages/en/fault.json";
import zh from "@/lib/text/messages/zh/fault.json";

/** Our own fault: says so, says that nothing saved is lost, and what to do. */
export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  const english = typeof document !== "undefined" && document.documentElement.lang === "en";
  const words = english ? en : zh;
  return (
    <main className="mx-auto max-w-[44rem] px-5 py-16 text-body">
      <h1 className="text-[1.65rem] font-extrabold">{words.title}</h1>
      <p className="mt-2 text-soft">{words.lead}</p>
      <div className="mt-6 grid gap-3 sm:max-w-xs">
        <button type="button" onClick={reset} className={buttonClass("primary")}>
          {words.retry}
        </button>
        <a href="/" className={buttonClass("secondary")}>
          {words.home}
        </a>
      </div>
    </main>
  );
}
