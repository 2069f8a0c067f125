import type { ReactNode } from "react";
import { cx } from "./cx";

/** good = jade, busy = amber, bad = red, still = slate. Each has its own shape, so colour is never alone. */
export type Tone = "good" | "busy" | "bad" | "still";

const WASH: Record<Tone, string> = {
  good: "bg-jade-wash text-jade",
  busy: "bg-amber-wash text-amber",
  bad: "bg-red-wash text-red",
  still: "bg-slate-wash text-slate",
};

const SHAPE: Record<Tone, ReactNode> = {
  good: <circle cx="6" cy="6" r="5" fill="currentColor" />,
  busy: <path d="M6 0.8 11.4 11H0.6Z" fill="currentColor" />,
  bad: (
    <path
      d="M2.2 2.2 9.8 9.8M9.8 2.2 2.2 9.8"
      stroke="currentColor"
      className="stroke-[2.6] [stroke-linecap:round]"
    />
  ),
  still: <circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" className="stroke-[1.8]" />,
};

export function StateShape({ tone, className }: { tone: Tone; className?: string }) {
  return (
    <svg
      viewBox="0 0 12 12"
      className={cx("inline-block size-[0.7em] shrink-0", className)}
      aria-hidden="true"
    >
      {SHAPE[tone]}
    </svg>
  );
}

/** A state as a word in its colour with its shape. */
export function StateMark({
  tone,
  children,
  className,
}: {
  tone: Tone;
  children: ReactNode;
  className?: string;
}) {
  return (
    <span
      className={cx(
        "inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 text-[0.9em] font-semibold whitespace-nowrap",
        WASH[tone],
        className,
      )}
    >
      <StateShape tone={tone} />
      {children}
    </span>
  );
}
