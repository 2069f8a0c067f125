import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { PHOTO_MAX_SIDE } from "@/lib/cases/photo-limits";
import { cleanPhoto } from "@/lib/cases/photos";
import { Refusal } from "@/lib/server/refusal";

const red = { r: 200, g: 30, b: 30 };
const canvas = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: red } });
const blob = (...parts: (Uint8Array | string)[]) => new Blob(parts.map((part) => Buffer.from(part)));

/** The catalogue key with which the photo was refused. */
async function refusal(file: Blob): Promise<string | undefined> {
  const error = await cleanPhoto(file).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error === undefined) return undefined;
  expect(error).toBeInstanceOf(Refusal);
  return (error as Refusal).fields.photo?.key;
}

/** A whole, valid PNG of one colour: ten kilobytes unpack to any number of pixels. */
function bomb(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.alloc(height * (1 + Math.ceil(width / 8))))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}

const gps = {
  IFD0: { Make: "Phone of a neighbour" },
  IFD3: { GPSLatitudeRef: "N", GPSLatitude: "39/1 55/1 0/1" },
};

describe("a photo is made anew", () => {
  it.each(["jpeg", "png", "webp"] as const)("accepts %s and keeps a JPEG", async (format) => {
    const clean = await cleanPhoto(blob(await canvas(40, 30).toFormat(format).toBuffer()));
    expect(await sharp(clean.bytes).metadata()).toMatchObject({ format: "jpeg", width: 40, height: 30 });
    expect([clean.width, clean.height]).toEqual([40, 30]);
    expect(clean.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it("drops where and with what it was taken", async () => {
    const original = await canvas(40, 30).jpeg().withExif(gps).toBuffer();
    expect((await sharp(original).metadata()).exif?.toString("latin1")).toContain("Phone of a neighbour");
    const { bytes } = await cleanPhoto(blob(original));
    const kept = await sharp(bytes).metadata();
    expect([kept.exif, kept.xmp, kept.iptc, kept.icc, kept.comments]).toEqual(Array(5).fill(undefined));
    expect(Buffer.from(bytes).includes("Phone of a neighbour")).toBe(false);
  });

  it("turns it upright before the orientation is dropped", async () => {
    const lying = await canvas(40, 30).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const clean = await cleanPhoto(blob(lying));
    expect([clean.width, clean.height]).toEqual([30, 40]);
  });

  it("makes it smaller, never larger", async () => {
    const clean = await cleanPhoto(blob(await canvas(4200, 2100).jpeg().toBuffer()));
    expect([clean.width, clean.height]).toEqual([PHOTO_MAX_SIDE, PHOTO_MAX_SIDE / 2]);
  });

  it("with the short film or the second picture that phones put behind it", async () => {
    const film = Buffer.concat([
      Buffer.from([0, 0, 0, 24]),
      Buffer.from("ftypmp42PK\u0003\u0004"),
      Buffer.alloc(500),
    ]);
    const picture = await canvas(40, 30).jpeg().toBuffer();
    for (const behind of [film, picture]) {
      const { bytes } = await cleanPhoto(blob(picture, behind));
      expect(bytes.length).toBeLessThan(picture.length + 100);
    }
  });
});

describe("everything else is refused with a sentence", () => {
  const svg = `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><image href="file:///etc/passwd"/></svg>`;
  it.each([
    ["SVG", svg],
    ["HTML", "<!doctype html><script>alert(1)</script>"],
    ["a script that begins like a GIF", "GIF89a/*..*/=1;alert(1)//"],
    ["PDF", "%PDF-1.7 1 0 obj<<>>endobj"],
    ["text", "今天没收到快递"],
    ["one byte", "\u0001"],
  ])("%s", async (_name, content) => {
    expect(await refusal(blob(content))).toBe("report.photo.wrongType");
  });

  it("a real GIF, a bomb or not", async () => {
    const gif = await canvas(10, 10).gif().toBuffer();
    expect(await refusal(blob(gif))).toBe("report.photo.wrongType");
    gif.writeUInt16LE(65535, 6);
    gif.writeUInt16LE(65535, 8);
    expect(await refusal(blob(gif))).toBe("report.photo.wrongType");
  });

  it.each(["tiff", "avif"] as const)("%s", async (format) => {
    expect(await refusal(blob(await canvas(10, 10).toFormat(format).toBuffer()))).toBe(
      "report.photo.wrongType",
    );
  });

  it("a page that begins like a JPEG", async () => {
    const fake = blob(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), "<script>alert(1)</script>");
    expect(await refusal(fake)).toBe("report.photo.burdened");
  });

  it.each([
    ["a page", "<HTML><body onload=alert(1)>"],
    ["a script", "<script>alert(document.cookie)</script>"],
    ["a drawing", '<svg onload="alert(1)"/>'],
    ["a program", "<?php system('id') ?>"],
    ["a document", "%PDF-1.7"],
    ["an archive", `PK\u0003\u0004 file PK\u0005\u0006`],
  ])("a sound picture with %s in it, before, behind or in its metadata", async (_what, hidden) => {
    for (const format of ["jpeg", "png", "webp"] as const) {
      const behind = blob(await canvas(40, 30).toFormat(format).toBuffer(), hidden);
      expect(await refusal(behind)).toBe("report.photo.burdened");
    }
    const within = canvas(40, 30)
      .jpeg()
      .withExif({ IFD0: { ImageDescription: hidden } });
    expect(await refusal(blob(await within.toBuffer()))).toBe("report.photo.burdened");
  });

  it("half a JPEG", async () => {
    const whole = await canvas(400, 300).jpeg().toBuffer();
    expect(await refusal(blob(whole.subarray(0, whole.length / 2)))).toBe("report.photo.unreadable");
  });

  it("a small file that unpacks to 81 million pixels", async () => {
    const small = bomb(9_000, 9_000);
    expect(small.length).toBeLessThan(20_000);
    expect(await refusal(blob(small))).toBe("report.photo.unreadable");
    // Negative control: it is a sound picture, and only the limit of pixels refuses it.
    const decoded = sharp(small, { limitInputPixels: false, failOn: "error" }).resize(90);
    expect((await decoded.jpeg().toBuffer({ resolveWithObject: true })).info.width).toBe(90);
  });

  it("more than ten megabytes, without reading it", async () => {
    const big = new Blob([new Uint8Array(10 * 1024 * 1024 + 1)]);
    expect(await refusal(big)).toBe("report.photo.tooBig");
  });
});
