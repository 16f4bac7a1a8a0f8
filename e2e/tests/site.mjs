// The page under test: served as a plain host serves it, watched for errors and foreign requests.

import path from "node:path";
import { fileURLToPath } from "node:url";
import { test as base, expect } from "@playwright/test";
import { serve } from "../../tools/serve.mjs";

export const root = fileURLToPath(new URL("../../", import.meta.url));
export const dist = path.join(root, "dist");

/** A server of the built page on a free port. */
export function host(prefix = "/") {
  return serve({ root: dist, prefix, port: 0 });
}

/** Records what must not happen in a context: errors, failed answers, requests to elsewhere. */
export function watch(context, origin) {
  const faults = [];
  context.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()}`);
  });
  context.on("weberror", (error) => faults.push(`error: ${error.error()}`));
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol !== "data:" && url.protocol !== "blob:" && url.origin !== origin) {
      faults.push(`request to ${request.url()}`);
    }
  });
  context.on("response", (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} for ${response.url()}`);
  });
  return faults;
}

export const test = base.extend({
  site: [
    async ({}, use) => {
      const site = await host();
      await use(site);
      await site.close();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ site }, use) => use(site.address),
  /** Every test fails on an error in the console or a request to elsewhere. */
  faults: [
    async ({ context, site }, use) => {
      const faults = watch(context, new URL(site.address).origin);
      await use(faults);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Opens a view of the page and waits until the comparison stands. */
export async function open(page, fragment = "") {
  await page.goto(`./${fragment}`);
  await ready(page);
}

/** Opens a view of panels and waits until it stands. */
export async function openView(page, fragment) {
  await page.goto(`./${fragment}`);
  const sheet = page.getByTestId("sheet");
  await expect(sheet).toBeVisible();
  await expect(sheet).toHaveAttribute("aria-busy", "false");
  await expect(page.getByTestId("finding")).toBeVisible();
}

export async function ready(page) {
  const comparison = page.getByTestId("comparison");
  await expect(comparison).toBeVisible();
  await expect(comparison).toHaveAttribute("aria-busy", "false");
  await expect(page.getByTestId("loading")).toHaveCount(0);
}

/** What the cells show: `topic partner` → sorted `document:fact`, folded items too. */
export function shown(page) {
  return page.getByTestId("comparison").evaluate((comparison) => {
    const cells = {};
    for (const cell of comparison.querySelectorAll('[data-testid^="cell-"]')) {
      const [, topic, partner] = /^cell-([a-z]+)-(.+)$/.exec(cell.dataset.testid);
      const items = [...cell.querySelectorAll('[data-testid="item"]')];
      const facts = new Set(items.map((item) => `${item.dataset.document}:${item.dataset.fact}`));
      cells[`${topic} ${partner}`] = [...facts].sort();
    }
    return cells;
  });
}

/** Opens all that is folded in the comparison, so that every item can be pressed. */
export async function unfold(page) {
  await page.getByTestId("comparison").evaluate((comparison) => {
    for (const details of comparison.querySelectorAll("details")) details.open = true;
  });
}
