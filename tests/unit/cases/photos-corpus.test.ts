import sharp from "sharp";
import { expect, it } from "vitest";
import { cleanPhoto } from "@/lib/cases/photos";
import { Refusal } from "@/lib/server/refusal";
import { CANARY, type Hostile, hostileUploads, traces } from "./photos-corpus";

const corpus = await hostileUploads();

/** Marker bytes of the segments of a JPEG up to its picture data, and whether something stands behind its end. */
function segmentsOf(bytes: Uint8Array): { markers: number[]; behind: number } {
  const data = Buffer.from(bytes);
  const markers: number[] = [];
  let at = 2;
  while (data[at] === 0xff && data[at + 1] !== 0xda) {
    markers.push(data[at + 1] ?? 0);
    at += 2 + data.readUInt16BE(at + 2);
  }
  return { markers, behind: data.length - (data.indexOf(Buffer.from([0xff, 0xd9]), at) + 2) };
}

/** Tables and frame only: no application segment but JFIF's own, no comment. */
const PLAIN = new Set([0xe0, 0xdb, 0xc0, 0xc2, 0xc4, 0xdd]);

const outcome = (bytes: Uint8Array) =>
  cleanPhoto(new Blob([new Uint8Array(bytes)])).then(
    (clean) => ({ clean }),
    (error: unknown) => ({ error }),
  );

it("is more than a hundred uploads, each with its own name", () => {
  expect(corpus.length).toBeGreaterThan(130);
  expect(new Set(corpus.map(({ name }) => name)).size).toBe(corpus.length);
});

it.each(corpus)("$name", async ({ bytes, accepted }: Hostile) => {
  const result = await outcome(bytes);
  if ("error" in result) {
    expect(accepted).not.toBe(true);
    expect(result.error).toBeInstanceOf(Refusal);
    expect((result.error as Refusal).fields.photo?.key).toMatch(
      /^report\.photo\.(wrongType|burdened|unreadable|heic)$/,
    );
    return;
  }
  expect(accepted).not.toBe(false);
  const { bytes: kept } = result.clean;
  expect(traces(kept)).toEqual([]);
  const { markers, behind } = segmentsOf(kept);
  expect(markers.filter((marker) => !PLAIN.has(marker))).toEqual([]);
  expect(behind).toBe(0);
  const { format, exif, xmp, iptc, icc, comments } = await sharp(kept).metadata();
  expect([format, exif, xmp, iptc, icc, comments]).toEqual(["jpeg", ...Array(5).fill(undefined)]);
});

it("negative control: the uploads do carry what is looked for, and a copy made carelessly would keep it", async () => {
  const carrying = corpus.filter(({ bytes }) => traces(bytes).length > 0);
  expect(carrying.length).toBeGreaterThan(60);
  const placed = corpus.find(({ name }) => name === "jpeg with its place in EXIF");
  expect(traces(placed?.bytes ?? new Uint8Array())).toEqual(
    expect.arrayContaining([CANARY, "Exif", "place"]),
  );
  const careless = await sharp(placed?.bytes).keepMetadata().jpeg().toBuffer();
  expect(traces(careless)).toContain("place");
  expect(segmentsOf(careless).markers.some((marker) => !PLAIN.has(marker))).toBe(true);
});

it("an iPhone's photo is refused with its own sentence", async () => {
  const heic = corpus.find(({ name }) => name === "a file of brand heic");
  const result = await outcome(heic?.bytes ?? new Uint8Array());
  expect("error" in result && (result.error as Refusal).fields.photo?.key).toBe("report.photo.heic");
});
