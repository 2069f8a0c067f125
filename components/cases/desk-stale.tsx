"use client";

import { use } from "react";
import { FormContext } from "@/components/form/form-context";
import { ChangeList, LostText, type LostWords } from "./desk-lost-text";

/** One thing that happened, in words, to be set against what somebody was writing. */
export interface Change {
  /** Version-like order: milliseconds of its moment. */
  readonly at: number;
  readonly words: string;
  readonly text: string;
}

interface Props {
  readonly changes: readonly Change[];
  readonly title: string;
  readonly words: LostWords;
}

const PROSE = ["text", "reason", "question", "dueReason", "instruction", "summary"] as const;

/** What came back from a refused form, and what happened since it was shown; null before. */
function useStale(changes: readonly Change[]) {
  const { values } = use(FormContext);
  // `seen` is in the values only when they come back from a refused form.
  const seen = Number(values.seen);
  if (!seen) return null;
  const written = PROSE.flatMap((name) => values[name] ?? []).filter(Boolean);
  return { written, meanwhile: changes.filter((change) => change.at > seen) };
}

/**
 * After a refusal because somebody was quicker: what one wrote beside what happened meanwhile. Nothing is written over
 * and nothing lost; the form below can be sent again with the new version, or left.
 */
export function StaleView({ changes, title, words }: Props) {
  const stale = useStale(changes);
  if (!stale || stale.meanwhile.length === 0) return null;
  return (
    <section
      aria-label={title}
      className="mb-3 grid gap-3 rounded-card border border-amber p-3 sm:grid-cols-2"
    >
      <div>
        <h4 className="font-bold">{words.yours}</h4>
        {stale.written.length === 0 && <p>–</p>}
        {stale.written.map((text) => (
          <p key={text} className="whitespace-pre-line">
            {text}
          </p>
        ))}
      </div>
      <div>
        <h4 className="font-bold">{words.theirs}</h4>
        <ChangeList changes={stale.meanwhile} />
      </div>
    </section>
  );
}

/** The same for a move that is gone: there is nothing to send again, but what was written stays to be used elsewhere. */
export function GoneView({ changes, title, words }: Props) {
  const stale = useStale(changes);
  if (!stale || stale.written.length === 0) return null;
  return <LostText title={title} texts={stale.written} changes={stale.meanwhile} words={words} />;
}
