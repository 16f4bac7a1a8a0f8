// The keyboard alone reaches every control of every view, in order, and its place is always seen.

import { facts, records } from "./engine.mjs";
import { expect, test } from "./site.mjs";
import { openReader, VIEWS, visit } from "./views.mjs";

/** The shortest article: all kinds of controls, fewer of each. */
const short = records
  .map((record) => record.doc.id)
  .map((document) => [facts.filter((fact) => fact.document === document).length, document])
  .sort(([a], [b]) => a - b)[0][1];
const shortly = (address) => `${address}${address.includes("?") ? "&" : "?"}doc=${short}`;

/** What can be focused and is in sight, each with a number; marks of a picture count as one stop. */
function number(page) {
  return page.evaluate(() => {
    const stops = "a[href], button, input, select, textarea, summary, [tabindex='0']";
    const reachable = [...document.querySelectorAll(stops)].filter(
      (element) => element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true }),
    );
    reachable.forEach((element, at) => element.setAttribute("data-stop", at));
    return reachable.length;
  });
}

/** The stop that has the focus: its number, and whether that can be seen. */
function here(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    // A link may run over lines, and a table be higher than the window: any part in sight will do.
    const isOpen = [...element.getClientRects()].some(({ left, right, top, bottom }) => {
      const [x, y] = [
        [Math.max(0, left), Math.min(innerWidth, right)],
        [Math.max(0, top), Math.min(innerHeight, bottom)],
      ].map(([from, to]) => (from + to) / 2);
      const on = document.elementFromPoint(x, y);
      return !!on && (element.contains(on) || on.contains(element));
    });
    // A checkbox may show its focus on its label.
    const drawn = [element, element.closest("label")].some((element) => {
      const style = element && getComputedStyle(element);
      return style && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
    });
    return {
      stop: element.getAttribute("data-stop"),
      isDrawn: drawn,
      // Not under what sticks to the top.
      isOpen,
      name: element.outerHTML.slice(0, 120),
    };
  });
}

for (const [code, address] of Object.entries(VIEWS)) {
  test(`every control of «${code}» is reached in order and seen`, async ({ page }) => {
    test.slow();
    await visit(page, shortly(address));
    const all = await number(page);
    expect(all).toBeGreaterThan(15);
    const reached = [];
    const unseen = [];
    for (let presses = 0; presses < all + 5; presses += 1) {
      await page.keyboard.press("Tab");
      const { stop, isDrawn, isOpen, name } = await here(page);
      if (stop === null) break;
      reached.push(Number(stop));
      if (!isDrawn || !isOpen) unseen.push(`${isDrawn ? "covered" : "not drawn"}: ${name}`);
    }
    expect(unseen).toEqual([]);
    expect(reached).toEqual([...Array(all).keys()]);
  });
}

test("the first stop leads past the controls", async ({ page }) => {
  for (const code of ["compare", "risks", "report"]) {
    await page.goto("about:blank");
    await visit(page, VIEWS[code]);
    await page.keyboard.press("Tab");
    const skip = page.locator(".skip").first();
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport({ ratio: 0.99 });
    await page.keyboard.press("Enter");
    await expect(page.locator("#view")).toBeFocused();
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => !!document.activeElement.closest("#view"))).toBe(true);
  }
});

test("the second stop leads to the filters, and arrows from one to the next", async ({ page }) => {
  await visit(page, VIEWS.functions);
  const focused = (facet) => expect(page.getByTestId(`filter-${facet}`).locator("summary")).toBeFocused();
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await press("Tab", "Tab", "Enter");
  await focused("partner");
  await press("ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight");
  await focused("certainty");
  // What is opened has its own keys, and is closed by going on.
  await press("Enter", "Tab", "ArrowRight");
  const inMenu = () => page.evaluate(() => !!document.activeElement.closest(".menu-panel"));
  expect(await inMenu()).toBe(true);
  await press("Shift+Tab");
  await focused("certainty");
  await press("ArrowRight");
  await focused("year");
  await expect(page.locator(".filters details[open]")).toHaveCount(0);
  await press("ArrowRight");
  await focused("year");
  await press("Tab");
  await expect(page.getByTestId("filter-text")).toBeFocused();
  // Tab comes back to where the row was left.
  await press("Shift+Tab");
  await focused("year");
  await press("Home");
  await focused("partner");
  await press("End");
  await focused("year");
});

test("a row keeps one stop when its controls change", async ({ page }) => {
  await visit(page, VIEWS.functions);
  const stops = page.locator(".filter-menus summary[tabindex='0']");
  await page.getByTestId("filter-partner").locator("summary").focus();
  await page.getByTestId("view-compare").click();
  await expect(page.getByTestId("filter-partner")).toHaveCount(0);
  await expect(stops).toHaveCount(1);
  await expect(page.locator(".picker-row [data-control][tabindex='0']")).toHaveCount(1);
  await page.getByTestId("view-risks").click();
  await expect(page.getByTestId("filter-partner")).toBeVisible();
  await expect(stops).toHaveCount(1);
});

test("arrows lead from partner to partner, and a press leaves the focus there", async ({ page }) => {
  await visit(page, VIEWS.compare);
  const partners = page.locator(".picker-row").getByTestId("partner-toggle");
  await partners.first().focus();
  await page.keyboard.press("ArrowRight");
  await expect(partners.nth(1)).toBeFocused();
  await page.keyboard.press("Space");
  await expect(partners.nth(1)).toHaveAttribute("aria-pressed", "false");
  await expect(partners.nth(1)).toBeFocused();
  await page.keyboard.press("End");
  await expect(page.getByTestId("picker-all")).toBeFocused();
});

test("the marks of a picture are one stop, and arrows lead from mark to mark", async ({ page }) => {
  await visit(page, VIEWS.functions);
  const marks = page.getByTestId("panel-matrix").getByTestId("mark");
  await marks.first().focus();
  await page.keyboard.press("ArrowRight");
  await expect(marks.first()).not.toBeFocused();
  const name = await page.evaluate(() => document.activeElement.getAttribute("aria-label"));
  expect(name.length).toBeGreaterThan(3);
  await page.keyboard.press("Home");
  await expect(marks.first()).toBeFocused();
});

test("the list of panels leads to each, and the way goes on from there", async ({ page }) => {
  await visit(page, VIEWS.risks);
  const address = page.url();
  const links = page.getByTestId("contents").getByRole("link");
  const panels = page.locator("#view section.panel");
  expect(await links.count()).toBe(await panels.count());
  await links.last().focus();
  await page.keyboard.press("Enter");
  const heading = panels.last().getByRole("heading");
  await expect(heading).toBeFocused();
  await expect(heading).toBeInViewport();
  expect(page.url()).toBe(address);
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement.closest("section.panel")?.id)).toBe(
    await panels.last().getAttribute("id"),
  );
});

test("arrows lead from name to name through the whole text", async ({ page }) => {
  await openReader(page);
  const names = page.getByTestId("mention");
  const stops = page.locator('[data-testid="mention"][tabindex="0"]');
  const all = await names.count();
  const before = await stops.count();
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(all);
  const last = await stops.last().elementHandle();
  await last.focus();
  await page.keyboard.press("ArrowRight");
  const next = page.locator('[data-testid="mention"]:focus');
  await expect(next).toHaveAttribute("role", "button");
  expect(await last.evaluate((name) => name === document.activeElement)).toBe(false);
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("name-menu")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(next).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  expect(await last.evaluate((name) => name === document.activeElement)).toBe(true);
});

test("opened evidence has the focus, and what can be done with it comes next", async ({ page }) => {
  await visit(page, VIEWS.functions);
  const mark = page.getByTestId("panel-matrix").getByTestId("mark").first();
  await mark.focus();
  await page.keyboard.press("Enter");
  const open = page.getByTestId("reader-open");
  await expect(open).toBeFocused();
  // The sentence is heard there; in the text it is marked.
  const quoted = await open.locator("q").textContent();
  const marked = await page.getByTestId("evidence-mark").textContent();
  expect(quoted).toContain(marked.slice(0, 12));
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(page.getByTestId("amend-confirm")).toBeFocused();
  const next = [];
  for (let presses = 0; presses < 12; presses += 1) {
    await page.keyboard.press("Tab");
    next.push(await page.evaluate(() => document.activeElement.dataset.testid));
  }
  for (const action of ["amend-mend", "evidence-gather", "evidence-cite", "evidence-link"]) {
    expect(next).toContain(action);
  }
  // Keys that scroll are for the text.
  await open.focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.locator("#reader-body")).toBeFocused();
});

test("a place of the search has its actions next, too", async ({ page }) => {
  await visit(page, VIEWS.search);
  await page.getByTestId("panel-concordance").getByTestId("cell-mark").first().press("Enter");
  await expect(page.getByTestId("reader-open")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByTestId("evidence-gather")).toBeFocused();
});

test("Escape goes to what lies on top, and a menu that is left is closed", async ({ page }) => {
  await visit(page, VIEWS.functions);
  const menu = page.getByTestId("panel-matrix").getByTestId("downloads").locator("details");
  await menu.locator("summary").press("Enter");
  await expect(menu.getByTestId("download-print")).toBeVisible();
  await menu.getByTestId("download-print").focus();
  await page.keyboard.press("Tab");
  await expect(menu).not.toHaveAttribute("open");
  // One that was left open under the reader is closed with no word.
  await page.getByTestId("panel-matrix").getByTestId("mark").first().press("Enter");
  await expect(page.getByTestId("reader-open")).toBeFocused();
  await menu.evaluate((details) => details.setAttribute("open", ""));
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("evidence")).toBeHidden();
  await expect(menu).not.toHaveAttribute("open");
  await expect(page.getByTestId("panel-matrix").getByTestId("mark").first()).toBeFocused();
});

test("an example that goes with its press leaves the focus on the view", async ({ page }) => {
  await visit(page, "");
  await page.getByTestId("example").first().press("Enter");
  await expect(page.getByTestId("sheet")).toHaveAttribute("aria-busy", "false");
  await expect(page.locator("#view")).toBeFocused();
});

test("the outline of links in rows that scroll is seen whole", async ({ page }) => {
  await visit(page, VIEWS.functions);
  for (const row of [".views", ".contents"]) {
    for (const link of [page.locator(`${row} a`).first(), page.locator(`${row} a`).nth(2)]) {
      await link.focus();
      await page.keyboard.press("Shift+Tab");
      await page.keyboard.press("Tab");
      await expect(link).toBeFocused();
      const cut = await link.evaluate((link) => {
        const { outlineWidth, outlineOffset } = getComputedStyle(link);
        const room = parseFloat(outlineWidth) + parseFloat(outlineOffset);
        const [at, row] = [link, link.closest("ul")].map((element) => element.getBoundingClientRect());
        const sides = [at.left - row.left, at.top - row.top, row.right - at.right, row.bottom - at.bottom];
        return { isDrawn: parseFloat(outlineWidth) > 0, over: Math.max(...sides.map((side) => room - side)) };
      });
      expect(cut.isDrawn).toBe(true);
      expect(cut.over).toBeLessThanOrEqual(0.5);
    }
  }
});

test("another language leaves the focus on its choice and names the window anew", async ({ page }) => {
  await visit(page, VIEWS.compare);
  const before = await page.title();
  const choice = page.getByTestId("language");
  await choice.focus();
  await choice.selectOption("en");
  await expect(page).not.toHaveTitle(before);
  await expect(page).toHaveTitle(/China/);
  await expect(page.getByTestId("language")).toBeFocused();
});

test("what a choice leads to is read out, what stood there is not", async ({ page }) => {
  await visit(page, "#/risks");
  const announced = page.getByTestId("announced");
  await expect(announced).toBeEmpty();
  await page.getByTestId("filter-certainty").locator("summary").click();
  await page.getByTestId("filter-certainty").locator("input").first().check();
  await expect(announced).toContainText(/\d+ из \d+/);
  await expect(announced).toContainText(await page.getByTestId("finding").textContent());
});

test("no motion where none is wanted", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await visit(page, VIEWS.compare);
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll("body *")]
      .filter((element) => parseFloat(getComputedStyle(element).transitionDuration) > 0)
      .map((element) => element.outerHTML.slice(0, 80)),
  );
  expect(moving).toEqual([]);
});
