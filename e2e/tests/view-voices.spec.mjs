// Voices show what `tarazy view` prints; an answer opens its exact words; a notion leads to its lines.

import { evidenceText, records } from "./engine.mjs";
import { openSheet, panelOf, printed, settled } from "./sheets.mjs";
import { expect, test } from "./site.mjs";

const marks = (page, panel) => page.getByTestId(`panel-${panel}`).getByTestId("cell-mark");

test("turning points are those that the native command prints", async ({ page }) => {
  await openSheet(page, "#/voices");
  const rows = panelOf(printed("#/voices"), "turns").table.rows;
  const pieces = rows.flatMap((row) => row.flatMap((cell) => cell.pieces.map(({ text }) => text)));
  expect(pieces.length).toBeGreaterThan(0);
  await expect(marks(page, "turns")).toHaveText(pieces);
});

test("a turning point opens its exact evidence", async ({ page }) => {
  await openSheet(page, "#/voices");
  await marks(page, "turns").first().click();
  await expect(page.getByTestId("evidence-mark")).toBeVisible();
  const [, document, number] = /ev=([^:]+):(\d+):/.exec(decodeURIComponent(page.url()));
  const record = records.find(({ doc }) => doc.id === document);
  const fact = [...record.facts, ...record.further][Number(number)];
  const [marked] = await page.getByTestId("evidence-mark").allTextContents();
  expect(evidenceText({ ...fact, document })).toContain(marked);
});

test("a notion leads to each of its uses", async ({ page }) => {
  await openSheet(page, "#/voices");
  const link = page.getByTestId("panel-terms").locator("tbody th a").last();
  const term = await link.textContent();
  await link.click();
  await settled(page);
  await expect(page.getByTestId("panel-uses").locator("h3")).toContainText(term);
  await expect(marks(page, "uses").first()).toBeVisible();
  await marks(page, "uses").first().click();
  await expect(page.getByTestId("passage")).toBeVisible();
});

test("a filter by speaker leaves that voice alone", async ({ page }) => {
  const address = "#/voices?who=полетаев";
  await openSheet(page, address);
  const rows = panelOf(printed(address), "experts").table.rows;
  expect(rows).toHaveLength(1);
  await expect(page.getByTestId("panel-experts").locator("tbody tr")).toHaveCount(1);
});

test("a theme that is not chosen explains itself", async ({ page }) => {
  await openSheet(page, "#/voices");
  await expect(page.getByTestId("panel-says").getByTestId("empty")).toBeVisible();
  await openSheet(page, "#/voices?kind=turning-point");
  await expect(marks(page, "says").first()).toBeVisible();
});
