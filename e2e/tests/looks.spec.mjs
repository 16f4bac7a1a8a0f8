// On paper and in the colours of the system what is said by a ground is still said.

import { expect, test } from "./site.mjs";
import { VIEWS, visit } from "./views.mjs";

/** How the first square of a kind is painted. */
const paint = (page, selector) =>
  page.locator(selector).first().evaluate((square) => {
    const { backgroundColor, boxShadow, printColorAdjust } = getComputedStyle(square);
    return { ground: backgroundColor, frame: boxShadow, printColorAdjust };
  });

const KINDS = [
  ".squares .square:not(.square--said, .square--hedged)",
  ".squares .square--said:not(.square--hedged)",
];

for (const colorScheme of ["light", "dark"]) {
  test(`with forced colours the kinds of squares differ, ${colorScheme}`, async ({ page }) => {
    await visit(page, VIEWS.compare);
    await page.emulateMedia({ forcedColors: "active", colorScheme });
    const [own, said] = [await paint(page, KINDS[0]), await paint(page, KINDS[1])];
    expect(own.ground).not.toBe(said.ground);
    expect(own.frame).not.toBe("none");
    const current = await page.locator(".views a").evaluateAll((links) => {
      const ground = getComputedStyle(document.documentElement).backgroundColor;
      return links
        .filter((link) => getComputedStyle(link).borderBottomColor !== ground)
        .map((link) => link.dataset.testid);
    });
    expect(current).toEqual(["view-compare"]);
    const ground = (pressed) =>
      page
        .locator(`.picker-row .toggle[aria-pressed="${pressed}"]`)
        .first()
        .evaluate((toggle) => getComputedStyle(toggle).backgroundColor);
    expect(await ground(true)).not.toBe(await ground(false));
  });
}

test("with forced colours the choice of light or dark does not hide what pictures say", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
  await visit(page, VIEWS.exchange);
  await page.locator(".choice select").last().selectOption("light");
  await page.emulateMedia({ forcedColors: "none" });
  await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
  const shape = page.locator(".shape--outline").first();
  expect(await shape.evaluate((shape) => getComputedStyle(shape).fill)).toBe("rgb(0, 0, 0)");
});

test("on paper squares keep their ground, and no table is wider than the sheet", async ({ page }) => {
  // A4 less the margins, at 96 pixels an inch.
  await page.setViewportSize({ width: 703, height: 1017 });
  await visit(page, VIEWS.compare);
  await page.emulateMedia({ media: "print" });
  for (const kind of KINDS) expect((await paint(page, kind)).printColorAdjust).toBe("exact");
  const wide = [];
  for (const code of ["functions", "indicators", "deals", "voices", "risks", "sources", "exchange"]) {
    await page.emulateMedia({ media: "screen" });
    await visit(page, VIEWS[code]);
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => {
      for (const twin of document.querySelectorAll(".twin")) twin.open = true;
    });
    wide.push(
      ...(await page.locator(".table-frame").evaluateAll((frames) =>
        frames
          .map((frame) => [frame.closest("section").id, frame.scrollWidth - frame.clientWidth])
          .filter(([, over]) => over > 1)
          .map(([panel, over]) => `${panel}: ${over} px`),
      )),
    );
  }
  expect(wide).toEqual([]);
});
