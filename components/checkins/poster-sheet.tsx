import { Qr } from "@/components/ui/qr";
import { Sign } from "@/components/ui/sign";
import type { PosterSheet as Sheet } from "@/lib/checkins/posters";

/** What every poster says, each sentence in both languages: whoever stands before it reads one of them. */
export interface PosterWords {
  readonly product: readonly [string, string];
  readonly area: readonly [string, string];
  readonly scan: readonly [string, string];
  readonly free: readonly [string, string];
  readonly signal: readonly [string, string];
  readonly number: string;
}

/** One poster; A4 and A6 differ in nothing but their size, for everything is measured in its width. */
export function PosterSheet({ sheet, words, size }: { sheet: Sheet; words: PosterWords; size: "A4" | "A6" }) {
  return (
    <article aria-label={`${sheet.name} ${sheet.code}`} className={`poster poster-${size}`}>
      <div className="poster-in">
        <header className="poster-head">
          <Sign className="poster-sign" />
          <p>
            <strong>{words.product[0]}</strong>
            <span>
              {words.area[0]} · <span lang="en">{words.area[1]}</span>
            </span>
          </p>
        </header>
        <h2 className="poster-name">{sheet.name}</h2>
        <p lang="en" className="poster-small">
          {sheet.nameEn}
        </p>
        <Qr qr={sheet.qr} label={`${words.number} ${sheet.code}`} className="poster-qr" />
        <p className="poster-code">{sheet.code}</p>
        <p className="poster-line">{words.scan[0]}</p>
        <p lang="en" className="poster-small">
          {words.scan[1]}
        </p>
        <footer className="poster-foot">
          {[words.free, words.signal].map(([zh, en]) => (
            <p key={en}>
              <strong>{zh}</strong>
              <span lang="en">{en}</span>
            </p>
          ))}
        </footer>
      </div>
    </article>
  );
}
