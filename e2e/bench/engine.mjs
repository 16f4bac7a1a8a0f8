#!/usr/bin/env node
// Speed of the engine as WebAssembly in Debian's Chromium: builds the entry beside this file with
// the profile of the shipped worker, opens it in an empty page and prints the median of several
// runs, in time of the page's own thread. Nothing is asserted.
//
// usage: node e2e/bench/engine.mjs [bytes of text] [runs, at least two] [folder of a built entry]

import path from "node:path";
import { blank, build, inBrowser, median, root, threadClock } from "./shared.mjs";

const [bytes = 5_000_000, runs = 8] = process.argv.slice(2, 4).map(Number);
const folder = path.resolve(process.argv[4] ?? path.join(root, "target/bench-page"));

if (process.argv[4] === undefined) {
  // As for the shipped worker; -O3 makes few and big functions, and the browser compiles each when it
  // is first called, so that the start is slower for it.
  build({ bin: "bench", profile: "page", level: "-O1", folder });
}
blank(folder);

await inBrowser(folder, async ({ address, browser }) => {
  const all = [];
  for (let run = 0; run < runs; run += 1) {
    // A new page for each run: what is measured first is measured cold.
    const page = await browser.newPage();
    await page.goto(address);
    const busy = await threadClock(page);
    const timed = async (name, argument) => {
      const before = await busy();
      await page.evaluate(([name, argument]) => globalThis[name](argument), [name, argument]);
      return (await busy()) - before;
    };
    await page.evaluate(async () => {
      const module = await import("./bench.js");
      globalThis.tarazyInstantiate = () => module.default().then(() => 0);
    });
    const out = { instantiate: await timed("tarazyInstantiate", 0) };
    // A page for either start: what one has compiled the other would find ready.
    const first = run % 2 === 0 ? "Ready" : "Usable";
    out[first] = await timed(`tarazy${first}`, 0);
    await timed("tarazyReady", 0);
    out.again = await timed("tarazyReady", 0);
    out.size = await page.evaluate((bytes) => globalThis.tarazyBytes(bytes), bytes);
    for (const name of ["Tokens", "Extract", "Long"]) {
      // The browser's second compiler works in the background: what counts is the steady speed.
      await timed(`tarazy${name}`, 200_000);
      out[name] = await timed(`tarazy${name}`, bytes);
    }
    all.push(out);
    await page.close();
  }
  const of = (name) => median(all.map((run) => run[name]).filter((time) => time !== undefined));
  const speed = (name) => `${(all[0].size / 1e3 / of(name)).toFixed(1)} MB/s`;
  console.log(`Chromium ${browser.version()}, ${(all[0].size / 1e6).toFixed(1)} MB of UTF-8, median of ${runs}`);
  console.log(`instantiated                        ${of("instantiate").toFixed(1)} ms`);
  console.log(`usable: lemmas, names of a sentence ${of("Usable").toFixed(1)} ms`);
  console.log(`first sentence to facts             ${of("Ready").toFixed(1)} ms`);
  console.log(`a second extractor, the same        ${of("again").toFixed(1)} ms`);
  console.log(`tokens and sentences                ${speed("Tokens")}`);
  console.log(`all facts, many documents           ${speed("Extract")}`);
  console.log(`one long document, segments too     ${speed("Long")}`);
});
