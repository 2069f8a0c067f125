import { expect, test } from "@playwright/test";
import sharp from "sharp";
import { axe, complaints, contextFor, faultsOf, LOOKS, widthFaults } from "./looks";
import { sendReport } from "./report-steps";

for (const look of LOOKS) {
  test(`${look.name}: a photo under the grid is accessible, fits and can be pressed`, async ({
    browser,
    baseURL,
  }) => {
    const context = await contextFor(browser, look, baseURL ?? "");
    const heard = complaints(context);
    const page = await context.newPage();
    await sendReport(page);
    const buffer = await sharp({ create: { width: 900, height: 1200, channels: 3, background: "#7a9" } })
      .png()
      .toBuffer();
    await page.locator("#field-photo").setInputFiles({ name: "door.png", mimeType: "image/png", buffer });
    const boxes = page.locator("[data-cover-columns] input");
    await expect(boxes).toHaveCount(look.size === "large" ? 4 * 5 : 6 * 8);
    await boxes.nth(5).check();
    const faults = [
      ...(await faultsOf(page, look, "visitor")),
      ...(await axe(page, look)),
      ...(await widthFaults(page, look)),
    ];
    await context.close();
    expect(faults).toEqual([]);
    expect(heard).toEqual([]);
  });
}
