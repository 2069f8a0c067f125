import QRCode from "qrcode";

/** A QR code as one SVG path; a module is one unit. */
export interface QrPath {
  readonly d: string;
  /** Modules at each side, without the quiet zone. */
  readonly size: number;
}

/** Draws `text`. Level M: a quarter of a scratched poster may be missing from a corner and it still reads. */
export function qrPath(text: string): QrPath {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
  const { size } = modules;
  const runs: string[] = [];
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      if (!modules.get(y, x)) continue;
      let end = x + 1;
      while (end < size && modules.get(y, end)) end++;
      runs.push(`M${x} ${y}h${end - x}v1h${x - end}z`);
      x = end;
    }
  return { d: runs.join(""), size };
}
