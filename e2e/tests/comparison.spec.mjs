// What stands side by side is what the engine extracts, and the filters act on all of it.

import { expected, facts, factOf, records, three } from "./engine.mjs";
import { expect, open, ready, shown, test } from "./site.mjs";

test("the page opens on three partners with what the native command finds", async ({ page }) => {
  await open(page);
  const cells = await shown(page);
  const partners = [...new Set(Object.keys(cells).map((cell) => cell.split(" ")[1]))];
  expect(partners).toHaveLength(3);
  expect(cells).toEqual(expected(partners));
});

test("three chosen partners show what the native command finds", async ({ page }) => {
  await open(page, `#/compare?p=${three.join(",")}`);
  const cells = await shown(page);
  expect(Object.values(cells).flat().length).toBeGreaterThan(10);
  expect(cells).toEqual(expected(three));
});

test("every figure shown is the value of its fact", async ({ page }) => {
  await open(page, `#/compare?p=${three.join(",")}`);
  const items = page.locator('[data-testid^="cell-indicators-"] [data-testid="item"]');
  const read = await items.evaluateAll((items) =>
    items.map(({ dataset, textContent }) => ({ ...dataset, text: textContent })),
  );
  expect(read.length).toBeGreaterThan(0);
  const multipliers = { тыс: 1e3, млн: 1e6, млрд: 1e9, трлн: 1e12 };
  for (const { document, fact, text } of read) {
    const numbers = [...text.matchAll(/(\d[\d\s]*(?:,\d+)?)\s*(тыс|млн|млрд|трлн)?/g)].map(
      ([, digits, multiplier]) =>
        Number(digits.replace(/\s/g, "").replace(",", ".")) * (multipliers[multiplier] ?? 1),
    );
    const { value } = factOf(document, fact);
    const near = numbers.some((number) => Math.abs(number - value) <= Math.abs(value) * 1e-9);
    expect(near, `${text} against ${value}`).toBe(true);
  }
});

test("a filter by source acts on every cell and has a chip that takes it off", async ({ page }) => {
  await open(page, `#/compare?p=${three.join(",")}`);
  const document = records
    .map((record) => record.doc.id)
    .find((id) => facts.some((fact) => fact.document === id && fact.partners.includes(three[0])));
  const filter = page.getByTestId("filter-document");
  await filter.locator("summary").click();
  await filter.locator(`input[value="${document}"]`).check();
  await expect(page.getByTestId("chip")).toHaveCount(1);
  await ready(page);
  expect(await shown(page)).toEqual(expected(three, (fact) => fact.document === document));
  expect(decodeURIComponent(new URL(page.url()).hash)).toContain(`doc=${document}`);
  await page.keyboard.press("Escape");
  await page.getByTestId("chip").click();
  await expect(page.getByTestId("chip")).toHaveCount(0);
  await ready(page);
  expect(await shown(page)).toEqual(expected(three));
});

test("a filter by speaker acts on every cell", async ({ page }) => {
  await open(page, `#/compare?p=${three.join(",")}`);
  const { speaker } = facts.find(
    (fact) => fact.speaker && fact.partners.some((partner) => three.includes(partner)),
  );
  const filter = page.getByTestId("filter-speaker");
  await filter.locator("summary").click();
  // The words beside a box tick it too, and the list stays open.
  const choice = filter.locator("label").filter({ has: page.locator(`input[value="${speaker}"]`) });
  await choice.locator(".check-name").click();
  await expect(filter.locator(`input[value="${speaker}"]`)).toBeChecked();
  await expect(page.getByTestId("chip")).toHaveCount(1);
  await ready(page);
  expect(await shown(page)).toEqual(expected(three, (fact) => fact.speaker === speaker));
});

test("source and speaker together keep what passes both, the author too", async ({ page }) => {
  const own = facts.find((fact) => !fact.speaker && fact.partners.includes(three[0]));
  await open(page, `#/compare?p=${three.join(",")}&doc=${own.document}&who=author`);
  await expect(page.getByTestId("chip")).toHaveCount(2);
  const keep = (fact) => fact.document === own.document && !fact.speaker;
  expect(await shown(page)).toEqual(expected(three, keep));
});

test("filters that leave nothing say so and offer the way back", async ({ page }) => {
  const speakers = new Set(facts.map((fact) => fact.speaker).filter(Boolean));
  const pair = [...speakers]
    .flatMap((speaker) => records.map((record) => ({ speaker, document: record.doc.id })))
    .find(({ speaker, document }) =>
      facts.every((fact) => fact.speaker !== speaker || fact.document !== document),
    );
  await open(page, `#/compare?p=${three.join(",")}&doc=${pair.document}&who=${encodeURIComponent(pair.speaker)}`);
  await expect(page.getByTestId("empty")).toBeVisible();
  await page.getByTestId("empty").getByRole("button").click();
  await expect(page.getByTestId("chip")).toHaveCount(0);
  await ready(page);
  expect(await shown(page)).toEqual(expected(three));
});

test("a partner is added and taken away by the picker", async ({ page }) => {
  await open(page, `#/compare?p=${three.slice(0, 2).join(",")}`);
  const name = await nameOf(page, three[2]);
  const toggle = page.getByTestId("partner-picker").getByRole("button", { name }).first();
  await toggle.click();
  await expect(page.getByTestId(`cell-functions-${three[2]}`)).toBeVisible();
  await ready(page);
  expect(await shown(page)).toEqual(expected(three));
  await toggle.click();
  await expect(page.getByTestId(`cell-functions-${three[2]}`)).toHaveCount(0);
});

/** The name that the page gives a partner, read off its column. */
async function nameOf(page, partner) {
  const other = await page.context().newPage();
  await open(other, `#/compare?p=${partner}`);
  const name = await other.getByTestId(`cell-functions-${partner}`).getAttribute("aria-label");
  await other.close();
  return name;
}
