// The map of mechanisms: all of them, with the command's numbers, each linked to its view.

import { heads, open, panelOf, printed, shownHeads } from "./network.mjs";
import { expect, test } from "./site.mjs";

const address = "#/system";

test("all mechanisms are there, as the command prints them", async ({ page }) => {
  const sheet = printed(address);
  await open(page, address);
  await expect(page.getByTestId("finding")).toHaveText(sheet.title);
  expect(heads(sheet, "map")).toHaveLength(56);
  expect(await shownHeads(page, "map")).toEqual(heads(sheet, "map"));
});

test("a filter changes the numbers as it changes the command's", async ({ page }) => {
  const filtered = `${address}?kind=risk`;
  const numbers = panelOf(printed(filtered), "map").table.rows.map((row) => row[3].text);
  await open(page, filtered);
  const cells = page.getByTestId("panel-map").locator("tbody tr td.number");
  const shown = await cells.evaluateAll((all) => all.map((cell) => cell.textContent));
  expect(shown).toHaveLength(numbers.length);
  // Below a number of sentences stands that it is none of facts.
  for (const [at, number] of numbers.entries()) expect(shown[at].startsWith(number)).toBe(true);
});

test("a mechanism leads to the panel that shows it, under the same filters", async ({ page }) => {
  await open(page, `${address}?kind=risk`);
  const link = page.getByTestId("panel-map").locator('tbody a[href="#/risks?kind=risk&at=threats"]');
  await link.click();
  const heading = page.getByTestId("panel-threats").getByRole("heading");
  await expect(heading).toBeInViewport();
  await expect(heading).toBeFocused();
  // What is chosen there moves nothing.
  await page.getByTestId("chip").click();
  await expect(page).toHaveURL(/#\/risks$/);
});

test("a link to a topic of the comparison opens it there", async ({ page }) => {
  await open(page, address);
  await page.getByTestId("panel-map").locator('tbody a[href$="at=relations"]').click();
  const heading = page.locator("#row-relations").getByRole("heading").first();
  await expect(heading).toBeInViewport();
  await expect(heading).toBeFocused();
});

test("a tile opens words that feed it", async ({ page }) => {
  await open(page, `${address}?kind=risk`);
  await page.getByTestId("panel-map").locator('[data-testid="mark"][data-mark="s13"]').click();
  await expect(page.getByTestId("evidence-mark")).toBeVisible();
});

test("a mechanism without facts says so", async ({ page }) => {
  await open(page, `${address}?kind=risk`);
  await expect(page.getByTestId("panel-map").locator("tbody .absent").first()).toBeVisible();
});
