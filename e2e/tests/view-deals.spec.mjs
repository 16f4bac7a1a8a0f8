// The ledger of deals: what the engine finds, the sector, sorting, evidence, emptiness.

import { evidenceText, facts, marksOf, records, sheet } from "./engine.mjs";
import { expect, openView, test } from "./site.mjs";

/** The keys of a panel's marks as the page has them, pictures and cells alike. */
function keys(page, id) {
  return page
    .getByTestId(`panel-${id}`)
    .locator("[data-mark]")
    .evaluateAll((marks) => [...new Set(marks.map((mark) => mark.dataset.mark))].sort());
}

const native = (address, id) => marksOf(sheet(address), id).map((mark) => mark.key).sort();

test("the ledger shows what the native command prints", async ({ page }) => {
  await openView(page, "#/deals");
  await expect(page.getByTestId("finding")).toHaveText(sheet("#/deals").title);
  for (const id of ["totals", "packages", "ledger"]) {
    expect(await keys(page, id)).toEqual(native("#/deals", id));
  }
});

test("a sector and a source narrow the ledger as they narrow the command's", async ({ page }) => {
  const source = records.find((record) => record.facts.some((fact) => fact.kind === "agreement")).doc.id;
  for (const address of ["#/deals?o.deals-sector=technology", `#/deals?doc=${source}`]) {
    await openView(page, address);
    const found = await keys(page, "ledger");
    expect(found).toEqual(native(address, "ledger"));
    expect(found.length).toBeLessThan(native("#/deals", "ledger").length);
  }
});

test("a row opens exactly the words that say it", async ({ page }) => {
  await openView(page, "#/deals");
  await page.getByTestId("panel-ledger").getByTestId("cell-mark").first().click();
  await expect(page.getByTestId("evidence-mark")).toBeVisible();
  const found = /ev=([^:]+):(\d+)/.exec(decodeURIComponent(new URL(page.url()).hash));
  const fact = facts.find((f) => f.document === found[1] && f.number === Number(found[2]));
  expect(fact.kind).toBe("agreement");
  const words = await page.getByTestId("evidence").locator("mark").allTextContents();
  expect(words.join("")).toBe(evidenceText(fact).replace(/\n+/g, ""));
});

test("nothing left says why", async ({ page }) => {
  await openView(page, "#/deals?kind=meeting");
  await expect(page.getByTestId("empty").first()).toBeVisible();
});

test("agreements of unions have a panel of their own, with what is said of the country in them", async ({ page }) => {
  await page.goto("./#/deals");
  await expect(page.getByTestId("sheet")).toHaveAttribute("aria-busy", "false");
  const rows = page.getByTestId("panel-unions").locator("tbody tr");
  const of = (name) => rows.filter({ has: page.getByText(name, { exact: true }) });
  const iran = of("Иран");
  await expect(iran).toContainText("Евразийский экономический союз");
  await expect(iran).toContainText("участник");
  const singapore = of("Сингапур");
  await expect(singapore).toContainText("выведено");
  await singapore.getByTestId("cell-mark").first().click();
  await expect(page.getByTestId("evidence-mark").first()).toBeVisible();
  await page.goto("./#/deals?p=JP");
  await expect(page.getByTestId("panel-unions").getByTestId("empty")).toBeVisible();
});
