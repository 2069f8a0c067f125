import { cx } from "./cx";

/** The sign of the product: one in the middle, six around it, N dots outside. */
export function Sign({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 100 100" className={cx("shrink-0", className)} aria-hidden="true">
      <circle cx="50" cy="50" r="13" className="fill-brick" />
      <Ring radius={29} dot={8} count={6} />
      <Ring radius={46} dot={2.6} count={24} className="opacity-70" />
    </svg>
  );
}

/** `count` round dots in a circle, the first at the top: one dashed line, because every page carries the sign. */
function Ring({
  radius,
  dot,
  count,
  className,
}: {
  radius: number;
  dot: number;
  count: number;
  className?: string;
}) {
  return (
    <circle
      cx="50"
      cy="50"
      r={radius}
      fill="none"
      stroke="currentColor"
      strokeWidth={2 * dot}
      strokeLinecap="round"
      pathLength={count}
      strokeDasharray="0 1"
      transform="rotate(-90 50 50)"
      className={className}
    />
  );
}
