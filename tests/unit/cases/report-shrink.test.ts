import { afterEach, describe, expect, it, vi } from "vitest";
import { onCanvas, shrink } from "@/components/cases/report-shrink";

/** What a browser would do, as far as `shrink` asks it: a decoder that may know HEIC, and a canvas. */
function browser({
  width,
  height,
  jpeg,
  opens = true,
}: {
  width: number;
  height: number;
  jpeg: number;
  opens?: boolean;
}) {
  const drawn: number[] = [];
  vi.stubGlobal(
    "Image",
    class {
      naturalWidth = width;
      naturalHeight = height;
      async decode() {
        if (!opens) throw new DOMException("The source image cannot be decoded.", "EncodingError");
      }
    },
  );
  vi.stubGlobal("document", {
    createElement: () => ({
      getContext: () => ({
        fillRect: () => {},
        drawImage: (...box: number[]) => drawn.push(...box.slice(3)),
      }),
      toBlob: (done: (blob: Blob) => void, type: string) => done(new Blob([new Uint8Array(jpeg)], { type })),
    }),
  });
  return drawn;
}
afterEach(() => vi.unstubAllGlobals());

const heic = new File(
  [Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypheic\0\0\0\0mif1heic")])],
  "IMG_1.HEIC",
);
const photo = (bytes: number) => new File([new Uint8Array(bytes)], "IMG_2.jpg", { type: "image/jpeg" });

describe("before a photo is sent", () => {
  it("a large one becomes a JPEG of at most 2000 pixels", async () => {
    const drawn = browser({ width: 4000, height: 3000, jpeg: 300_000 });
    const sent = await shrink(photo(4_000_000));
    expect([sent.type, sent.size]).toEqual(["image/jpeg", 300_000]);
    expect(drawn).toEqual([2000, 1500]);
  });

  it("a small one goes as it is, and so does one that would only grow", async () => {
    browser({ width: 800, height: 600, jpeg: 1 });
    const small = photo(200_000);
    expect(await shrink(small)).toBe(small);
    browser({ width: 2000, height: 1500, jpeg: 900_000 });
    const dense = photo(600_000);
    expect(await shrink(dense)).toBe(dense);
  });

  it("an iPhone's HEIC goes as a JPEG where the browser can open it, though it is small and grows", async () => {
    browser({ width: 800, height: 600, jpeg: 90_000 });
    const sent = await shrink(heic);
    expect([sent.type, sent.size]).toEqual(["image/jpeg", 90_000]);
    // Negative control: the same size and answer for what is not HEIC leaves the file alone.
    const other = photo(heic.size);
    expect(await shrink(other)).toBe(other);
  });

  it("where the browser can't open it, the server gets it as it is, and says why not", async () => {
    browser({ width: 0, height: 0, jpeg: 0, opens: false });
    expect(await shrink(heic)).toBe(heic);
  });
});

describe("before a photo is covered", () => {
  it("it lies upright on a canvas of at most 2000 pixels", async () => {
    const drawn = browser({ width: 3000, height: 4000, jpeg: 1 });
    expect(await onCanvas(photo(1))).toMatchObject({ width: 1500, height: 2000 });
    expect(drawn).toEqual([1500, 2000]);
  });

  it("there is none where the browser can't open it", async () => {
    browser({ width: 0, height: 0, jpeg: 0, opens: false });
    expect(await onCanvas(photo(1))).toBeNull();
  });
});
