import type { ReactNode } from "react";
import { cx } from "./cx";
import { StateShape, type Tone } from "./state-mark";

const LOOK: Record<Tone, string> = {
  good: "border-jade bg-jade-wash",
  busy: "border-amber bg-amber-wash",
  bad: "border-red bg-red-wash",
  still: "border-line-strong bg-slate-wash",
};
const INK: Record<Tone, string> = {
  good: "text-jade",
  busy: "text-amber",
  bad: "text-red",
  still: "text-slate",
};

/** A message that stands out. `role` status for something that just happened, alert for a fault. */
export function Notice({
  tone = "still",
  title,
  children,
  role,
  className,
  ...rest
}: {
  tone?: Tone;
  title?: string;
  children?: ReactNode;
  role?: "status" | "alert";
  className?: string;
  /** Marks what the photos' script hides while it sends them. */
  "data-unfinished"?: "";
}) {
  return (
    <div {...rest} role={role} className={cx("rounded-card border p-4", LOOK[tone], className)}>
      {title && (
        <p className={cx("flex items-center gap-2 font-bold", INK[tone])}>
          <StateShape tone={tone} />
          <span>{title}</span>
        </p>
      )}
      {children && <div className={cx("text-ink", title && "mt-1")}>{children}</div>}
    </div>
  );
}
