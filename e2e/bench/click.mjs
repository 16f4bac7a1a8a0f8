#!/usr/bin/env node
// From a press to the painted change with the five articles, in Debian's Chromium, on the built page
// in dist/; what is counted is told in press.mjs. Prints medians, and the slowest in brackets. Nothing
// is asserted.
//
// usage: node e2e/bench/click.mjs [presses] [views …]

import path from "node:path";
import { pressAll } from "./press.mjs";
import { inBrowser, root } from "./shared.mjs";

const [presses = "20", ...only] = process.argv.slice(2);
await inBrowser(process.env.DIST ?? path.join(root, "dist"), async ({ address, browser }) => {
  const page = await browser.newPage({ locale: "ru-RU", viewport: { width: 1280, height: 900 } });
  await page.goto(address);
  await page.waitForSelector("#view[aria-busy=false]");
  console.log(`Chromium ${browser.version()}, five articles; ms, median (slowest)`);
  await pressAll(page, address, { presses: Number(presses), only });
});
