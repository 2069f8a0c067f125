/** Longest side and size up to which a photo is sent as it is. */
const SIDE = 2000;
const SMALL = 400_000;

/**
 * A photo made small before it goes over a weak signal: JPEG of at most 2000 pixels. An iPhone's HEIC, which only its
 * own browser can open, becomes a JPEG whatever its size. What the browser can't open, or what would not get smaller,
 * goes as it is; the server decides.
 */
export async function shrink(file: Blob): Promise<Blob> {
  try {
    const heic = await isHeic(file);
    const picture = await open(file);
    if (scaleOf(picture) === 1 && file.size <= SMALL && !heic) return file;
    const small = await jpegOf(drawn(picture));
    return small && (heic || small.size < file.size) ? small : file;
  } catch {
    return file;
  }
}

/** The photo upright on a canvas of at most 2000 pixels; null where this browser can't open it or has no canvas. */
export async function onCanvas(photo: Blob): Promise<HTMLCanvasElement | null> {
  try {
    return drawn(await open(photo));
  } catch {
    return null;
  }
}

/** What is on a canvas, as a JPEG without any metadata. */
export const jpegOf = (canvas: HTMLCanvasElement): Promise<Blob | null> =>
  new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));

export const QUALITY = 0.82;

/** Turned as its EXIF says. Not by `createImageBitmap`: older browsers know no option that turns it. */
async function open(photo: Blob): Promise<HTMLImageElement> {
  const address = URL.createObjectURL(photo);
  try {
    const picture = new Image();
    picture.src = address;
    await picture.decode();
    return picture;
  } finally {
    URL.revokeObjectURL(address);
  }
}

const scaleOf = ({ naturalWidth, naturalHeight }: HTMLImageElement): number =>
  Math.min(1, SIDE / Math.max(naturalWidth, naturalHeight));

function drawn(picture: HTMLImageElement): HTMLCanvasElement {
  const scale = scaleOf(picture);
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.naturalWidth * scale);
  canvas.height = Math.round(picture.naturalHeight * scale);
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("There is no canvas.");
  pen.fillStyle = "white";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** HEIC and its kin say so behind their first four bytes, whatever they are called. */
async function isHeic(file: Blob): Promise<boolean> {
  return (await file.slice(4, 8).text()) === "ftyp";
}
