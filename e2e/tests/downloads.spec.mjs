// Every panel can be taken away: its picture, its whole table, a print.

import { readFile } from "node:fs/promises";
import { expect, openView, test } from "./workbench.mjs";

async function take(page, panel, format) {
  const menu = page.getByTestId(`panel-${panel}`).getByTestId("downloads");
  await menu.locator("summary").click();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    menu.getByTestId(`download-${format}`).click(),
  ]);
  // A choice closes the menu; what came of it is told beside it.
  await expect(menu.locator("details")).not.toHaveAttribute("open");
  await expect(menu.locator("summary")).toBeFocused();
  await expect(menu.getByRole("status")).not.toBeEmpty();
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

test("a picture stands alone with its colours", async ({ page }) => {
  await openView(page, "#/functions?p=CN,RU");
  const { name, bytes } = await take(page, "matrix", "svg");
  expect(name).toBe("tarazy_functions_matrix_CN+RU.svg");
  const svg = bytes.toString("utf8");
  expect(svg).not.toMatch(/class=|var\(|href=|data-/);
  // What it shows stands above it, what stands behind it below.
  const panel = page.getByTestId("panel-matrix");
  const words = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text).join(" ");
  expect(words).toContain(await panel.locator("h3").textContent());
  const said = (text) => text.replace(/\s+/g, " ").trim();
  expect(said(words)).toContain(said(await panel.getByTestId("coverage").textContent()));
  const shapes = await page.getByTestId("panel-matrix").locator("svg.chart rect").count();
  // One rectangle more: the paper.
  expect(svg.match(/<rect/g)).toHaveLength(shapes + 1);
  const drawn = await page.evaluate(async (svg) => {
    const image = new Image();
    image.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
    await image.decode();
    return [image.naturalWidth, image.naturalHeight];
  }, svg);
  expect(Math.min(...drawn)).toBeGreaterThan(50);
});

test("a PNG is twice the picture", async ({ page }) => {
  await openView(page, "#/functions");
  const { name, bytes } = await take(page, "matrix", "png");
  expect(name).toBe("tarazy_functions_matrix.png");
  expect(bytes.subarray(1, 4).toString()).toBe("PNG");
  const width = await page.getByTestId("panel-matrix").locator("svg.chart").getAttribute("width");
  // Twelve pixels of margin on either side; a width that is no whole number is rounded up or down.
  expect(Math.abs(bytes.readUInt32BE(16) - (Number(width) + 24) * 2)).toBeLessThan(2);
});

test("a table comes whole as CSV, JSON and XLSX", async ({ page }) => {
  await openView(page, "#/sources");
  const csv = await take(page, "documents", "csv");
  expect(csv.bytes.toString("utf8").trim().split("\r\n")).toHaveLength(6);
  const json = JSON.parse((await take(page, "documents", "json")).bytes.toString("utf8"));
  expect(json.rows).toHaveLength(5);
  expect(json.rows.every((row) => row.length === json.columns.length)).toBe(true);
  const xlsx = await take(page, "documents", "xlsx");
  expect(xlsx.bytes.subarray(0, 2).toString()).toBe("PK");
});

test("a print has all rows, opened, and folds them again", async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => {
      window.dispatchEvent(new Event("beforeprint"));
      window.printed = document.querySelector("[data-testid=table-twin]")?.open;
      window.dispatchEvent(new Event("afterprint"));
    };
  });
  await openView(page, "#/functions");
  const menu = page.getByTestId("panel-matrix").getByTestId("downloads");
  await menu.locator("summary").click();
  await menu.getByTestId("download-print").click();
  await expect.poll(() => page.evaluate(() => window.printed)).toBe(true);
  await expect(page.getByTestId("panel-matrix").getByTestId("table-twin")).not.toHaveAttribute("open");
});
