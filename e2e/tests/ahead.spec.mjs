// What is pointed at is asked for before it is pressed: the press finds its answer at hand, nothing is
// asked twice, and the history knows of presses alone.
import { expect, openView, test } from "./site.mjs";

const boxes = (page) => page.getByTestId("filter-speaker").getByRole("checkbox");
const asked = (page) => page.evaluate(() => globalThis.asked);
const settled = (page) => expect(page.locator("#view")).toHaveAttribute("aria-busy", "false");

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    globalThis.asked = 0;
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (...message) {
      globalThis.asked += 1;
      return post.apply(this, message);
    };
  });
  await openView(page, "#/functions");
  await page.getByTestId("filter-speaker").locator("summary").click();
  await settled(page);
});

test("a press asks nothing more than the pointer did", async ({ page }) => {
  const finding = await page.getByTestId("panel-matrix").textContent();
  const [before, entries] = [await asked(page), await page.evaluate(() => history.length)];
  await boxes(page).first().hover();
  await expect.poll(() => asked(page)).toBe(before + 1);
  expect(await page.evaluate(() => history.length)).toBe(entries);
  expect(await page.getByTestId("panel-matrix").textContent()).toBe(finding);

  await boxes(page).first().click();
  await expect(page.getByTestId("chip")).toHaveCount(1);
  await expect(page.getByTestId("panel-matrix")).not.toHaveText(finding);
  await settled(page);
  expect(await asked(page)).toBe(before + 1);
  expect(await page.evaluate(() => history.length)).toBe(entries + 1);

  await page.goBack();
  await expect(page.getByTestId("chip")).toHaveCount(0);
  await expect(page.getByTestId("panel-matrix")).toHaveText(finding);
});

test("the keyboard's focus asks as the pointer does", async ({ page }) => {
  const before = await asked(page);
  await boxes(page).first().focus();
  await expect.poll(() => asked(page)).toBe(before + 1);
  await page.waitForTimeout(300);
  await page.keyboard.press("Space");
  await expect(page.getByTestId("chip")).toHaveCount(1);
  await settled(page);
  expect(await asked(page)).toBe(before + 1);
});

test("of many things passed over, the last is at hand", async ({ page }) => {
  for (let at = 0; at < 5; at += 1) await boxes(page).nth(at).hover();
  await page.waitForTimeout(500);
  const before = await asked(page);
  await boxes(page).nth(4).click();
  await expect(page.getByTestId("chip")).toHaveCount(1);
  await settled(page);
  expect(await asked(page)).toBe(before);
});

test("a button that goes down asks at once", async ({ page }) => {
  const [none, pointed, pressed] = await page.evaluate(() => {
    const box = document.querySelector('[data-testid="filter-speaker"] input[type=checkbox]');
    const counts = [globalThis.asked];
    for (const name of ["pointerover", "pointerdown"]) {
      box.dispatchEvent(new PointerEvent(name, { bubbles: true }));
      counts.push(globalThis.asked);
    }
    return counts;
  });
  expect(pointed).toBe(none);
  expect(pressed).toBe(none + 1);
});
