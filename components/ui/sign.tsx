import { cx } from "./cx";

const DOTS = 24;

/** The sign of the product: one in the middle, six around it, N dots outside. */
export function Sign({ className }: { className?: string }) {
  const at = (radius: number, turn: number) => ({
    cx: round(50 + radius * Math.sin(turn * 2 * Math.PI)),
    cy: round(50 - radius * Math.cos(turn * 2 * Math.PI)),
  });
  return (
    <svg viewBox="0 0 100 100" className={cx("shrink-0", className)} aria-hidden="true">
      <circle cx="50" cy="50" r="13" className="fill-brick" />
      {Array.from({ length: 6 }, (_, i) => (
        <circle
          key={`six-${at(29, i / 6).cx}-${at(29, i / 6).cy}`}
          {...at(29, i / 6)}
          r="8"
          className="fill-current"
        />
      ))}
      {Array.from({ length: DOTS }, (_, i) => (
        <circle
          key={`dot-${at(46, i / DOTS).cx}-${at(46, i / DOTS).cy}`}
          {...at(46, i / DOTS)}
          r="2.6"
          className="fill-current opacity-70"
        />
      ))}
    </svg>
  );
}

const round = (value: number) => Math.round(value * 100) / 100;
