// Indicators: every statement with its bound, nothing averaged, each one press from its sentence.

import { evidenceText, facts, factOf } from "./engine.mjs";
import { expect, test } from "./site.mjs";

async function openSheet(page, fragment) {
  await page.goto(`./${fragment}`);
  const sheet = page.getByTestId("sheet");
  await expect(sheet).toBeVisible();
  await expect(sheet).toHaveAttribute("aria-busy", "false");
}

const indicators = facts.filter((fact) => fact.kind === "indicator");

test("every indicator of the records has its row", async ({ page }) => {
  await openSheet(page, "#/indicators");
  const rows = page.getByTestId("panel-details").locator("tbody tr");
  await expect(rows).toHaveCount(indicators.length);
});

test("a filter by partner leaves its figures alone", async ({ page }) => {
  await openSheet(page, "#/indicators?p=CN");
  const rows = page.getByTestId("panel-details").locator("tbody tr");
  const left = indicators.filter((fact) => fact.partners.includes("CN"));
  await expect(rows).toHaveCount(left.length);
});

test("a bar opens the sentence that states it", async ({ page }) => {
  await openSheet(page, "#/indicators");
  await page.getByTestId("panel-chart").getByTestId("mark").first().click();
  await expect(page.getByTestId("evidence-mark")).toBeVisible();
  const evidence = decodeURIComponent(new URL(page.url()).hash).match(/ev=([^:]+):(\d+)/);
  const words = await page.getByTestId("evidence").locator("mark").allTextContents();
  const fact = factOf(evidence[1], evidence[2]);
  expect(words.join("")).toBe(evidenceText(fact).replace(/\s*\n\s*/g, ""));
});

test("what no text states is said to be absent", async ({ page }) => {
  await openSheet(page, "#/indicators?p=TR&o.metric=trade");
  await expect(page.getByTestId("finding")).toContainText("нет в корпусе");
  await expect(page.getByTestId("panel-chart").getByTestId("empty")).toBeVisible();
  await expect(page.getByTestId("panel-grid")).toContainText("нет в корпусе");
});

test("a company's investment stands as a part of its country's, in a picture and a table", async ({ page }) => {
  await openSheet(page, "#/indicators");
  const panel = page.getByTestId("panel-stakes");
  await expect(panel).toContainText("Chevron");
  await expect(panel).toContainText("менее 55 %");
  await expect(panel).toContainText("часть не названа");
  // The system leads here.
  await page.goto("./#/system");
  const row = page.getByTestId("panel-map").locator("tbody tr", { hasText: "История вложений" });
  await expect(row.locator('a[href^="#/indicators"]')).toBeVisible();
  await openSheet(page, "#/indicators");
  await panel.getByTestId("mark").first().click();
  await expect(page.getByTestId("evidence-mark")).toBeVisible();
  await openSheet(page, "#/indicators?p=TR");
  await expect(panel.getByTestId("empty")).toBeVisible();
});
