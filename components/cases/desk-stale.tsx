"use client";

import { use } from "react";
import { FormContext } from "@/components/form/form-context";

/** One thing that happened, in words, to be set against what somebody was writing. */
export interface Change {
  /** Version-like order: milliseconds of its moment. */
  readonly at: number;
  readonly words: string;
  readonly text: string;
}

const PROSE = ["text", "reason", "question", "dueReason", "instruction", "summary"] as const;

/**
 * After a refusal because somebody was quicker: what one wrote beside what happened meanwhile. Nothing is written over
 * and nothing lost; the form below can be sent again with the new version, or left.
 */
export function StaleView({
  changes,
  title,
  yours,
  theirs,
}: {
  changes: readonly Change[];
  title: string;
  yours: string;
  theirs: string;
}) {
  const { values } = use(FormContext);
  // `seen` is in the values only when they come back from a refused form.
  const seen = Number(values.seen);
  if (!seen) return null;
  const meanwhile = changes.filter((change) => change.at > seen);
  if (meanwhile.length === 0) return null;
  const written = PROSE.flatMap((name) => values[name] ?? []).filter(Boolean);
  return (
    <section
      aria-label={title}
      className="mb-3 grid gap-3 rounded-card border border-amber p-3 sm:grid-cols-2"
    >
      <div>
        <h4 className="font-bold">{yours}</h4>
        {written.length === 0 && <p>–</p>}
        {written.map((text) => (
          <p key={text} className="break-words whitespace-pre-line">
            {text}
          </p>
        ))}
      </div>
      <div>
        <h4 className="font-bold">{theirs}</h4>
        <ul className="list-disc pl-4">
          {meanwhile.map((change) => (
            <li key={change.at + change.words}>
              {change.words}
              {change.text && (
                <span className="block break-words whitespace-pre-line text-soft">{change.text}</span>
              )}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
