// Not tests: pictures of every view, to be looked at.

import path from "node:path";
import { facts, three } from "../tests/engine.mjs";
import { expect, open, root, test } from "../tests/site.mjs";

const folder = path.join(root, "e2e/results/screenshots");
const states = `p=${three.join(",")}`;
const five = [...new Set(facts.flatMap((fact) => fact.partners))].slice(0, 5);
const said = facts.find((fact) => fact.speaker && fact.partners.includes(three[0]));

const VIEWS = {
  comparison: { fragment: `#/compare?${states}` },
  five: { fragment: `#/compare?p=${five.join(",")}` },
  nobody: { fragment: "#/compare?p=" },
  filtered: { fragment: `#/compare?${states}&doc=${said.document}&who=${encodeURIComponent(said.speaker)}` },
  notice: { fragment: `#/compare?p=${three[0]},XX&colour=red` },
  picker: {
    fragment: `#/compare?${states}`,
    act: (page) => page.getByTestId("partner-picker").locator("summary").click(),
  },
  filter: {
    fragment: `#/compare?${states}`,
    act: (page) => page.getByTestId("filter-speaker").locator("summary").click(),
  },
  evidence: {
    fragment: `#/compare?${states}`,
    act: async (page) => {
      await page.locator('[data-testid^="cell-indicators-"] [data-testid="item"]').first().click();
      await expect(page.getByTestId("evidence-mark")).toBeInViewport();
    },
  },
};

for (const [name, { fragment, act }] of Object.entries(VIEWS)) {
  for (const width of [360, 768, 1440]) {
    for (const colorScheme of ["light", "dark"]) {
      test(`${name} ${width} ${colorScheme}`, async ({ page }) => {
        await page.setViewportSize({ width, height: width === 360 ? 740 : 900 });
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await open(page, fragment);
        await act?.(page);
        const file = path.join(folder, `${name}-${width}-${colorScheme}.png`);
        await page.screenshot({ path: file, fullPage: !act });
        if (name === "evidence" && width === 1440 && colorScheme === "light") {
          await page.screenshot({ path: path.join(root, "docs/screenshot.png") });
        }
      });
    }
  }
}
