// The comparison without a mouse, on a narrow screen, in light and dark.

import { facts, three } from "./engine.mjs";
import { expect, open, ready, test } from "./site.mjs";
import { overflow } from "./views.mjs";

const view = `#/compare?p=${three.join(",")}`;

test("light and dark are two looks", async ({ page }) => {
  const luminance = () =>
    page.evaluate(() => {
      const grounds = [document.body, document.documentElement].map(
        (element) => getComputedStyle(element).backgroundColor,
      );
      const ground = grounds.find((ground) => ground !== "rgba(0, 0, 0, 0)");
      const [r, g, b] = ground.match(/[\d.]+/g).map(Number);
      return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
    });
  await page.emulateMedia({ colorScheme: "light" });
  await open(page, view);
  expect(await luminance()).toBeGreaterThan(0.8);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await luminance()).toBeLessThan(0.2);
});

test("at 360 px any number of partners fits", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const many = [...new Set(facts.flatMap((fact) => fact.partners))].slice(0, 5);
  for (const fragment of [`#/compare?p=${many.join(",")}`, "#/compare?p="]) {
    await open(page, fragment);
    expect(await overflow(page), fragment).toBeLessThanOrEqual(0);
  }
});

test("the keyboard alone chooses, filters, opens, closes and returns", async ({ page }) => {
  await open(page, view);
  const unseen = [];
  /** Presses Tab until `selector` has the focus; notes whatever shows no focus on the way. */
  const tabTo = async (selector) => {
    for (let i = 0; i < 400; i += 1) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate((selector) => {
        const element = document.activeElement;
        const style = getComputedStyle(element);
        // A checkbox may show its focus on its label, a summary on its own box.
        const label = element.closest("label");
        const seen = [style, label && getComputedStyle(label)].some(
          (style) =>
            style &&
            ((style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) ||
              style.boxShadow !== "none"),
        );
        return { found: element.matches(selector), seen, name: element.outerHTML.slice(0, 120) };
      }, selector);
      if (!at.seen && !at.name.startsWith("<body")) unseen.push(at.name);
      if (at.found) return;
    }
    throw new Error(`the keyboard does not reach ${selector}`);
  };

  await tabTo('[data-testid="partner-picker"] button[aria-pressed="true"]');
  await page.keyboard.press("Space");
  await expect(page.locator('[data-testid^="cell-functions-"]')).toHaveCount(2);
  await page.keyboard.press("Space");
  await expect(page.locator('[data-testid^="cell-functions-"]')).toHaveCount(3);
  await ready(page);

  await tabTo('[data-testid="filter-document"] summary');
  await page.keyboard.press("Enter");
  await tabTo('[data-testid="filter-document"] input');
  await page.keyboard.press("Space");
  await expect(page.getByTestId("chip")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await tabTo('[data-testid="chip"]');
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("chip")).toHaveCount(0);
  await ready(page);

  await tabTo('[data-testid="item"]');
  const item = await page.evaluate(() => document.activeElement.id);
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("evidence-mark")).toBeVisible();
  expect(
    await page.evaluate(() => !!document.activeElement.closest('[data-testid="evidence"]')),
  ).toBe(true);
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("evidence")).toBeHidden();
  await expect.poll(() => page.evaluate(() => document.activeElement.id)).toBe(item);
  expect(unseen).toEqual([]);
});
