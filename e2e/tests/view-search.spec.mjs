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
