import { randomBytes } from "node:crypto";
import sharp from "sharp";
import { covered } from "@/lib/cases/photo-grid";

/** A photo full of detail: nothing in it can be guessed, and it does not become small. */
export async function busyPhoto(width = 900, height = 600): Promise<Buffer> {
  return sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })
    .blur(1)
    .jpeg({ quality: 90 })
    .toBuffer();
}

/** The same as a phone keeps it that was held upright: turned by a mark only, with the phone's name beside it. */
export async function turnedPhoto(): Promise<Buffer> {
  const exif = { IFD0: { Make: "Phone of a neighbour" } };
  return sharp(await busyPhoto())
    .withMetadata({ orientation: 6, exif })
    .jpeg({ quality: 90 })
    .toBuffer();
}

/** A photo to choose. */
export const file = (buffer: Buffer, name = "door.jpg", mimeType = "image/jpeg") => ({
  name,
  mimeType,
  buffer,
});

/** How far the pixels in the middle of one of six cells in a row lie from their mean: next to nothing for a flat colour. */
export async function spreadIn(photo: Buffer, cell: number): Promise<number> {
  const { width, height } = await sharp(photo).metadata();
  const [box] = covered({ width, height }, "whole", 6, [cell]);
  if (!box) throw new Error(`There is no cell ${cell}.`);
  const pixels = await sharp(photo)
    .extract({
      left: Math.round(box.left + box.width / 4),
      top: Math.round(box.top + box.height / 4),
      width: Math.round(box.width / 2),
      height: Math.round(box.height / 2),
    })
    .greyscale()
    .raw()
    .toBuffer();
  const mean = pixels.reduce((sum, pixel) => sum + pixel, 0) / pixels.length;
  return Math.sqrt(pixels.reduce((sum, pixel) => sum + (pixel - mean) ** 2, 0) / pixels.length);
}
