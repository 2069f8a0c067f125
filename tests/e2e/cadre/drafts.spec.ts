import type { Browser, Locator, Page } from "@playwright/test";
import { sendReport } from "../everywhere/report-steps";
import { become, button, expect, type Messages, test } from "../support";
import { as, isKept } from "./as";

const TYPED = "网点说车坏了，今天傍晚补送。";
const THEIRS = "赵：已经送到了";

test.beforeEach(({ browserName: _ }, info) => {
  test.skip(info.project.name !== "desktop zh", "writes on cases of the demo: once is enough");
});

interface Here {
  browser: Browser;
  t: Messages;
  locale: string | undefined;
}

/** A case of their own, filed by somebody and accepted on this page; returns its address. */
async function openAccepted(page: Page, { browser, t }: Here): Promise<string> {
  const resident = await browser.newPage();
  await sendReport(resident);
  const address = `/cadre${new URL(resident.url()).pathname}`;
  await resident.close();
  await page.goto(address);
  await button(formOf(page, "accept"), t("cadre.move.accept")).click();
  await expect(formOf(page, "handle")).toBeVisible();
  return address;
}

const formOf = (page: Page, move: string): Locator => page.locator(`[data-move="${move}"]`);

async function type(page: Page, move: string, text: string): Promise<void> {
  const form = formOf(page, move);
  if (!(await form.locator("textarea").first().isVisible())) await form.locator("summary").first().click();
  await form.locator("textarea").first().fill(text);
}

/** Wang types how it was handled; meanwhile Zhao records it, and neither handling nor dispatching is open any more. */
async function overtaken(wang: Page, { browser, t, locale }: Here) {
  const handle = t("cadre.move.handle");
  const address = await openAccepted(wang, { browser, t, locale });
  await type(wang, "handle", TYPED);
  await as(browser, "zhao-qiming", { locale }, async (zhao) => {
    await zhao.goto(address);
    await type(zhao, "handle", THEIRS);
    await button(formOf(zhao, "handle"), handle).click();
    await expect(zhao.getByText(t("cadre.done.handle"))).toBeVisible();
  });
  const beside = wang.getByRole("region", { name: t("cadre.draft.gone", { move: handle }) });
  const shown = async () => {
    await expect(beside).toContainText(TYPED);
    await expect(beside).toContainText(THEIRS);
  };
  return { address, beside, shown, send: () => button(formOf(wang, "handle"), handle).click() };
}

test("a stale step that is gone leaves what was typed, to be put into a note", async ({
  browser,
  t,
  locale,
}) => {
  await as(browser, "wang-min", { locale }, async (wang) => {
    const { beside, shown, send } = await overtaken(wang, { browser, t, locale });
    await send();
    await shown();
    await expect(formOf(wang, "handle")).toHaveCount(0);
    await button(beside, t("cadre.draft.put", { move: t("cadre.move.note") })).click();
    await expect(formOf(wang, "note").locator("textarea")).toHaveValue(TYPED);
    await expect(beside).toHaveCount(0);
    await button(formOf(wang, "note"), t("cadre.move.note")).click();
    await expect(wang.getByText(t("cadre.done.note"))).toBeVisible();
    // Sent is sent: it doesn't come back.
    await wang.reload();
    await expect(wang.getByText(t("cadre.draft.restored"))).toHaveCount(0);
    await expect(formOf(wang, "note").locator("textarea")).toHaveValue("");
  });
});

test("showing the newest keeps what is being typed, whether its step is gone or not", async ({
  browser,
  t,
  locale,
}) => {
  await as(browser, "wang-min", { locale }, async (wang) => {
    const { address, beside, shown } = await overtaken(wang, { browser, t, locale });
    const note = formOf(wang, "note").locator("textarea");
    await type(wang, "note", "王：等电话");
    await isKept(wang, "王：等电话");
    await wang.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await button(wang, t("cadre.presence.reload")).click();
    await shown();
    await expect(note).toHaveValue("王：等电话");
    await wang.reload();
    await shown();
    await expect(note).toHaveValue("王：等电话");
    // The queue lists it too, for a case may leave the desk altogether.
    await wang.goto("/cadre/cases");
    await wang.getByText(t("cadre.draft.tray")).click();
    await expect(wang.locator("#main")).toContainText(TYPED);
    await wang.goto(address);
    await button(beside, t("cadre.draft.drop")).click();
    await expect(beside).toHaveCount(0);
    // Negative control: without what the browser keeps there would be nothing to show.
    await wang.evaluate(() => sessionStorage.clear());
    await wang.reload();
    await expect(note).toHaveValue("");
  });
});

test("what was typed before the scripts came is kept as well", async ({ browser, t, locale }) => {
  await as(browser, "wang-min", { locale }, async (wang) => {
    const address = await openAccepted(wang, { browser, t, locale });
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    await wang.route(/\/_next\/static\/.*\.js/, async (route) => {
      await released;
      await route.continue();
    });
    await wang.goto(address, { waitUntil: "domcontentloaded" });
    await type(wang, "note", TYPED);
    expect(await wang.evaluate(() => sessionStorage.getItem("yizhan-desk-drafts"))).not.toContain(TYPED);
    release();
    await isKept(wang, TYPED);
    await expect(wang.getByText(t("cadre.draft.restored"))).toHaveCount(0);
    await wang.reload();
    await expect(wang.getByText(t("cadre.draft.restored"))).toBeVisible();
    await expect(formOf(wang, "note").locator("textarea")).toHaveValue(TYPED);
    await expect(formOf(wang, "answer").locator("textarea")).toHaveValue("");
  });
});

test("a case that has meanwhile left the desk says so, and where the text is", async ({
  browser,
  t,
  locale,
}) => {
  await as(browser, "wang-min", { locale }, async (wang) => {
    const address = await openAccepted(wang, { browser, t, locale });
    await type(wang, "answer", TYPED);
    await as(browser, "zhao-qiming", { locale }, async (zhao) => {
      await zhao.goto(address);
      await zhao.locator('[data-move="handOff"] summary').click();
      await formOf(zhao, "handOff").locator("select").selectOption({ label: "花园" });
      await formOf(zhao, "handOff").locator("textarea").fill("楼在花园那边。");
      await button(formOf(zhao, "handOff"), t("cadre.move.handOff")).click();
      await expect(zhao.getByText(t("cadre.done.handOff"))).toBeVisible();
    });
    await button(formOf(wang, "answer"), t("cadre.move.answer")).click();
    await expect(wang.getByRole("alert").filter({ hasText: t("cadre.leftDesk") })).toBeVisible();
    await expect(formOf(wang, "answer").locator("textarea")).toHaveValue(TYPED);
    await wang.goto("/cadre/cases");
    await wang.getByText(t("cadre.draft.tray")).click();
    await expect(wang.locator("#main")).toContainText(TYPED);
  });
});

test("after the sign-in has run out, what was typed is there again; nobody else finds it", async ({
  browser,
  t,
  locale,
}) => {
  await as(browser, "wang-min", { locale }, async (wang) => {
    const address = await openAccepted(wang, { browser, t, locale });
    await type(wang, "answer", TYPED);
    await isKept(wang, TYPED);
    await wang.context().clearCookies();
    await button(formOf(wang, "answer"), t("cadre.move.answer")).click();
    await wang.waitForURL(/\/sign-in/);
    expect(new URL(wang.url()).searchParams.get("next")).toContain(address);
    await become(wang, "wang-min");
    await wang.goto(address);
    await expect(wang.getByText(t("cadre.draft.restored"))).toBeVisible();
    await expect(formOf(wang, "answer").locator("textarea")).toHaveValue(TYPED);
    await become(wang, "zhao-qiming");
    await wang.goto(address);
    await expect(formOf(wang, "answer")).toBeVisible();
    await expect(formOf(wang, "answer").locator("textarea")).toHaveValue("");
  });
});

test("without scripts too: a refused step that is gone shows what was typed", async ({
  browser,
  t,
  locale,
}) => {
  await as(browser, "wang-min", { locale, javaScriptEnabled: false }, async (wang) => {
    const { shown, send } = await overtaken(wang, { browser, t, locale });
    await expect(wang.getByText(t("cadre.draft.noScript"))).toBeVisible();
    await send();
    await shown();
    await expect(button(wang, t("cadre.move.handle"))).toHaveCount(0);
  });
});
