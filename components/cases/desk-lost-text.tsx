import type { ReactNode } from "react";
import type { Change } from "./desk-stale";

export interface LostWords {
  readonly yours: string;
  readonly theirs: string;
}

/** What was typed into a move that is gone, beside what happened meanwhile. */
export function LostText({
  title,
  texts,
  changes,
  words,
  children,
}: {
  title: string;
  texts: readonly string[];
  changes: readonly Change[];
  words: LostWords;
  children?: ReactNode;
}) {
  return (
    <section aria-label={title} className="grid gap-3 rounded-card border border-amber bg-amber-wash p-3">
      <h4 className="font-bold">{title}</h4>
      <div>
        <h5 className="font-semibold">{words.yours}</h5>
        {texts.map((text) => (
          <p key={text} className="whitespace-pre-line select-all">
            {text}
          </p>
        ))}
      </div>
      {changes.length > 0 && (
        <div>
          <h5 className="font-semibold">{words.theirs}</h5>
          <ChangeList changes={changes} />
        </div>
      )}
      {children}
    </section>
  );
}

export function ChangeList({ changes }: { changes: readonly Change[] }) {
  return (
    <ul className="list-disc pl-4">
      {changes.map((change) => (
        <li key={change.at + change.words}>
          {change.words}
          {change.text && <span className="block whitespace-pre-line text-soft">{change.text}</span>}
        </li>
      ))}
    </ul>
  );
}
