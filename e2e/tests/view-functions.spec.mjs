// The view of functions: what the engine finds, filters, evidence, emptiness.

import { evidenceText, facts, marksOf, records, sheet } from "./engine.mjs";
import { expect, openView, test } from "./site.mjs";

test("the matrix shows what the native command prints", async ({ page }) => {
  await openView(page, "#/functions");
  const native = sheet("#/functions");
  await expect(page.getByTestId("finding")).toHaveText(native.title);
  const keys = await page
    .getByTestId("panel-matrix")
    .locator("[data-mark]")
    .evaluateAll((marks) => [...new Set(marks.map((mark) => mark.dataset.mark))].sort());
  expect(keys).toEqual(marksOf(native, "matrix").map((mark) => mark.key).sort());
});

test("a filter by source changes the matrix as it changes the command's", async ({ page }) => {
  const id = records[1].doc.id;
  await openView(page, `#/functions?doc=${id}`);
  const native = sheet(`#/functions?doc=${id}`);
  const keys = await page
    .getByTestId("panel-matrix")
    .locator("[data-mark]")
    .evaluateAll((marks) => [...new Set(marks.map((mark) => mark.dataset.mark))].sort());
  expect(keys).toEqual(marksOf(native, "matrix").map((mark) => mark.key).sort());
  expect(keys.length).toBeLessThan(marksOf(sheet("#/functions"), "matrix").length);
});

test("a cell opens exactly the words that say it, and Back returns to it", async ({ page }) => {
  await openView(page, "#/functions");
  const mark = page.getByTestId("panel-matrix").getByTestId("mark").first();
  const key = await mark.getAttribute("data-mark");
  await mark.click();
  await expect(page.getByTestId("evidence-mark")).toBeVisible();
  const found = /ev=([^:]+):(\d+)/.exec(decodeURIComponent(new URL(page.url()).hash));
  const fact = facts.find((f) => f.document === found[1] && f.number === Number(found[2]));
  const words = await page.getByTestId("evidence").locator("mark").allTextContents();
  expect(words.join("")).toBe(evidenceText(fact).replace(/\n+/g, ""));
  await page.goBack();
  await expect(page.getByTestId("evidence")).toBeHidden();
  expect(await page.evaluate(() => document.activeElement.dataset.mark)).toBe(key);
});

test("by the keyboard: one Tab stop, arrows from cell to cell, Enter opens", async ({ page }) => {
  await openView(page, "#/functions");
  const marks = page.getByTestId("panel-matrix").getByTestId("mark");
  await marks.first().focus();
  await page.keyboard.press("ArrowDown");
  const second = await page.evaluate(() => document.activeElement.dataset.mark);
  expect(second).not.toBe(await marks.first().getAttribute("data-mark"));
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("evidence-mark")).toBeVisible();
});

test("nothing left says why and offers the way back", async ({ page }) => {
  await openView(page, "#/functions?kind=meeting");
  await expect(page.getByTestId("empty").first()).toBeVisible();
  await page.getByTestId("empty").first().getByRole("button").click();
  await expect(page.getByTestId("panel-matrix").getByTestId("mark").first()).toBeVisible();
});

test("a mark has its name beside the pointer", async ({ page }) => {
  await openView(page, "#/functions");
  const mark = page.getByTestId("panel-matrix").getByTestId("mark").first();
  await expect(mark.locator("title")).toHaveCount(0);
  await mark.hover();
  await expect(mark.locator("title")).toHaveText(await mark.getAttribute("aria-label"));
});

test("a mark that is set anew while the button is down is pressed all the same", async ({ page }) => {
  await openView(page, "#/functions");
  const mark = page.getByTestId("panel-matrix").getByTestId("mark").first();
  await mark.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await mark.boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.getByTestId("panel-matrix").getByTestId("picture").evaluate((picture) => {
    picture.innerHTML = String(picture.innerHTML);
  });
  await page.mouse.up();
  await expect(page.getByTestId("evidence-mark")).toBeVisible();
  // And but once: one step back closes it.
  await page.goBack();
  await expect(page.getByTestId("evidence")).toBeHidden();
});

test("names of columns and rows are whole and large enough at every width", async ({ page }) => {
  for (const width of [360, 1280, 1920]) {
    await page.setViewportSize({ width, height: 900 });
    await openView(page, "#/functions");
    const labels = page.getByTestId("panel-matrix").locator("svg text:not(.shape--inside)");
    await expect(labels.first()).toBeVisible();
    const found = await labels.evaluateAll((labels) =>
      labels.map((label) => {
        const { a, b } = label.getScreenCTM();
        return {
          text: label.textContent,
          size: parseFloat(getComputedStyle(label).fontSize) * Math.hypot(a, b),
        };
      }),
    );
    expect(found.filter(({ text, size }) => size < 11.5 || text.includes("…"))).toEqual([]);
  }
});

test("a year says how many facts choosing it leaves, as the first and as the last", async ({ page }) => {
  await openView(page, "#/functions");
  await page.getByTestId("filter-year").click();
  for (const end of [0, 1]) {
    const menu = page.locator(".years select").nth(end);
    const labels = await menu.locator("option").allTextContents();
    const label = labels.find((label) => label.startsWith("2024"));
    const count = /(\d+)\sфакт/.exec(label.replace(/^2024/, ""))[1];
    await menu.selectOption("2024");
    await expect(page.locator(".chips .hint")).toHaveText(new RegExp(`^Показано\\s${count}\\sиз\\s`));
    await menu.selectOption("");
  }
});
