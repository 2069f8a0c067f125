"use client";

import Link from "next/link";
import { useEffect, useState } from "react";
import { buttonClass } from "@/components/ui/button";
import { changeDraft, type Drafts, readDrafts } from "./desk-draft-store";

export interface TrayWords {
  readonly title: string;
  readonly hint: string;
  readonly drop: string;
}

/** Over the queue: what was typed in this tab and not sent, also into a case that has left the desk since. */
export function DraftTray({
  owner,
  done,
  of,
  words,
}: {
  owner: string;
  /** The move that led here, and of which case. */
  done: string | null;
  of: string | null;
  words: TrayWords;
}) {
  const [drafts, setDrafts] = useState<Drafts>({});
  useEffect(() => {
    for (const [reference, moves] of Object.entries(readDrafts(owner))) {
      for (const [move, draft] of Object.entries(moves)) {
        // The move led here because it took the case off the desk.
        if (draft.sent && move === done && reference === of)
          changeDraft({ owner, reference, move }, () => null);
      }
    }
    setDrafts(readDrafts(owner));
  }, [owner, done, of]);

  const forget = (reference: string) => {
    for (const move of Object.keys(drafts[reference] ?? {}))
      changeDraft({ owner, reference, move }, () => null);
    setDrafts(readDrafts(owner));
  };
  if (Object.keys(drafts).length === 0) return null;
  return (
    <details className="no-print mb-3 rounded-card border border-amber bg-amber-wash px-3">
      <summary className="flex min-h-9 cursor-pointer list-none items-center gap-1 font-semibold">
        {words.title} <span aria-hidden="true">▾</span>
      </summary>
      <p className="text-soft">{words.hint}</p>
      <ul className="my-2 grid gap-2">
        {Object.entries(drafts).map(([reference, moves]) => (
          <li
            key={reference}
            className="flex flex-wrap items-baseline gap-x-3 border-t border-line-strong pt-2"
          >
            <Link
              href={`/cadre/cases/${reference}`}
              prefetch={false}
              className="font-mono underline underline-offset-4"
            >
              {reference}
            </Link>
            <span className="min-w-40 flex-1 whitespace-pre-line select-all">
              {Object.values(moves)
                .flatMap(({ fields }) => Object.values(fields).map(({ text }) => text))
                .join("\n")}
            </span>
            <button type="button" className={buttonClass("quiet", "desk")} onClick={() => forget(reference)}>
              {words.drop}
              <span className="sr-only"> {reference}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
