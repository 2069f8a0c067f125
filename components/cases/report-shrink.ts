/** Longest side and size up to which a photo is sent as it is. */
const SIDE = 2000;
const SMALL = 400_000;

/**
 * A photo made small before it goes over a weak signal: JPEG of at most 2000 pixels. An iPhone's HEIC, which only its
 * own browser can open, becomes a JPEG whatever its size. What the browser can't open, or what would not get smaller,
 * goes as it is; the server decides.
 */
export async function shrink(file: File): Promise<Blob> {
  try {
    const heic = await isHeic(file);
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
    if (scale === 1 && file.size <= SMALL && !heic) return file;
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    const pen = canvas.getContext("2d");
    if (!pen) return file;
    pen.fillStyle = "white";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const small = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", 0.82));
    return small && (heic || small.size < file.size) ? small : file;
  } catch {
    return file;
  }
}

/** HEIC and its kin say so behind their first four bytes, whatever they are called. */
async function isHeic(file: Blob): Promise<boolean> {
  return (await file.slice(4, 8).text()) === "ftyp";
}
