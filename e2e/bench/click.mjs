#!/usr/bin/env node
// From a press to the painted change, in Debian's Chromium, on the built page in dist/: in every
// view a filter is set and taken off again; the time runs from the event to the second frame after
// the view says that it stands. Prints median and slowest of each view. Nothing is asserted.
//
// usage: node e2e/bench/click.mjs [presses]

import { chromium } from "@playwright/test";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "../../tools/serve.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const presses = Number(process.argv[2] ?? 20);
const { address, close } = await serve({ root: process.env.DIST ?? path.join(root, "dist"), port: 0 });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium" });
try {
  const page = await browser.newPage({ locale: "ru-RU", viewport: { width: 1280, height: 900 } });
  await page.goto(address);
  await page.waitForSelector("[aria-busy=false]");
  const views = await page
    .locator("nav.views a")
    .evaluateAll((links) => links.map((link) => link.dataset.testid.replace("view-", "")));
  for (const view of views) {
    await page.goto(`${address}#/${view}`);
    await page.waitForSelector("[aria-busy=false]", { timeout: 10_000 }).catch(() => {});
    const times = await page.evaluate(async (presses) => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const out = [];
      const box = document.querySelector('[data-testid="filter-speaker"] input');
      if (!box || !document.querySelector("[aria-busy]")) return out;
      for (let press = 0; press < presses; press += 1) {
        const start = performance.now();
        box.click();
        // A change of the address is told in a task of its own, so that the view is busy after it.
        await new Promise((resolve) => window.addEventListener("hashchange", resolve, { once: true }));
        const view = document.querySelector("[aria-busy]");
        while (view.getAttribute("aria-busy") === "true") {
          await new Promise((resolve) => {
            const observer = new MutationObserver(() => {
              observer.disconnect();
              resolve();
            });
            observer.observe(view, { attributes: true });
          });
        }
        const answered = performance.now();
        await frame();
        out.push([answered - start, performance.now() - start]);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return out;
    }, presses);
    const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
    const show = (list) => `${median(list)?.toFixed(1)} ms, slowest ${Math.max(...list).toFixed(1)}`;
    if (times.length === 0) continue;
    console.log(`${view}: in the document ${show(times.map((t) => t[0]))}; painted ${show(times.map((t) => t[1]))}`);
  }
} finally {
  await browser.close();
  await close();
}
