// Views made of panels: opened in the page, and printed by the native command.

import { execFileSync } from "node:child_process";
import path from "node:path";
import { expect, root } from "./site.mjs";

const command =
  process.env.TARAZY ?? path.join(process.env.CARGO_TARGET_DIR ?? path.join(root, "target"), "debug/tarazy");

/** Opens a view and waits until it stands. */
export async function openSheet(page, fragment) {
  await page.goto(`./${fragment}`);
  await settled(page);
}

export async function settled(page) {
  const sheet = page.getByTestId("sheet");
  await expect(sheet).toBeVisible();
  await expect(sheet).toHaveAttribute("aria-busy", "false");
}

/** The sheet that the native command prints for an address. */
export function printed(address) {
  const options = { encoding: "utf8", maxBuffer: 1 << 28 };
  return JSON.parse(execFileSync(command, ["view", address], options)).body.Sheet;
}

/** A panel of a sheet. */
export function panelOf(sheet, id) {
  return sheet.panels.find((panel) => panel.id === id);
}
