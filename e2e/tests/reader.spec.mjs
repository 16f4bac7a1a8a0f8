// The reader: finds marked by kind and switched, a sentence copied with its reference, steps, closing.

import { expect, openView, test } from "./workbench.mjs";

async function openMark(page, at = 0) {
  await openView(page, "#/functions");
  await page.getByTestId("panel-matrix").getByTestId("mark").nth(at).dispatchEvent("click");
  await expect(page.getByTestId("evidence-mark")).toBeVisible();
}

test("kinds of finds are marked, switched off and stay off", async ({ page }) => {
  await openMark(page);
  const countries = page.locator('.article-text [data-layer="country"]');
  expect(await countries.count()).toBeGreaterThan(3);
  await page.getByTestId("reader-legend").locator("summary").click();
  await page.getByTestId("layer-country").click();
  await expect(countries).toHaveCount(0);
  const roles = page.locator('[data-testid="fact-sign"][data-kind="role"]:visible');
  expect(await roles.count()).toBeGreaterThan(0);
  await page.getByTestId("layer-role").click();
  await expect(roles).toHaveCount(0);
  await page.reload();
  await expect(page.getByTestId("evidence-mark")).toBeVisible();
  await expect(countries).toHaveCount(0);
});

test("the word before a sentence opens its fact", async ({ page }) => {
  await openMark(page);
  const sign = page.getByTestId("fact-sign").last();
  await sign.dispatchEvent("click");
  await expect(page.getByTestId("fact-sign").last()).toHaveAttribute("aria-current", "true");
  await expect(page.getByTestId("evidence-mark")).toBeInViewport();
});

test("the words before sentences are named by what the facts say", async ({ page }) => {
  await openMark(page);
  const signs = page.getByTestId("fact-sign");
  const names = await signs.evaluateAll((signs) => signs.map((sign) => sign.getAttribute("aria-label")));
  expect(names.length).toBeGreaterThan(10);
  for (const name of names) expect(name).toMatch(/^[^:]+: \S/);
  expect(names.filter((name) => /факт \d+$/.test(name))).toEqual([]);
  // The open fact is named with its partner.
  const partner = (await page.locator(".reader-partner").textContent()).split(", ")[0];
  const open = page.locator('[data-testid="fact-sign"][aria-current="true"]').first();
  expect(await open.getAttribute("aria-label")).toContain(partner);
});

test("a sentence is copied with its reference in each style", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openMark(page);
  const words = (await page.getByTestId("evidence").locator("mark").allTextContents()).join("");
  for (const [style, sign] of [["gost", "[Электронный ресурс]"], ["apa", "("], ["plain", "\n"]]) {
    await page.getByTestId("cite-style").selectOption(style);
    await page.getByTestId("evidence-cite").click();
    await expect(page.getByTestId("reader-said")).not.toBeEmpty();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text).toContain(sign);
    expect(text).toContain(words.slice(0, 12));
    // The source first; the address of the sentence here is named, and last.
    const lines = text.split("\n");
    expect(lines.at(-1)).toBe(`Фрагмент: ${page.url()}`);
    expect(lines.slice(0, -1).join("\n")).not.toContain(page.url());
  }
});

test("a copied address opens the same sentence elsewhere", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openMark(page, 1);
  const words = await page.getByTestId("evidence").locator("mark").allTextContents();
  await page.getByTestId("evidence-link").click();
  const address = await page.evaluate(() => navigator.clipboard.readText());
  const other = await context.newPage();
  await other.goto(address);
  await expect(other.getByTestId("evidence-mark")).toBeVisible();
  expect(await other.getByTestId("evidence").locator("mark").allTextContents()).toEqual(words);
});

test("closing goes back and leaves no entry, after steps too", async ({ page }) => {
  await openView(page, "#/functions");
  const before = await page.evaluate(() => history.length);
  const mark = page.getByTestId("panel-matrix").getByTestId("mark").first();
  await mark.dispatchEvent("click");
  await expect(page.getByTestId("evidence-mark")).toBeVisible();
  const around = page.getByTestId("reader-around");
  if (await around.count()) {
    await around.locator("summary").click();
    await page.getByTestId("around-entry").nth(1).click();
    await expect(page.getByTestId("around-entry").nth(1)).toHaveAttribute("aria-current", "true");
  }
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("evidence")).toBeHidden();
  await expect(page).toHaveURL(/#\/functions$/);
  await mark.dispatchEvent("click");
  await expect(page.getByTestId("evidence-mark")).toBeVisible();
  // The entries of the first reading are gone, so that the history has grown by one reading only.
  await expect.poll(() => page.evaluate(() => history.length)).toBe(before + 1);
});

test("evidence that the filters leave out still says what it is", async ({ page }) => {
  await openMark(page);
  const [, evidence] = /(ev=[^&]*)/.exec(page.url());
  await openView(page, `#/functions?years=1900..1901&${evidence}`);
  await expect(page.getByTestId("evidence-mark")).toBeVisible();
  await expect(page.locator(".reader-fact")).toBeVisible();
});

test("a chip that goes leaves the focus in its place", async ({ page }) => {
  await openView(page, "#/functions?p=CN&years=2020..");
  await expect(page.getByTestId("chip")).toHaveCount(2);
  await page.getByTestId("chip").first().press("Enter");
  await expect(page.getByTestId("chip")).toHaveCount(1);
  await expect(page.getByTestId("chip")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("chip")).toHaveCount(0);
  await expect(page.locator(".filters summary").first()).toBeFocused();
});
