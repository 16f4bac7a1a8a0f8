// Every item is one press away from the words that say it, and the address carries the state.

import { evidenceText, factOf, three } from "./engine.mjs";
import { expect, open, ready, shown, test, unfold } from "./site.mjs";

/** The marked words, without the white space between paragraphs. */
async function marked(page) {
  await expect(page.getByTestId("evidence-mark")).toBeVisible();
  const marks = await page.getByTestId("evidence").locator("mark").allTextContents();
  return marks.join("");
}

const joined = (text) => text.replace(/\s*\n\s*/g, "");

test("every kind of item opens exactly its words of the seed", async ({ page }) => {
  await open(page, `#/compare?p=${three.join(",")}`);
  await unfold(page);
  const targets = await page.locator('[data-testid^="cell-"]').evaluateAll((cells) =>
    cells
      .map((cell) => cell.querySelectorAll('[data-testid="item"]'))
      .filter((items) => items.length > 0)
      .flatMap((items) => [...new Set([items[0], items[items.length - 1]])])
      .map((item) => ({ id: item.id, ...item.dataset })),
  );
  expect(targets.length).toBeGreaterThan(8);
  for (const { id, document, fact } of targets) {
    // The item's own link, pressed as a user presses it; folded ones were opened above.
    await page.evaluate((id) => window.document.getElementById(id).click(), id);
    await expect(page.getByTestId("evidence")).toBeVisible();
    await expect.poll(() => marked(page)).toBe(joined(evidenceText(factOf(document, fact))));
  }
});

test("a figure opens its sentence, in view, by a press of the mouse", async ({ page }) => {
  await open(page, `#/compare?p=${three.join(",")}`);
  const item = page.locator('[data-testid^="cell-indicators-"] [data-testid="item"]').first();
  const { document, fact } = await item.evaluate((item) => ({ ...item.dataset }));
  await item.click();
  expect(await marked(page)).toBe(joined(evidenceText(factOf(document, fact))));
  await expect(page.getByTestId("evidence-mark")).toBeInViewport();
});

test("Back closes the evidence and returns to where one was", async ({ page }) => {
  await open(page, `#/compare?p=${three.join(",")}`);
  const before = page.url();
  const item = page.locator('[data-testid^="cell-indicators-"] [data-testid="item"]').first();
  await item.click();
  await expect(page.getByTestId("evidence")).toBeVisible();
  await expect(page).not.toHaveURL(before);
  await page.goBack();
  await expect(page.getByTestId("evidence")).toBeHidden();
  await expect(item).toBeFocused();
  await expect(item).toBeInViewport();
  expect(page.url()).toBe(before);
  await page.goForward();
  await expect(page.getByTestId("evidence")).toBeVisible();
});

test("a link restores the whole view in a fresh window", async ({ page, browser, baseURL }) => {
  await open(page, `#/compare?p=${three.slice().reverse().join(",")}`);
  const document = await page
    .locator('[data-testid^="cell-indicators-"] [data-testid="item"]')
    .first()
    .getAttribute("data-document");
  const filter = page.getByTestId("filter-document");
  await filter.locator("summary").click();
  await filter.locator(`input[value="${document}"]`).check();
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("chip")).toHaveCount(1);
  await ready(page);
  await page.locator('[data-testid^="cell-"] [data-testid="item"]').first().click();
  const words = await marked(page);
  const cells = await shown(page);

  const context = await browser.newContext({ baseURL });
  const other = await context.newPage();
  await other.goto(page.url());
  await ready(other);
  await expect(other.getByTestId("chip")).toHaveCount(1);
  expect(await marked(other)).toBe(words);
  expect(await shown(other)).toEqual(cells);
  expect(Object.keys(await shown(other))).toEqual(Object.keys(cells));
  await context.close();
});

test("a damaged link shows what can be shown and says what cannot", async ({ page }) => {
  await page.goto(`./#/compare?p=${three[0]},XX&doc=nowhere&ev=1:2:3&colour=red`);
  await expect(page.getByTestId("notice").first()).toBeVisible();
  await expect(page.getByTestId(`cell-functions-${three[0]}`)).toBeVisible();
});
