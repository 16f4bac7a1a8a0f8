// The search shows what `tarazy view` prints; a find opens its exact words; nothing found explains itself.

import { records } from "./engine.mjs";
import { openSheet, panelOf, printed, settled } from "./sheets.mjs";
import { expect, test } from "./site.mjs";

const lines = (page) => page.getByTestId("panel-concordance").getByTestId("cell-mark");
const keywords = (address) => panelOf(printed(address), "concordance").table.rows.map((row) => row[1].text);

test("the concordance is what the native command prints", async ({ page }) => {
  for (const order of ["text", "left", "right"]) {
    const address = `#/search?q=росси&o.aliases=on&o.order-kwic=${order}`;
    await openSheet(page, address);
    await expect(lines(page)).toHaveText(keywords(address));
  }
});

test("the switch of other names changes what is found", async ({ page }) => {
  await openSheet(page, "#/search?q=росси");
  await page.getByTestId("switch-aliases").getByRole("link").last().click();
  await expect(lines(page)).toHaveText(keywords("#/search?q=росси&o.aliases=on"));
});

test("a find opens its exact words in their sentence", async ({ page }) => {
  await openSheet(page, "#/search?q=росси");
  const mark = lines(page).first();
  const word = await mark.textContent();
  await mark.click();
  await expect(page.getByTestId("evidence-mark")).toHaveText(word);
  await expect(page.getByTestId("passage")).toContainText(word);
  expect(decodeURIComponent(new URL(page.url()).hash)).toMatch(/ev=[^:]+:@\d+-\d+:hit/);
});

test("a bar opens the first of its places and steps to the next", async ({ page }) => {
  await openSheet(page, "#/search?q=росси");
  await page.getByTestId("panel-by-document").getByTestId("mark").first().click();
  await expect(page.getByTestId("evidence-mark")).toBeVisible();
  const first = page.url();
  await page.getByTestId("evidence-next").click();
  await expect(page.getByTestId("evidence-mark")).toBeVisible();
  await expect(page).not.toHaveURL(first);
});

test("a filter by source keeps the lines of that source", async ({ page }) => {
  const address = `#/search?q=казахстан&doc=${records[0].doc.id}`;
  const some = keywords(address);
  expect(some.length).toBeGreaterThan(0);
  expect(some.length).toBeLessThan(keywords("#/search?q=казахстан").length);
  await openSheet(page, address);
  await expect(lines(page)).toHaveText(some);
});

test("nothing found explains itself and offers queries that find", async ({ page }) => {
  await openSheet(page, "#/search?q=ъъъщщщ");
  await expect(page.getByTestId("panel-concordance").getByTestId("empty")).toBeVisible();
  await page.getByTestId("panel-examples").locator("tbody a").first().click();
  await settled(page);
  await expect(lines(page).first()).toBeVisible();
});

test("what is typed is found when the typing rests, by one step of the history", async ({ page }) => {
  await openSheet(page, "#/search");
  const before = await page.evaluate(() => history.length);
  const field = page.getByTestId("filter-text");
  await field.pressSequentially("рос", { delay: 60 });
  await expect(lines(page).first()).toBeVisible();
  await field.pressSequentially("си", { delay: 60 });
  await expect(lines(page)).toHaveText(keywords("#/search?q=росси"));
  expect(decodeURIComponent(new URL(page.url()).hash)).toBe("#/search?q=росси");
  expect(await page.evaluate(() => history.length)).toBe(before + 1);
  // A blank waits for the next word.
  await field.press("Space");
  await page.waitForTimeout(600);
  await expect(field).toHaveValue("росси ");
  await field.fill("уран");
  await field.press("Enter");
  await field.fill("газ");
  await expect(page).toHaveURL(new RegExp(encodeURIComponent("газ")));
  // Enter ends a query: the next one is a step of its own.
  expect(await page.evaluate(() => history.length)).toBe(before + 2);
  await page.goBack();
  await expect(field).toHaveValue("уран");
  await page.goBack();
  await expect(page.getByTestId("panel-examples")).toBeVisible();
  await expect(field).toHaveValue("");
});

test("a press on a query is not lost to the word that is being typed", async ({ page }) => {
  await openSheet(page, "#/search");
  const link = page.getByTestId("panel-examples").locator("tbody a").last();
  const { x, y } = await link.boundingBox();
  const wanted = await link.getAttribute("href");
  await page.mouse.move(x + 5, y + 5);
  await page.getByTestId("filter-text").fill("уран");
  await page.mouse.down();
  // Longer than the typing has to rest.
  await page.waitForTimeout(600);
  await page.mouse.up();
  await expect.poll(() => decodeURIComponent(new URL(page.url()).hash)).toBe(decodeURIComponent(wanted));
  await expect(page.getByTestId("filter-text")).not.toHaveValue("уран");
});

test("beside the words stands how many places were found, not how many facts", async ({ page }) => {
  await openSheet(page, "#/search?q=росси");
  const { total } = panelOf(printed("#/search?q=росси"), "concordance").table;
  await expect(page.locator(".chips .hint")).toHaveText(new RegExp(`^Найдено: ${total} мест`));
  await page.getByTestId("switch-aliases").getByRole("link").last().click();
  await settled(page);
  await expect(page.getByTestId("announced")).toContainText(await page.getByTestId("finding").textContent());
  await expect(page.getByTestId("announced")).not.toContainText("факт");
});

test("on a phone the folded switches name what they set", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openSheet(page, "#/search?q=росси");
  await expect(page.getByTestId("panel-concordance").getByTestId("switches-fold")).toHaveText(
    "Другие имена: не искать; Порядок: по тексту",
  );
});
