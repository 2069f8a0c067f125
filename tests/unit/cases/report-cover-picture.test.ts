import { describe, expect, it } from "vitest";
import { jpegFrom } from "@/components/cases/report-cover-picture";

describe("the picture in a data address", () => {
  it("is a JPEG with the same bytes", async () => {
    const bytes = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x80]);
    const jpeg = jpegFrom(`data:image/jpeg;base64,${bytes.toString("base64")}`);
    expect(jpeg?.type).toBe("image/jpeg");
    expect(Buffer.from((await jpeg?.arrayBuffer()) ?? new ArrayBuffer(0))).toEqual(bytes);
  });

  it.each(["data:,", "data:image/png;base64,iVBORw0KGgo=", "data:image/jpeg;base64,", ""])(
    "%j has none",
    (address) => {
      expect(jpegFrom(address)).toBeNull();
    },
  );
});
