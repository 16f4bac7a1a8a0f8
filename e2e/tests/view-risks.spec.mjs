// Risks: the page shows what the native command prints, and every point has its words.

import { heads, open, panelOf, printed, shownHeads } from "./network.mjs";
import { expect, test } from "./site.mjs";

const address = "#/risks";

test("the register of risks is the command's", async ({ page }) => {
  const sheet = printed(address);
  await open(page, address);
  await expect(page.getByTestId("finding")).toHaveText(sheet.title);
  expect(await shownHeads(page, "register")).toEqual(heads(sheet, "register"));
});

test("a filter by speaker leaves the risks that he names", async ({ page }) => {
  const filtered = `${address}?who=${encodeURIComponent("касенова")}`;
  const sheet = printed(filtered);
  await open(page, filtered);
  expect(await shownHeads(page, "register")).toEqual(heads(sheet, "register"));
  const rows = panelOf(sheet, "register").table.rows;
  expect(rows.every(([, who]) => who.text.includes("Касенова"))).toBe(true);
});

test("a point opens the words of its risk", async ({ page }) => {
  await open(page, address);
  const point = page.getByTestId("panel-speakers").locator('[data-mark="by:displeasure:касенова"]');
  await point.first().click();
  const marks = await page.getByTestId("evidence").locator("mark").allTextContents();
  expect(marks.join("")).toContain("недовольство Москвы");
});

test("the eight sorts of threat stand, empty ones too", async ({ page }) => {
  await open(page, address);
  const rows = page.getByTestId("panel-threats").locator("tbody tr");
  expect(await rows.count()).toBeGreaterThanOrEqual(8);
});

test("a selection without risks explains itself", async ({ page }) => {
  await open(page, `${address}?kind=meeting`);
  await expect(page.getByTestId("panel-register").getByTestId("empty")).toBeVisible();
});
