#!/usr/bin/env node
// The same as click.mjs with 10 000 documents: the built page in dist/ is served with another worker
// in place of its own, which answers the same protocol over documents made of shuffled paragraphs of
// the articles (scale.rs). Nothing is asserted.
//
// usage: node e2e/bench/scale.mjs [presses] [views …]   FOLDER=… for a folder that stands already

import { cpSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { pressAll } from "./press.mjs";
import { build, inBrowser, root } from "./shared.mjs";

const [presses = "10", ...only] = process.argv.slice(2);
const folder = process.env.FOLDER ?? path.join(root, "target/bench-scale");

if (!process.env.FOLDER) {
  rmSync(folder, { recursive: true, force: true });
  cpSync(path.join(root, "dist"), folder, { recursive: true });
  const module = readdirSync(folder).find((name) => /^worker.*_bg\.wasm$/.test(name));
  const name = module.replace("_bg.wasm", "");
  build({ bin: "bench-scale", profile: "page", level: "-O1", folder, name });
}

await inBrowser(folder, async ({ address, browser }) => {
  const context = await browser.newContext({
    locale: "ru-RU",
    viewport: { width: 1280, height: 900 },
    serviceWorkers: "block",
  });
  const page = await context.newPage();
  const start = Date.now();
  await page.goto(address);
  await page.waitForSelector("#view[aria-busy=false]", { timeout: 600_000 });
  console.log(`Chromium ${browser.version()}, 10 000 documents, read in ${(Date.now() - start) / 1e3} s; ms, median (slowest)`);
  await pressAll(page, address, { presses: Number(presses), only, patience: 10_000, loading: 600_000 });
});
