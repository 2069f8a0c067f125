import { LINE } from "../cadre/as";
import { expect, test } from "../support";
import { press, pressTo, tabTo } from "./keys";
import { contextFor, LOOKS } from "./looks";
import { sendReport } from "./report-steps";

const [look] = LOOKS;
/** A desk, in the language of the first look. */
const SCREEN = { viewport: { width: 1280, height: 800 } };

test("a cadre finds a case, accepts, dispatches and answers it by keyboard alone; keys that are off do nothing", async ({
  browser,
  baseURL,
  t,
}) => {
  if (!look) throw new Error("There is no look.");
  const resident = await browser.newPage({ ...(baseURL ? { baseURL } : {}) });
  await sendReport(resident);
  const reference = new URL(resident.url()).pathname.split("/").at(-1) ?? "";
  await resident.close();

  const context = await contextFor(browser, look, baseURL ?? "", SCREEN);
  const page = await context.newPage();
  const form = (move: string) => page.locator(`[data-move="${move}"]`);
  const lines = page.locator(LINE);
  const search = page.locator("#desk-search");

  await test.step("signs in and opens the queue", async () => {
    await page.goto("/demo");
    await press(page, page.locator('form:has([value="zhao-qiming"]) button'), /\/cadre/);
    await press(page, page.locator('nav a[href="/cadre/cases"]').first(), /\/cadre\/cases$/);
  });

  await test.step("searches the case and opens it", async () => {
    // How the keys go through a queue is told in `cadre/desk.spec.ts`.
    await pressTo(page, "/", search);
    await page.keyboard.type(reference);
    await page.keyboard.press("Enter");
    await expect(lines).toHaveCount(1);
    await pressTo(page, "j", lines);
    await page.keyboard.press("o");
    await page.waitForURL(new RegExp(`/cadre/cases/${reference}`));
    await expect(form("accept")).toBeVisible();
  });

  await test.step("accepts, dispatches and answers it", async () => {
    await pressTo(page, "a", form("accept").locator("button[type=submit]"));
    await page.keyboard.press("Enter");
    await expect(page.getByText(t("cadre.done.accept"))).toBeVisible();

    const outlet = form("dispatch").locator('select[name="outletId"]');
    await tabTo(page, outlet);
    await page.keyboard.press("ArrowDown");
    await expect(outlet).not.toHaveValue("");
    await tabTo(page, form("dispatch").locator("button[type=submit]"));
    await page.keyboard.press("Enter");
    await expect(page.getByText(t("cadre.done.dispatch"))).toBeVisible();

    await pressTo(page, "a", form("assign").locator("select").first());
    // A list of people takes letters for itself.
    await page.keyboard.press("Tab");
    await pressTo(page, "r", form("answer").locator("textarea").first());
    await page.keyboard.type("已请网点今天下午补送上门。");
    await tabTo(page, form("answer").locator("button[type=submit]"));
    await page.keyboard.press("Enter");
    await expect(page.getByText(t("cadre.done.answer"))).toBeVisible();
  });

  await test.step("switches the keys off; then none of them does anything", async () => {
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: t("cadre.keys.title") })).toBeVisible();
    await tabTo(page, page.getByRole("button", { name: t("cadre.keys.switchOff"), exact: true }));
    await page.keyboard.press("Enter");
    await expect(page.locator('[name="keys"]')).toHaveValue("on");
    await lines.first().focus();
    const address = page.url();
    for (const key of ["j", "k", "o", "a", "r", "/", "?"]) {
      await page.keyboard.press(key);
      await expect(lines.first(), `the key ${key}`).toBeFocused();
      await expect(page.getByRole("dialog")).toHaveCount(0);
    }
    expect(page.url()).toBe(address);
  });
  await context.close();
});
