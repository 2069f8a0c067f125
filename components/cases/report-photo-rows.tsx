import { Button } from "@/components/ui/button";
import type { UploadWords } from "./report-on-the-way";

export interface PhotoRow {
  readonly name: string;
  readonly state: "waiting" | "sending" | "broken" | "sent" | "failed";
  /** Part that has arrived, from 0 to 1. */
  readonly part: number;
  /** Why it was not taken. */
  readonly why: string;
}

/** A photo that is on its way, or why it is not. */
export function PhotoOnItsWay({
  row: { name, state, part, why },
  words,
  drop,
}: {
  row: PhotoRow;
  words: UploadWords;
  /** It is not wanted any more, or what was said of it has been read. */
  drop: () => void;
}) {
  const failed = state === "failed";
  return (
    <li
      className={
        failed
          ? "rounded-card border border-red bg-red-wash p-3"
          : "rounded-card border border-line bg-card p-3"
      }
    >
      <span className={failed ? "font-semibold text-red" : "font-semibold"}>{name}</span>{" "}
      <span className={failed ? "" : "text-soft"}>{failed ? why : words[state]}</span>
      {!failed && (
        <span className="mt-2 block h-2 overflow-hidden rounded-full bg-line">
          <svg aria-hidden="true" viewBox="0 0 100 1" preserveAspectRatio="none" className="block size-full">
            <rect
              width={Math.round(part * 100)}
              height="1"
              className={state === "broken" ? "fill-amber" : "fill-jade"}
            />
          </svg>
        </span>
      )}
      {state !== "sent" && (
        <Button type="button" look="quiet" onClick={drop} className="px-0">
          {failed ? words.read : words.drop}
          <span className="sr-only"> {name}</span>
        </Button>
      )}
    </li>
  );
}

/** Whoever wants to go on is told what that waits for. */
export function Held({ words, goOn }: { words: UploadWords; goOn: () => void }) {
  return (
    <div role="status" className="mb-3 rounded-card border border-amber bg-amber-wash p-4">
      <p>{words.holding}</p>
      <Button type="button" look="secondary" onClick={goOn} className="mt-3 w-full">
        {words.goOn}
      </Button>
    </div>
  );
}
