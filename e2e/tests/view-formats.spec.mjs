// Formats and routes: the page shows what the native command prints, and every mark has its words.

import { heads, open, printed, shownHeads } from "./network.mjs";
import { expect, test } from "./site.mjs";

const address = "#/formats";

test("the register of formats is the command's", async ({ page }) => {
  const sheet = printed(address);
  await open(page, address);
  await expect(page.getByTestId("finding")).toHaveText(sheet.title);
  expect(await shownHeads(page, "formats")).toEqual(heads(sheet, "formats"));
  expect(await shownHeads(page, "routes")).toEqual(heads(sheet, "routes"));
});

test("a filter by source leaves its formats alone", async ({ page }) => {
  const filtered = `${address}?doc=003_0e80e706fab991b5`;
  const sheet = printed(filtered);
  expect(heads(sheet, "formats").length).toBeLessThan(heads(printed(address), "formats").length);
  await open(page, filtered);
  expect(await shownHeads(page, "formats")).toEqual(heads(sheet, "formats"));
});

test("an event of a route opens exactly its sentence", async ({ page }) => {
  await open(page, address);
  const events = page.getByTestId("panel-routes").locator('[data-testid="mark"][data-mark^="event:cpc"]');
  await events.first().click();
  const marks = await page.getByTestId("evidence").locator("mark").allTextContents();
  expect(marks.join("")).toBe(
    "Удар по инфраструктуре на российском участке затронул экспорт через КТК.",
  );
});

test("companies stand in place of routes on request", async ({ page }) => {
  await open(page, address);
  await page.getByTestId("switch-formats-net").getByRole("link").last().click();
  await expect(page).toHaveURL(/formats-net=companies/);
  const companies = heads(printed(`${address}?o.formats-net=companies`), "routes");
  await expect.poll(() => shownHeads(page, "routes")).toEqual(companies);
});

test("a selection without formats explains itself", async ({ page }) => {
  await open(page, `${address}?kind=exchange`);
  await expect(page.getByTestId("panel-formats").getByTestId("empty")).toBeVisible();
});
