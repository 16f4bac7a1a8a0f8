// axe-core finds nothing in any view, wide and narrow, light and dark; nor in what opens over them.

import { violations } from "./axe.mjs";
import { expect, test } from "./site.mjs";
import { NOTHING, openReader, openReport, VIEWS, visit } from "./views.mjs";

const menu = (name) => (page) => page.getByTestId(name).first().locator("summary").click();

/** Name of a state → how to come to it. */
const STATES = {
  ...Object.fromEntries(
    Object.entries(VIEWS).map(([code, address]) => [code, (page) => visit(page, address)]),
  ),
  reader: openReader,
  "report with parts": openReport,
  "empty result": (page) => visit(page, NOTHING),
  "menu of a filter": async (page) => {
    await visit(page, VIEWS.risks);
    const fold = page.getByTestId("filters-fold");
    if (await fold.isVisible()) await fold.click();
    await menu("filter-speaker")(page);
  },
  "menu of files": async (page) => {
    await visit(page, VIEWS.functions);
    await menu("downloads")(page);
  },
  "all partners": async (page) => {
    await visit(page, VIEWS.compare);
    await page.getByTestId("picker-all").click();
  },
  "table and help unfolded": async (page) => {
    await visit(page, VIEWS.functions);
    await page.getByTestId("table-twin").first().locator("summary").click();
    await page.locator(".help summary").first().click();
  },
};

for (const [name, come] of Object.entries(STATES)) {
  for (const colorScheme of ["light", "dark"]) {
    test(`axe finds nothing: ${name}, ${colorScheme}`, async ({ page }) => {
      test.slow();
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      // Colours do not depend on the width.
      for (const width of colorScheme === "light" ? [1280, 360] : [1280]) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto("about:blank");
        await come(page);
        expect(await violations(page), `${width} px`).toEqual([]);
      }
    });
  }
}
