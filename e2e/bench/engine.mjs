#!/usr/bin/env node
// Speed of the engine as WebAssembly in Debian's Chromium: builds the entry beside this file with
// the profile of the shipped worker, opens it in an empty page and prints the median of several
// runs, in time of the page's own thread. Nothing is asserted.
//
// usage: node e2e/bench/engine.mjs [bytes of text] [runs, at least two] [folder of a built entry]

import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { serve } from "../../tools/serve.mjs";

/** As in index.html. */
const FEATURES = [
  "bulk-memory",
  "sign-ext",
  "nontrapping-float-to-int",
  "multivalue",
  "reference-types",
  "mutable-globals",
].map((feature) => `--enable-${feature}`);

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const [bytes = 5_000_000, runs = 8] = process.argv.slice(2, 4).map(Number);
const folder = path.resolve(process.argv[4] ?? path.join(root, "target/bench-page"));
const target = process.env.CARGO_TARGET_DIR ?? path.join(root, "target");

if (process.argv[4] === undefined) {
  const run = (command, ...args) => execFileSync(command, args, { cwd: root, stdio: "inherit" });
  const wasm = "wasm32-unknown-unknown";
  run("cargo", "build", "--profile", "page", "--target", wasm, "--features", "worker", "--bin", "bench");
  mkdirSync(folder, { recursive: true });
  const built = path.join(target, wasm, "page/bench.wasm");
  run("wasm-bindgen", "--target", "web", "--no-typescript", "--out-dir", folder, built);
  try {
    const file = path.join(folder, "bench_bg.wasm");
    // As for the shipped worker; -O3 makes few and big functions, and the browser compiles each when
    // it is first called, so that the start is slower for it.
    run("wasm-opt", "-O1", ...FEATURES, file, "-o", file);
  } catch {
    console.log("wasm-opt is not there: the entry is measured as rustc made it");
  }
}
writeFileSync(path.join(folder, "index.html"), "<!doctype html><title>bench</title>");

const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
const { address, close } = await serve({ root: folder, port: 8170 });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium" });
try {
  const all = [];
  for (let run = 0; run < runs; run += 1) {
    // A new page for each run: what is measured first is measured cold.
    const page = await browser.newPage();
    await page.goto(address);
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable");
    // Seconds of the page's main thread at work: what other programs take is not counted.
    const busy = async () => {
      const { metrics } = await session.send("Performance.getMetrics");
      return metrics.find((metric) => metric.name === "ThreadTime").value * 1e3;
    };
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
} finally {
  await browser.close();
  await close();
}
