import { create } from "qrcode";

/** Quiet zone that scanners need, in modules. */
const MARGIN = 4;

/** A QR code drawn on the server. Always dark on light: scanners need it so in dark mode too. */
export function Qr({ text, label, className }: { text: string; label: string; className?: string }) {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const side = modules.size + 2 * MARGIN;
  const path = Array.from(modules.data)
    .map((dark, index) => {
      const [x, y] = [index % modules.size, Math.floor(index / modules.size)];
      return dark ? `M${x + MARGIN} ${y + MARGIN}h1v1h-1z` : "";
    })
    .join("");
  return (
    <svg
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      className={className}
    >
      <rect width={side} height={side} fill="#ffffff" />
      <path d={path} fill="#1c2330" />
    </svg>
  );
}
