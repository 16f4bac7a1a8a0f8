// A view made of panels: what the native command prints of it, and how the page is opened on it.

import { execFileSync } from "node:child_process";
import path from "node:path";
import { expect, root } from "./site.mjs";

const command =
  process.env.TARAZY ?? path.join(process.env.CARGO_TARGET_DIR ?? path.join(root, "target"), "debug/tarazy");

/** The sheet that the command prints at an address. */
export function printed(address) {
  const shown = execFileSync(command, ["view", address], { encoding: "utf8", maxBuffer: 1 << 28 });
  return JSON.parse(shown).body.Sheet;
}

/** A panel of a printed sheet. */
export function panelOf(sheet, id) {
  return sheet.panels.find((panel) => panel.id === id);
}

/** The heads of the rows of a printed panel. */
export function heads(sheet, id) {
  return panelOf(sheet, id).table.rows.map((row) => row.find(({ role }) => role === "Head").text);
}

/** Opens a view of panels and waits until it stands. */
export async function open(page, address) {
  await page.goto(`./${address}`);
  const sheet = page.getByTestId("sheet");
  await expect(sheet).toBeVisible();
  await expect(sheet).toHaveAttribute("aria-busy", "false");
  await expect(page.getByTestId("loading")).toHaveCount(0);
  await expect(page.getByTestId("finding")).toBeVisible();
}

/** The heads of the rows of a panel on the page; its table may be folded. */
export function shownHeads(page, id) {
  return page
    .getByTestId(`panel-${id}`)
    .locator("tbody th")
    .evaluateAll((all) => all.map((head) => head.firstChild.textContent));
}
