"use client";

import { buttonClass } from "@/components/ui/button";
import en from "@/lib/text/messages/en/fault.json";
import zh from "@/lib/text/messages/zh/fault.json";

/** A page of the desk that did not come, in the desk's own frame: by a broken line or by a fault of ours. */
export default function DeskErrorPage({ reset }: { error: Error; reset: () => void }) {
  const english = typeof document !== "undefined" && document.documentElement.lang === "en";
  const words = english ? en : zh;
  return (
    <div className="max-w-[44rem] py-6">
      <h1 className="text-[1.35rem] font-extrabold">{words.deskTitle}</h1>
      <p className="mt-2 text-soft">{words.deskLead}</p>
      <div className="mt-4 flex flex-wrap gap-3">
        <button type="button" onClick={reset} className={buttonClass("primary", "desk")}>
          {words.retry}
        </button>
        <a href="/cadre" className={buttonClass("secondary", "desk")}>
          {words.deskHome}
        </a>
      </div>
    </div>
  );
}
