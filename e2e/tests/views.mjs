// Every view of the page by its code, opened and waited for.

import { facts, three } from "./engine.mjs";
import { expect } from "./site.mjs";

/** Code of a view → an address where it has something to show. */
export const VIEWS = {
  compare: `#/compare?p=${three.join(",")}`,
  functions: "#/functions",
  exchange: "#/exchange",
  deals: "#/deals",
  indicators: "#/indicators",
  time: "#/time",
  formats: "#/formats",
  voices: "#/voices",
  risks: "#/risks",
  sources: "#/sources",
  search: `#/search?q=${encodeURIComponent("Казахстан")}`,
  system: "#/system",
  report: "#/report",
};

/** Opens an address and waits until its view stands. */
export async function visit(page, address) {
  await page.goto(`./${address}`);
  await stands(page);
}

/** Waits until the view stands. */
export async function stands(page) {
  await expect(page.locator("#view")).toHaveAttribute("aria-busy", "false");
  await expect(page.getByTestId("loading")).toHaveCount(0);
}

/** Gathers a sentence, a picture and a table, and opens the report. */
export async function openReport(page) {
  await visit(page, VIEWS.risks);
  for (const panel of await page.locator("section.panel").all()) {
    const menu = panel.getByTestId("downloads");
    // A panel that is set a frame later may close the menu again: then it is opened once more, as a reader would.
    await expect(async () => {
      await menu.locator("summary").click();
      await menu.getByTestId("download-report").click({ timeout: 2000 });
    }).toPass();
    await expect(menu.getByRole("status")).not.toBeEmpty();
    await page.keyboard.press("Escape");
  }
  await page.goto(`./${VIEWS.report}`);
  await stands(page);
  await page.getByTestId("report-add-note").click();
  await expect(page.getByTestId("report-entry")).not.toHaveCount(0);
}

/** Opens the reader on the first sentence that the comparison shows. */
export async function openReader(page) {
  await visit(page, VIEWS.compare);
  await page.locator('[data-testid^="cell-indicators-"] [data-testid="item"]').first().click();
  await expect(page.getByTestId("evidence-mark")).toBeInViewport();
}

/** An address at which the filters leave nothing. */
export const NOTHING = (() => {
  const speakers = [...new Set(facts.map((fact) => fact.speaker).filter(Boolean))];
  const documents = [...new Set(facts.map((fact) => fact.document))];
  const pairs = speakers.flatMap((speaker) => documents.map((document) => ({ speaker, document })));
  const { speaker, document } = pairs.find(({ speaker, document }) =>
    facts.every((fact) => fact.speaker !== speaker || fact.document !== document),
  );
  return `#/functions?doc=${document}&who=${encodeURIComponent(speaker)}`;
})();

/** Sets the letters of the browser to so many times their usual size, as its settings do. */
export async function enlarge(page, times) {
  const session = await page.context().newCDPSession(page);
  await session.send("Page.setFontSizes", {
    fontSizes: { standard: Math.round(16 * times), fixed: Math.round(13 * times) },
  });
}

/** By how many pixels the page is wider than its window. */
export function overflow(page) {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}
