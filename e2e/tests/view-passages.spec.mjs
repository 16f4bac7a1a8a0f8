// Sentences that no kind of fact tells: as the command prints them, under a filter, each opening its
// own words, and where there are none the reason.

import { openSheet, panelOf, printed } from "./sheets.mjs";
import { expect, test } from "./site.mjs";

const marks = (page, panel) => page.getByTestId(`panel-${panel}`).getByTestId("cell-mark");

for (const [address, panel] of [
  ["#/risks", "domestic"],
  ["#/voices", "channels"],
  ["#/voices", "goals"],
  ["#/formats", "drift"],
]) {
  test(`${address}: ${panel} shows what the command prints`, async ({ page }) => {
    await openSheet(page, address);
    const rows = panelOf(printed(address), panel).table.rows;
    expect(rows.length).toBeGreaterThan(0);
    await expect(page.getByTestId(`panel-${panel}`).locator("tbody tr")).toHaveCount(rows.length);
    await expect(marks(page, panel)).toHaveText(rows.map((row) => row.at(-1).text));
  });
}

test("a sentence opens as it stands in the article", async ({ page }) => {
  await openSheet(page, "#/voices");
  const mark = marks(page, "channels").first();
  const words = await mark.textContent();
  await mark.click();
  await expect(page.getByTestId("passage")).toBeVisible();
  await expect(page.getByTestId("passage")).toContainText(words.trim());
});

test("a filter by source leaves the sentences of that source, or says that there are none", async ({ page }) => {
  const rows = (address) => panelOf(printed(address), "domestic").table.rows.length;
  const address = "#/risks?doc=002_b9d4ec14aa512173";
  await openSheet(page, address);
  await expect(page.getByTestId("panel-domestic").locator("tbody tr")).toHaveCount(rows(address));
  await openSheet(page, "#/risks?doc=003_0e80e706fab991b5");
  await expect(page.getByTestId("panel-domestic").getByTestId("empty")).toBeVisible();
});
