import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import type { OpenState } from "@/lib/stations/rules";

/** Each state has a colour and a shape of its own: filled dot, ring with a bar, hollow ring, crossed ring. */

const SHAPE: Record<OpenState, (r: number) => ReactNode> = {
  OPEN: (r) => <circle r={r} className="fill-jade" />,
  FULL: (r) => (
    <>
      <circle r={r * 0.84} strokeWidth={r * 0.32} className="fill-card stroke-amber" />
      <path d={`M${-r * 0.45} 0H${r * 0.45}`} strokeWidth={r * 0.36} className="stroke-amber" />
    </>
  ),
  CLOSED: (r) => <circle r={r * 0.84} strokeWidth={r * 0.3} className="fill-card stroke-slate" />,
  CLOSURE: (r) => (
    <>
      <circle r={r * 0.88} strokeWidth={r * 0.22} className="fill-card stroke-red" />
      <path
        d={`M${-r * 0.4} ${-r * 0.4}L${r * 0.4} ${r * 0.4}M${r * 0.4} ${-r * 0.4}L${-r * 0.4} ${r * 0.4}`}
        strokeWidth={r * 0.3}
        className="stroke-red"
      />
    </>
  ),
};

/** Around the origin of an SVG group, `r` view box units large. */
export function StateShape({ state, r }: { state: OpenState; r: number }) {
  return SHAPE[state](r);
}

/** The shape beside text, as large as the letters. */
export function StateIcon({ state, className }: { state: OpenState; className?: string }) {
  return (
    <svg
      viewBox="-8 -8 16 16"
      className={cx("inline-block size-[0.9em] shrink-0", className)}
      aria-hidden="true"
    >
      <StateShape state={state} r={7.5} />
    </svg>
  );
}

const WASH: Record<OpenState, string> = {
  OPEN: "bg-jade-wash text-jade",
  FULL: "bg-amber-wash text-amber",
  CLOSED: "bg-slate-wash text-slate",
  CLOSURE: "bg-red-wash text-red",
};

/** A state as a word in its colour, with its shape. */
export function StateWord({ state, children }: { state: OpenState; children: ReactNode }) {
  return (
    <span
      className={cx(
        "inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 text-[0.9em] font-semibold whitespace-nowrap",
        WASH[state],
      )}
    >
      <StateIcon state={state} />
      {children}
    </span>
  );
}
