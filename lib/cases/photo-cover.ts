import "server-only";
import sharp from "sharp";
import { COVER, type Rectangle } from "./photo-grid";
import { type CleanPhoto, decoding, toJpeg } from "./photos";

/** A new copy of a stored photo with the rectangles covered for good. */
export function coverPhoto(stored: Uint8Array, rectangles: readonly Rectangle[]): Promise<CleanPhoto> {
  const plates = rectangles.map(({ left, top, width, height }) => ({
    input: { create: { width, height, channels: 3 as const, background: COVER } },
    left,
    top,
  }));
  return decoding(() => toJpeg(sharp(stored, { failOn: "error" }).composite(plates)));
}
