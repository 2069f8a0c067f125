import QRCode from "qrcode";
import { describe, expect, it } from "vitest";
import { qrPath } from "@/lib/text/qr";

/** Modules that a path of runs covers. */
function drawn(d: string, size: number): boolean[] {
  const dark = Array.from({ length: size * size }, () => false);
  for (const [, x, y, width] of d.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
    for (let i = 0; i < Number(width); i++) dark[Number(y) * size + Number(x) + i] = true;
  return dark;
}

describe("a QR code as a path", () => {
  it.each([
    "https://yizhan.example.org/check-in/T-E1",
    "https://yizhan.example.org/check-in/T-P24?r=aB3_-xYz01",
  ])("draws exactly the modules of %s", (text) => {
    const { d, size } = qrPath(text);
    const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
    expect(size).toBe(modules.size);
    expect(drawn(d, size)).toEqual(Array.from(modules.data, Boolean));
  });

  it("negative control: another text is another drawing", () => {
    expect(qrPath("T-E1").d).not.toBe(qrPath("T-E2").d);
  });
});
