// Views of panels under test: opened, and waited for.

import { expect, test } from "./site.mjs";

export { expect, test };

/** Opens a view and waits until it stands. */
export async function openView(page, fragment) {
  await page.goto(`./${fragment}`);
  await expect(page.locator("#view")).toHaveAttribute("aria-busy", "false");
  await expect(page.getByTestId("loading")).toHaveCount(0);
}
