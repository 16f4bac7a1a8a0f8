// Not tests: pictures of every view and of what opens in it, to be looked at.

import path from "node:path";
import { facts, three } from "../tests/engine.mjs";
import { root, test } from "../tests/site.mjs";
import { NOTHING, openReader, openReport, stands, VIEWS, visit } from "../tests/views.mjs";

const folder = path.join(root, "e2e/results/screenshots");
const five = [...new Set(facts.flatMap((fact) => fact.partners))].slice(0, 5);

const at = (address, then) => async (page) => {
  await visit(page, address);
  await then?.(page);
};
const press = (selector) => (page) => page.locator(selector).first().click();

/** Name → how to come there; `inWindow` where what matters is in the window, not in the whole page. */
const STATES = {
  ...Object.fromEntries(Object.entries(VIEWS).map(([code, address]) => [code, { come: at(address) }])),
  "compare-five": { come: at(`#/compare?p=${five.join(",")}`) },
  "compare-nobody": { come: at("#/compare?p=") },
  "compare-notice": { come: at(`#/compare?p=${three[0]},XX&colour=red`) },
  "compare-filtered": { come: at(`${VIEWS.compare}&years=2020..2025`) },
  nothing: { come: at(NOTHING) },
  "report-parts": { come: openReport },
  reader: { come: openReader, inWindow: true },
  "menu-partners": { come: at(VIEWS.compare, press('[data-testid="picker-all"]')), inWindow: true },
  "menu-files": { come: at(VIEWS.functions, press('[data-testid="downloads"] summary')), inWindow: true },
};

const SIZES = [
  { width: 1440, height: 900, touch: false },
  { width: 768, height: 1024, touch: true },
  { width: 360, height: 740, touch: true },
];

for (const [name, { come, inWindow }] of Object.entries(STATES)) {
  test(name, async ({ page }) => {
    // One visit for all six: the page is laid out anew at every size.
    const session = await page.context().newCDPSession(page);
    await page.setViewportSize(SIZES[0]);
    await come(page);
    for (const { width, height, touch } of SIZES) {
      await session.send("Emulation.setTouchEmulationEnabled", { enabled: touch });
      await page.setViewportSize({ width, height });
      // The layout follows the window after a moment.
      await page.waitForTimeout(150);
      await stands(page);
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        const file = path.join(folder, `${name}-${width}-${colorScheme}.png`);
        await page.screenshot({ path: file, fullPage: !inWindow });
        if (name === "reader" && width === 1440 && colorScheme === "light") {
          await page.screenshot({ path: path.join(root, "docs/screenshot.png") });
        }
      }
    }
  });
}
