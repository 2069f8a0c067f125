import "server-only";
import { createHash } from "node:crypto";
import { fileTypeFromBuffer } from "file-type";
import sharp, { type Sharp } from "sharp";
import { refuse } from "@/lib/server/refusal";
import { PHOTO_MAX_MB, PHOTO_MAX_SIDE } from "./photo-limits";
import { taskLimit } from "./task-limit";

/** Pixels that are decoded at most (8192 × 8192): a small file can claim to be huge. */
const PIXELS_MAX = 2 ** 26;
const ACCEPTED = new Set(["image/jpeg", "image/png", "image/webp"]);

/** What iPhones keep photos as; no free decoder for it is at hand. */
const APPLE = new Set(["image/heic", "image/heif", "image/heic-sequence", "image/heif-sequence"]);

/** A decoded photo needs up to 250 MB for a moment, so few are decoded at once. */
export const decoding = taskLimit(2);

/** Anybody may look as often as they like, so lookers never have the slot that uploads need, nor a long queue. */
const looking = taskLimit(1, 20);

// Whatever a file pretends to be, no other decoder of the library ever sees it.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer", "VipsForeignLoadWebpBuffer"],
});

/** A photo made anew from its pixels: JPEG, upright, without any metadata. */
export interface CleanPhoto {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly sha256: string;
}

/**
 * Makes a photo safe to keep and to show: accepts JPEG, PNG and WebP by their first bytes (never by name),
 * turns it upright, drops place, device and every other metadata, and encodes it again as JPEG of at most
 * 2000 pixels. Refuses anything else with a sentence beside the field `photo`.
 */
export async function cleanPhoto(file: Blob): Promise<CleanPhoto> {
  refuseTooBig(file.size);
  const input = new Uint8Array(await file.arrayBuffer());
  await refuseForeign(input);
  if (isBurdened(input)) refuse("report.photo.burdened", {}, "photo");
  return decoding(() => encode(input)).catch(() => refuse("report.photo.unreadable", {}, "photo"));
}

/** How pages, drawings, programs and documents begin. XMP, which many photos have in them, begins with none of these. */
const ACTIVE = /<(!doctype|html|script|svg|\?php)|%PDF-/i;
/** A whole archive: its first file and, behind it, its table of contents. */
const ARCHIVE = ["PK\u0003\u0004", "PK\u0005\u0006"] as const;

/**
 * Whether something else is hidden in a picture, before, between or behind its pixels. None of it would be kept, but
 * nobody's camera writes such a thing. What phones do put behind a picture (a short film, a second picture) is none.
 */
function isBurdened(input: Uint8Array): boolean {
  const text = Buffer.from(input.buffer, input.byteOffset, input.byteLength).toString("latin1");
  const [first, contents] = ARCHIVE;
  const archive = text.indexOf(first);
  return ACTIVE.test(text) || (archive >= 0 && text.includes(contents, archive));
}

/** Refuses a photo of so many bytes as uploaded. */
export function refuseTooBig(bytes: number): void {
  if (bytes > PHOTO_MAX_MB * 1024 * 1024) refuse("report.photo.tooBig", { max: PHOTO_MAX_MB }, "photo");
}

/** Refuses what its first bytes show to be no photo that can be taken; a few of them will do. */
export async function refuseForeign(start: Uint8Array): Promise<void> {
  const type = await fileTypeFromBuffer(start).catch(() => undefined);
  if (type && APPLE.has(type.mime)) refuse("report.photo.heic", {}, "photo");
  if (!type || !ACCEPTED.has(type.mime)) refuse("report.photo.wrongType", {}, "photo");
}

function encode(input: Uint8Array): Promise<CleanPhoto> {
  const upright = sharp(input, { limitInputPixels: PIXELS_MAX, failOn: "error" })
    .autoOrient()
    .resize({ width: PHOTO_MAX_SIDE, height: PHOTO_MAX_SIDE, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#ffffff" });
  return toJpeg(upright);
}

/** Longer side of a photo in a list, in pixels. */
const SMALL_SIDE = 640;

/**
 * A stored photo for a list: a few dozen kilobytes. `Busy` when too many are asked for; `read` is called, and its bytes
 * are held, only once it is this photo's turn.
 */
export async function smaller(read: () => Promise<Uint8Array>, gone: AbortSignal): Promise<Uint8Array> {
  const fit = { width: SMALL_SIDE, height: SMALL_SIDE, fit: "inside", withoutEnlargement: true } as const;
  const make = async () => toJpeg(sharp(await read()).resize(fit));
  return (await looking(() => decoding(make, gone), gone)).bytes;
}

/** The picture as a JPEG without any metadata. */
export async function toJpeg(picture: Sharp): Promise<CleanPhoto> {
  const made = picture.jpeg({ quality: 80 }).timeout({ seconds: 15 });
  const { data, info } = await made.toBuffer({ resolveWithObject: true });
  const sha256 = createHash("sha256").update(data).digest("hex");
  return { bytes: data, width: info.width, height: info.height, sha256 };
}
