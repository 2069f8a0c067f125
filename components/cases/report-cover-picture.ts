import { COVER, type Columns, covered } from "@/lib/cases/photo-grid";
import { QUALITY } from "./report-shrink";

/**
 * A JPEG of what is on the canvas, flat in the chosen cells and without any metadata; null where the browser can't make
 * one. Made at once, so that a form that is just leaving can take it along.
 */
export function coveredJpeg(
  canvas: HTMLCanvasElement,
  cells: readonly number[],
  columns: Columns,
): Blob | null {
  try {
    const copy = document.createElement("canvas");
    copy.width = canvas.width;
    copy.height = canvas.height;
    const pen = copy.getContext("2d");
    if (!pen) return null;
    pen.drawImage(canvas, 0, 0);
    pen.fillStyle = COVER;
    for (const { left, top, width, height } of covered(canvas, "whole", columns, cells))
      pen.fillRect(left, top, width, height);
    return jpegFrom(copy.toDataURL("image/jpeg", QUALITY));
  } catch {
    return null;
  }
}

/** The JPEG in a data address. A browser that has none to give hands out an empty address, or a PNG. */
export function jpegFrom(address: string): Blob | null {
  const [head, bytes] = address.split(",");
  if (head !== "data:image/jpeg;base64" || !bytes) return null;
  return new Blob([Uint8Array.from(atob(bytes), (byte) => byte.charCodeAt(0))], { type: "image/jpeg" });
}
