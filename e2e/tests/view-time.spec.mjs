// Time: one mark for an event, spans for imprecise dates, what has no year apart.

import { evidenceText, facts, factOf } from "./engine.mjs";
import { expect, test } from "./site.mjs";

async function openSheet(page, fragment) {
  await page.goto(`./${fragment}`);
  const sheet = page.getByTestId("sheet");
  await expect(sheet).toBeVisible();
  await expect(sheet).toHaveAttribute("aria-busy", "false");
}

test("the filter by years leaves the calendar of those years", async ({ page }) => {
  await openSheet(page, "#/time");
  const rows = page.getByTestId("panel-calendar").locator("tbody tr");
  const all = await rows.count();
  await openSheet(page, "#/time?years=2025..2025");
  const dates = await rows.locator("th").allTextContents();
  expect(dates.length).toBeGreaterThan(0);
  expect(dates.length).toBeLessThan(all);
  expect(dates.every((date) => date.includes("2025"))).toBe(true);
});

test("a mark of the timeline opens the sentence that tells it", async ({ page }) => {
  await openSheet(page, "#/time?years=2025..2025");
  await page.getByTestId("panel-timeline").getByTestId("mark").first().click();
  await expect(page.getByTestId("evidence-mark")).toBeVisible();
  const evidence = decodeURIComponent(new URL(page.url()).hash).match(/ev=([^:]+):(\d+)/);
  const words = await page.getByTestId("evidence").locator("mark").allTextContents();
  const fact = factOf(evidence[1], evidence[2]);
  expect(words.join("")).toBe(evidenceText(fact).replace(/\s*\n\s*/g, ""));
});

test("the zoom shows a stretch and offers the others", async ({ page }) => {
  await openSheet(page, "#/time");
  await page.getByTestId("switch-zoom").getByRole("link", { name: "месяцы" }).click();
  await expect(page.getByTestId("switch-window")).toBeVisible();
  await expect(page).toHaveURL(/o\.zoom=months/);
});

test("lanes by kind keep calls apart from visits", async ({ page }) => {
  const calls = facts.filter((fact) => fact.kind === "meeting" && fact.form === "call");
  expect(calls.length).toBeGreaterThan(0);
  await openSheet(page, "#/time?o.lanes=kind");
  await expect(page.getByTestId("panel-calendar")).not.toContainText("звонок");
});

test("years in which nothing happened say so", async ({ page }) => {
  await openSheet(page, "#/time?years=1900..1901");
  await expect(page.getByTestId("panel-timeline").getByTestId("empty")).toBeVisible();
});

test("the trips of 2025 are nine, with the intervals that the texts state", async ({ page }) => {
  await openSheet(page, "#/time?years=2025..2025");
  const trips = page.getByTestId("panel-trips");
  await expect(trips.locator("tbody tr")).toHaveCount(9);
  const moscow = trips.locator("tbody tr").filter({ hasText: "Россия" });
  await expect(moscow).toContainText("+6");
  await expect(moscow).toContainText("сказано в тексте");
  await expect(trips).not.toContainText("звонок");
  await moscow.getByTestId("cell-mark").first().click();
  await expect(page.getByTestId("evidence-mark")).toBeVisible();
});

test("the first sight fits a narrow screen and tells what lies beyond its edges", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await openSheet(page, "#/time");
  const timeline = page.getByTestId("panel-timeline");
  await expect(timeline).toContainText("← раньше: ещё");
  await timeline.getByTestId("chart-link").filter({ hasText: "← раньше" }).click();
  await expect(page).toHaveURL(/o\.window=\d{3}X/);
  // Folded on a phone, and named there.
  await expect(page.getByTestId("switch-window")).toBeAttached();
  await expect(page.getByTestId("evidence-mark")).toHaveCount(0);
});
