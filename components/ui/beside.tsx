import type { ReactNode } from "react";

/** A picture and, beside it where there is room, the same in words. Makes the whole page wider, see `PublicShell`. */
export function Beside({ picture, words }: { picture: ReactNode; words: ReactNode }) {
  return (
    <div
      data-beside=""
      className="lg:grid lg:grid-cols-[minmax(0,1fr)_25rem] lg:items-start lg:gap-8 print:block"
    >
      <div className="lg:sticky lg:top-4 print:static">{picture}</div>
      <div>{words}</div>
    </div>
  );
}
