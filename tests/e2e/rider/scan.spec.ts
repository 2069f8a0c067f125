import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import QRCode from "qrcode";
import playwright from "../../../.config/playwright";
import { become, button, expect, test } from "../support";
import { ready } from "./phone";

const BASE = process.env.E2E_BASE_URL ?? "http://127.0.0.1:3000";
const ARGS = playwright.use?.launchOptions ?? {};

/** A camera that looks at a poster, as a Y4M film of one frame. */
function filmOf(text: string): string {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
  const side = 480;
  const scale = Math.floor((side * 0.7) / modules.size);
  const edge = Math.floor((side - scale * modules.size) / 2);
  const luma = Buffer.alloc(side * side, 235);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const [column, row] = [Math.floor((x - edge) / scale), Math.floor((y - edge) / scale)];
      const inside = column >= 0 && row >= 0 && column < modules.size && row < modules.size;
      if (inside && modules.get(row, column)) luma[y * side + x] = 16;
    }
  const chroma = Buffer.alloc((side * side) / 2, 128);
  const head = Buffer.from(`YUV4MPEG2 W${side} H${side} F10:1 Ip A1:1 C420jpeg\nFRAME\n`);
  const file = join(mkdtempSync(join(tmpdir(), "poster-")), "film.y4m");
  writeFileSync(file, Buffer.concat([head, luma, chroma]));
  return file;
}

test.use({
  launchOptions: {
    ...ARGS,
    args: [
      ...(ARGS.args ?? []),
      "--use-fake-ui-for-media-stream",
      "--use-fake-device-for-media-stream",
      `--use-file-for-fake-video-capture=${filmOf(`${BASE}/check-in/T-C1`)}`,
    ],
  },
});

test("the camera inside the page reads a poster and leads to its station", async ({
  page,
  context,
  t,
  turn,
}) => {
  test.skip(turn !== 1 && turn !== 4, "once in each language");
  await context.grantPermissions(["camera"]);
  await become(page, "li-mancang");
  await page.goto("/rider");
  await page.getByRole("link", { name: t("rider.openScan") }).click();
  await button(page, t("checkin.scanOpen")).click();
  await expect(page).toHaveURL(/\/check-in\/T-C1$/);
});

test("the camera reads a poster without signal, on a phone that never used it with signal", async ({
  page,
  context,
  t,
  turn,
}) => {
  test.skip(turn !== 1, "once is enough");
  await context.grantPermissions(["camera"]);
  await ready(page, "li-mancang");
  await context.setOffline(true);
  await page.goto("/check-in");
  await button(page, t("checkin.scanOpen")).click();
  await expect(page).toHaveURL(/\/check-in\?code=T-C1$/);
});

test("where the reader could not be kept, that is what is said", async ({ page, context, t, turn }) => {
  test.skip(turn !== 4, "once is enough");
  await context.grantPermissions(["camera"]);
  await ready(page, "li-mancang");
  await page.goto("/check-in");
  await page.evaluate(() => caches.delete("parts-v2"));
  const session = await context.newCDPSession(page);
  await session.send("Network.clearBrowserCache");
  await context.setOffline(true);
  await button(page, t("checkin.scanOpen")).click();
  await expect(page.getByRole("status").filter({ hasText: t("checkin.scanMissing") })).toBeVisible();
});

test("without the camera the code on the poster can be typed", async ({ page, t, turn }) => {
  test.skip(turn !== 1 && turn !== 4, "once in each language");
  await page.goto("/check-in");
  await page.getByLabel(t("checkin.startCode")).fill(" ｔ－ｃ１ ");
  await button(page, t("checkin.startGo")).click();
  await expect(page).toHaveURL(/\/check-in\/T-C1$/);
});

test("all posters open for who runs the stations", async ({ page, turn }) => {
  test.skip(turn !== 1, "once is enough");
  await become(page, "zhao-qiming");
  await page.goto("/cadre/stations/posters?size=A6");
  await expect(page.getByRole("article")).toHaveCount(31);
});
