import { type Browser, expect, type Page } from "@playwright/test";
import { as } from "./as";

/** Takes a case to its end at the desk, with scripts off: accepted, handled, verified, closed as solved. */
export async function closeCase(browser: Browser, reference: string): Promise<void> {
  await as(browser, "zhao-qiming", { locale: "zh-CN", javaScriptEnabled: false }, async (desk) => {
    await desk.goto(`/cadre/cases/${reference}`);
    await make(desk, "accept");
    await desk.locator('[data-move="handle"] summary').click();
    await desk.locator('[data-move="handle"] textarea').first().fill("当天补送上门。");
    await make(desk, "handle");
    await make(desk, "verify");
    await desk.locator('[data-move="close"] [name="outcome"]').selectOption("SOLVED");
    await desk.locator('[data-move="close"] textarea').first().fill("打电话核实过，东西收到了。");
    await make(desk, "close");
  });
}

async function make(desk: Page, move: string): Promise<void> {
  const form = desk.locator(`[data-move="${move}"]`);
  await form.locator("button[type=submit]").last().click();
  await expect(form).toHaveCount(0);
}
