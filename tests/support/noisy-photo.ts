import { createHash } from "node:crypto";
import sharp, { type Sharp } from "sharp";

let made = 0;

/**
 * A photo full of detail, another one at every call and the same ones in every run: nothing in it can be guessed,
 * whatever is left of it shows, and it does not become small.
 */
export function noisyPhoto(width: number, height: number): Sharp {
  made += 1;
  const noise = createHash("shake256", { outputLength: width * height * 3 }).update(`photo ${made}`);
  return sharp(noise.digest(), { raw: { width, height, channels: 3 } })
    .blur(1)
    .jpeg({ quality: 90 });
}

/** How far bytes lie from their mean: next to 0 for a flat colour, 20 and more for a busy photo. */
export function spread(bytes: Uint8Array): number {
  const mean = bytes.reduce((sum, byte) => sum + byte, 0) / bytes.length;
  return Math.sqrt(bytes.reduce((sum, byte) => sum + (byte - mean) ** 2, 0) / bytes.length);
}
