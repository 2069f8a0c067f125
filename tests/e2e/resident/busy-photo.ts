import sharp from "sharp";
import { covered } from "@/lib/cases/photo-grid";
import { noisyPhoto, spread } from "../../support/noisy-photo";

/** The file of a photo full of detail. */
export const busyPhoto = (width = 900, height = 600): Promise<Buffer> => noisyPhoto(width, height).toBuffer();

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
  return spread(pixels);
}
