// The report: gathered from the reader and from panels, ordered, undone, kept, written.

import { readFile } from "node:fs/promises";
import { expect, openView, test } from "./workbench.mjs";

/** Puts the first marks of the matrix into the report. */
async function gather(page, count) {
  await openView(page, "#/functions");
  const marks = page.getByTestId("panel-matrix").getByTestId("mark");
  for (let at = 0; at < count; at++) {
    await marks.nth(at).dispatchEvent("click");
    await page.getByTestId("evidence-gather").click();
    await expect(page.getByTestId("evidence-gather")).toHaveAttribute("aria-disabled", "true");
    await page.getByTestId("evidence-close").click();
    await expect(page.getByTestId("evidence")).toBeHidden();
  }
}

async function openReport(page) {
  await page.getByTestId("view-report").click();
  await expect(page.getByTestId("report")).toBeVisible();
}

const quotes = (page) => page.locator(".report-quote").allTextContents();

test("an empty report says how to fill it", async ({ page }) => {
  await openView(page, "#/report");
  await expect(page.getByTestId("empty")).toBeVisible();
});

test("evidence is gathered once, ordered by keys, undone and kept", async ({ page }) => {
  await gather(page, 2);
  await openReport(page);
  await expect(page.getByTestId("report-entry")).toHaveCount(2);
  const before = await quotes(page);
  await page.getByTestId("report-down").first().press("Enter");
  await expect.poll(() => quotes(page)).toEqual(before.slice().reverse());
  await expect(page.locator("#report-1-down")).toBeFocused();
  await page.getByTestId("report-remove").first().click();
  await expect(page.getByTestId("report-entry")).toHaveCount(1);
  await expect(page.getByTestId("report-undo")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect.poll(() => quotes(page)).toEqual(before.slice().reverse());
  await page.getByTestId("report-words").first().fill("Проверить у издателя");
  await page.getByTestId("report-title").fill("Обзор");
  await page.getByTestId("report-title").press("Tab");
  await page.reload();
  await expect.poll(() => quotes(page)).toEqual(before.slice().reverse());
  await expect(page.getByTestId("report-words").first()).toHaveValue("Проверить у издателя");
  await expect(page.getByTestId("report-title")).toHaveValue("Обзор");
});

test("notes and panels go in, and every format is written", async ({ page }) => {
  await gather(page, 1);
  const menu = page.getByTestId("panel-matrix").getByTestId("downloads");
  await menu.locator("summary").click();
  await menu.getByTestId("download-report").click();
  await openReport(page);
  await expect(page.getByTestId("report-entry")).toHaveCount(2);
  await expect(page.locator(".report-picture")).toHaveJSProperty("complete", true);
  expect(await page.locator(".report-picture").evaluate((it) => it.naturalWidth)).toBeGreaterThan(0);
  await page.getByTestId("report-add-note").click();
  await expect(page.getByTestId("report-words").last()).toBeFocused();
  await page.getByTestId("report-words").last().fill("Вывод");
  const quote = (await quotes(page))[0].slice(0, 30);
  for (const [format, begin] of [["html", "<!"], ["md", "#"], ["docx", "PK"], ["xlsx", "PK"]]) {
    const exports = page.getByTestId("report-export");
    if ((await exports.getAttribute("open")) === null) await exports.locator("summary").click();
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      exports.getByTestId(`export-${format}`).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(new RegExp(`^tarazy_report_\\d{4}-\\d\\d-\\d\\d\\.${format}$`));
    const bytes = await readFile(await file.path());
    expect(bytes.toString("latin1").startsWith(begin)).toBe(true);
    if (format === "html") {
      // A figure of the picture leads to its sentences below it, in the same file.
      const page = bytes.toString("utf8");
      const [, target] = /<a href="#(c\d+-(?:mark|said)-\d+)">/.exec(page);
      expect(page).toContain(`id='${target}'`);
    }
    if (format === "html") {
      expect(bytes.toString("utf8")).toContain("Вывод");
      expect(bytes.toString("utf8")).toContain(quote);
      expect(bytes.toString("utf8")).toContain("<svg");
    }
  }
});

test("where nothing can be kept the user is told and loses nothing", async ({ page }) => {
  await page.addInitScript(() => {
    const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
      if (key === "tarazy.report") throw new DOMException("full", "QuotaExceededError");
      return set.call(this, key, value);
    };
  });
  await gather(page, 1);
  await expect(page.getByTestId("notice-report")).toBeVisible();
  await openReport(page);
  await expect(page.getByTestId("report-entry")).toHaveCount(1);
});

/** Keeps a text where the report is kept, before the page is first opened. */
function keepBefore(page, text) {
  return page.addInitScript((text) => {
    if (!localStorage.getItem("seen")) localStorage.setItem("tarazy.report", text);
    localStorage.setItem("seen", "1");
  }, text);
}

test("a report that an older form kept is read, and kept in the present form", async ({ page }) => {
  const part = (words) => {
    const bytes = Buffer.from(words);
    return [bytes.length, ...bytes];
  };
  // Title, day, language, one part: a note (postcard).
  const bytes = [...part("Старый отчёт"), ...part("2025-12-01"), ...part("ru"), 1, 1, ...part("не потерять")];
  await keepBefore(page, "tarazy-report-1:" + String.fromCharCode(...bytes));
  await page.goto("./#/report");
  await expect(page.getByTestId("report-entry")).toHaveCount(1);
  await expect(page.getByTestId("report-title")).toHaveValue("Старый отчёт");
  await expect(page.getByTestId("report-entry").locator("textarea")).toHaveValue("не потерять");
  await expect(page.getByTestId("notice-report-unread")).toHaveCount(0);
  await page.getByTestId("report-add-note").click();
  expect(await page.evaluate(() => localStorage.getItem("tarazy.report"))).toMatch(/^tarazy-report-2:/);
});

test("a report of a form to come is set aside whole and can be taken out", async ({ page }) => {
  const newer = "tarazy-report-9:\u0001\u00ffчто-то";
  await keepBefore(page, newer);
  await page.goto("./#/report");
  await expect(page.getByTestId("notice-report-unread")).toContainText("отложен целиком");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByTestId("report-aside").click(),
  ]);
  expect(await readFile(await download.path(), "utf8")).toBe(newer);
  await page.getByTestId("report-add-note").click();
  const kept = (key) => page.evaluate((key) => localStorage.getItem(key), key);
  expect(await kept("tarazy.report.unread")).toBe(newer);
  expect(await kept("tarazy.report")).toMatch(/^tarazy-report-2:/);
  await page.reload();
  await expect(page.getByTestId("report-entry")).toHaveCount(1);
  await expect(page.getByTestId("notice-report-unread")).toHaveCount(0);
});
