import type { ReactNode } from "react";

/** A picture and, beside it where there is room, the same in words; wider than the column around it. */
export function Beside({ picture, words }: { picture: ReactNode; words: ReactNode }) {
  return (
    <div className="lg:relative lg:left-1/2 lg:grid lg:w-[min(76rem,calc(100vw-5rem))] lg:-translate-x-1/2 lg:grid-cols-[minmax(0,1fr)_25rem] lg:items-start lg:gap-8 print:block print:left-0 print:w-full print:translate-x-0">
      <div className="lg:sticky lg:top-4 print:static">{picture}</div>
      <div>{words}</div>
    </div>
  );
}
