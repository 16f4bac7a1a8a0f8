// What each partner gives and gets: what the engine finds, a filter, evidence, emptiness.

import { evidenceText, facts, marksOf, sheet } from "./engine.mjs";
import { expect, openView, test } from "./site.mjs";

const exchanges = facts.filter((fact) => fact.kind === "exchange");

function keys(page) {
  return page
    .getByTestId("panel-exchange")
    .getByTestId("mark")
    .evaluateAll((marks) => [...new Set(marks.map((mark) => mark.dataset.mark))].sort());
}

test("every exchange of the native command stands in the picture", async ({ page }) => {
  await openView(page, "#/exchange");
  const native = sheet("#/exchange");
  await expect(page.getByTestId("finding")).toHaveText(native.title);
  expect(await keys(page)).toEqual(marksOf(native, "exchange").map((mark) => mark.key).sort());
});

test("a filter by source leaves the exchanges of that source", async ({ page }) => {
  const { document } = exchanges[0];
  const address = `#/exchange?doc=${document}`;
  await openView(page, address);
  const marks = marksOf(sheet(address), "exchange");
  expect(await keys(page)).toEqual(marks.map((mark) => mark.key).sort());
  expect(marks.length).toBe(
    exchanges.filter((fact) => fact.document === document).flatMap((fact) => fact.partners).length,
  );
});

test("a half opens exactly the words that say it", async ({ page }) => {
  await openView(page, "#/exchange");
  await page.getByTestId("panel-exchange").getByTestId("mark").first().click();
  await expect(page.getByTestId("evidence-mark")).toBeVisible();
  const found = /ev=([^:]+):(\d+)/.exec(decodeURIComponent(new URL(page.url()).hash));
  const fact = exchanges.find((f) => f.document === found[1] && f.number === Number(found[2]));
  const words = await page.getByTestId("evidence").locator("mark").allTextContents();
  expect(words.join("")).toBe(evidenceText(fact).replace(/\n+/g, ""));
});

test("nothing left says why", async ({ page }) => {
  await openView(page, "#/exchange?kind=meeting");
  await expect(page.getByTestId("empty").first()).toBeVisible();
});
