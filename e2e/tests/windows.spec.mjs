// A table of more than a hundred rows: a window that follows the reading. The concordance of a word
// that every text has is such a table.

import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { expect, openView, root, test } from "./site.mjs";

const LONG = "#/search?q=казахстан";

const panel = (page) => page.getByTestId("panel-concordance");
const frame = (page) => panel(page).locator(".table-frame");
const settled = (page) =>
  expect(page.locator("#view")).toHaveAttribute("aria-busy", "false", { timeout: 60_000 });

/** The number of all rows, the head counted. */
const all = async (page) => Number(await panel(page).locator("table").getAttribute("aria-rowcount"));

/** Numbers of the rows that lie in the frame, and whether something of it is empty. */
function inSight(page) {
  return frame(page).evaluate((frame) => {
    // The cells of the head stick, their row scrolls away.
    const head = frame.querySelector("th").getBoundingClientRect().bottom;
    const box = frame.getBoundingClientRect();
    const rows = [...frame.querySelectorAll("tbody tr[aria-rowindex]")];
    const seen = rows.filter((row) => {
      const at = row.getBoundingClientRect();
      return at.bottom > head + 1 && at.top < box.bottom - 1;
    });
    const gaps = [...frame.querySelectorAll("tbody .table-room")].filter((row) => {
      const at = row.getBoundingClientRect();
      return at.height > 1 && at.bottom > head + 1 && at.top < box.bottom - 1;
    });
    return { rows: seen.map((row) => Number(row.ariaRowIndex ?? row.getAttribute("aria-rowindex"))), gaps: gaps.length };
  });
}

/** Waits until the frame is full of rows, one after another, none twice: the first are set before the others. */
async function full(page) {
  let rows = [];
  await expect
    .poll(async () => {
      const seen = await inSight(page);
      rows = seen.rows;
      return { gaps: seen.gaps, isInOrder: rows.length > 0 && rows.every((row, at) => row === rows[0] + at) };
    })
    .toEqual({ gaps: 0, isInOrder: true });
  return rows;
}

test("the wheel brings every row, each once, with its number", async ({ page }) => {
  test.slow();
  await openView(page, LONG);
  const count = await all(page);
  expect(count).toBeGreaterThan(101);
  await frame(page).scrollIntoViewIfNeeded();
  const seen = new Map();
  for (let step = 0; step < 200 && !seen.has(count); step += 1) {
    await full(page);
    const rows = await frame(page).locator("tbody tr[aria-rowindex]").evaluateAll((rows) =>
      rows.map((row) => [Number(row.getAttribute("aria-rowindex")), row.textContent]),
    );
    for (const [number, words] of rows) {
      if (seen.has(number)) expect(words, `row ${number}`).toBe(seen.get(number));
      seen.set(number, words);
    }
    await frame(page).hover();
    await page.mouse.wheel(0, 700);
    await page.waitForTimeout(50);
  }
  expect([...seen.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: count - 1 }, (_, at) => at + 2));
});

test("by the keyboard: PageDown, End, Home", async ({ page }) => {
  await openView(page, LONG);
  const count = await all(page);
  await frame(page).focus();
  const [first] = await full(page);
  await page.keyboard.press("PageDown");
  await page.keyboard.press("PageDown");
  await expect.poll(async () => (await full(page))[0]).toBeGreaterThan(first);
  await page.keyboard.press("End");
  await expect.poll(async () => (await full(page)).at(-1)).toBe(count);
  await expect(frame(page)).toBeFocused();
  await page.keyboard.press("Home");
  await expect.poll(async () => (await full(page))[0]).toBe(2);
});

test("evidence of a late row is read and left; the row stands where it stood", async ({ page }) => {
  await openView(page, LONG);
  const count = await all(page);
  await frame(page).focus();
  await page.keyboard.press("End");
  await expect.poll(async () => (await full(page)).at(-1)).toBe(count);
  const row = frame(page).locator(`tr[aria-rowindex="${count}"]`);
  const words = await row.textContent();
  await row.getByTestId("cell-mark").first().click();
  await expect(page.getByTestId("evidence-mark")).toBeVisible();
  await expect.poll(async () => (await full(page)).includes(count)).toBe(true);
  await page.getByTestId("evidence-close").click();
  await expect(page.getByTestId("evidence")).toBeHidden();
  await settled(page);
  await expect(row).toHaveText(words);
  await expect(row).toBeInViewport();
  await expect(row.getByTestId("cell-mark").first()).toBeFocused();
});

test("a filter pressed while scrolled shows what it leaves from its first row on", async ({ page }) => {
  await openView(page, LONG);
  const count = await all(page);
  await frame(page).focus();
  await page.keyboard.press("End");
  await expect.poll(async () => (await full(page)).at(-1)).toBe(count);
  await page.getByTestId("filter-document").locator("summary").click();
  await page.getByTestId("filter-document").locator("input").first().check();
  await settled(page);
  await expect.poll(() => panel(page).locator("tbody tr").count()).toBeLessThan(101);
  await expect(panel(page).locator("tbody tr").first()).toBeInViewport();
  // And all of them again.
  await page.getByTestId("filter-document").locator("input").first().uncheck();
  await settled(page);
  await expect.poll(async () => (await full(page))[0]).toBe(2);
});

test("another order chosen while scrolled is read from its first row on", async ({ page }) => {
  await openView(page, LONG);
  const first = () => frame(page).locator('tr[aria-rowindex="2"]').textContent();
  const before = await first();
  const count = await all(page);
  await frame(page).focus();
  await page.keyboard.press("End");
  await expect.poll(async () => (await full(page)).at(-1)).toBe(count);
  const option = panel(page).locator('.switch-option[href*="order"]:not([aria-current])').first();
  await option.click();
  await settled(page);
  await expect.poll(async () => (await full(page))[0]).toBe(2);
  expect(await first()).not.toBe(before);
});

test("another order chosen while the End key still scrolls is read from its first row on", async ({ page }) => {
  await openView(page, LONG);
  const orders = panel(page).locator('.switch-option[href*="order"]:not([aria-current])');
  for (const wait of [0, 20, 40, 60, 90, 120]) {
    await full(page);
    await frame(page).focus();
    await page.keyboard.press("End");
    await page.waitForTimeout(wait);
    // The press of a script: a pointer would come after the scroll.
    await orders.first().evaluate((option) => option.click());
    await settled(page);
    // Longer than a key scrolls.
    await page.waitForTimeout(900);
    expect(await frame(page).evaluate((frame) => frame.scrollTop), `${wait} ms after the key`).toBe(0);
    expect((await full(page))[0]).toBe(2);
  }
});

/** Corrections by which frequent words of the articles are organisations: formats by the hundred. */
function manyFormats() {
  const seeds = path.join(root, "seeds");
  const texts = readdirSync(seeds).filter((name) => name.endsWith(".txt"));
  const text = texts.map((name) => readFileSync(path.join(seeds, name), "utf8")).join(" ");
  const counts = new Map();
  for (const [word] of text.matchAll(/[а-я]{6,}/g)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 180);
  const lines = words.map(([word], number) => `partner\torganisation\tx${number}\t${word}`);
  return ["tarazy-corrections\t1", ...lines, ""].join("\n");
}

test("a long table is sorted by a head that is pressed in the middle of it", async ({ page }) => {
  test.slow();
  await page.goto("./#/corrections");
  const file = { name: "formats.tsv", mimeType: "text/plain", buffer: Buffer.from(manyFormats()) };
  await page.getByTestId("corrections-import").setInputFiles(file);
  await page.getByTestId("import-join").click();
  await expect(page.getByTestId("correction").first()).toBeVisible();
  await openView(page, "#/formats");
  const table = page.getByTestId("panel-formats");
  const box = table.locator(".table-frame");
  const rows = table.locator("tbody tr[aria-rowindex]");
  const count = Number(await table.locator("table").getAttribute("aria-rowcount"));
  expect(count).toBeGreaterThan(101);
  /** The cells of a column that are there, by the number of the row. */
  const cells = (column) =>
    rows.evaluateAll(
      (rows, column) =>
        rows.map((row) => [Number(row.getAttribute("aria-rowindex")), row.children[column].textContent]),
      column,
    );
  await settled(page);
  await box.scrollIntoViewIfNeeded();
  /** Scrolls to a part of the whole and waits for its rows. */
  const scrollTo = async (part) => {
    await box.evaluate((box, part) => box.scrollTo(0, box.scrollHeight * part), part);
    await settled(page);
    await expect
      .poll(() =>
        box.evaluate((box) => {
          const at = box.getBoundingClientRect();
          const seen = [...box.querySelectorAll("tbody .table-room")].filter((room) => {
            const it = room.getBoundingClientRect();
            return it.height > 1 && it.bottom > at.top + 60 && it.top < at.bottom - 1;
          });
          return seen.length;
        }),
      )
      .toBe(0);
  };
  const number = (text) => Number(text.replace(/\D/g, ""));
  const collator = new Intl.Collator("ru");
  const orders = [
    ["formats-sort=name", 0, (a, b) => collator.compare(a, b)],
    ["formats-sort=-name", 0, (a, b) => collator.compare(b, a)],
    ["formats-sort=-documents", 3, (a, b) => number(b) - number(a)],
  ];
  for (const [option, column, compare] of orders) {
    await scrollTo(0.6);
    expect(await box.evaluate((box) => box.scrollTop)).toBeGreaterThan(1000);
    const head = table.locator("th").nth(column).locator("a.sort");
    await head.click();
    await expect(page).toHaveURL(new RegExp(`${option}(&|$)`));
    await settled(page);
    // Read from its first row on, and the keyboard stays at the head.
    await expect.poll(() => box.evaluate((box) => box.scrollTop)).toBe(0);
    await expect(head).toBeFocused();
    const seen = new Map();
    for (const part of [0, 0.25, 0.5, 0.75, 1]) {
      await scrollTo(part);
      for (const [number, text] of await cells(column)) {
        if (seen.has(number)) expect(text, `row ${number}`).toBe(seen.get(number));
        seen.set(number, text);
      }
    }
    const all = [...seen].sort(([a], [b]) => a - b);
    expect(all.map(([number]) => number)).toEqual(Array.from({ length: count - 1 }, (_, at) => at + 2));
    const wrong = all.filter(([, text], at) => at > 0 && compare(all[at - 1][1], text) > 0);
    expect(wrong, option).toEqual([]);
  }
});
