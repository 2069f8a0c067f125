import type { QrPath } from "@/lib/text/qr";

/** Modules left white around it, as readers want. */
const QUIET = 4;

/** A QR code, always dark on white. */
export function Qr({ qr, label, className }: { qr: QrPath; label: string; className?: string }) {
  const side = qr.size + 2 * QUIET;
  return (
    <svg
      viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      className={className}
    >
      <rect x={-QUIET} y={-QUIET} width={side} height={side} fill="#ffffff" />
      <path d={qr.d} fill="#000000" />
    </svg>
  );
}
