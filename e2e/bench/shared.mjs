// What the benchmarks in the browser share: how an entry is built, how a folder is opened in Debian's
// Chromium, the median.

import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { serve } from "../../tools/serve.mjs";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const target = process.env.CARGO_TARGET_DIR ?? path.join(root, "target");

/** As in index.html. */
const FEATURES = [
  "bulk-memory",
  "sign-ext",
  "nontrapping-float-to-int",
  "multivalue",
  "reference-types",
  "mutable-globals",
].map((feature) => `--enable-${feature}`);

/**
 * Builds a bin of features `worker` into a folder, as WebAssembly with its glue. A profile has its
 * folder under the target's, and wasm-opt runs where it is there.
 */
export function build({ bin, profile, level, folder, name = "bench" }) {
  const run = (command, ...args) => execFileSync(command, args, { cwd: root, stdio: "inherit" });
  const wasm = "wasm32-unknown-unknown";
  run("cargo", "build", "--profile", profile, "--target", wasm, "--features", "worker", "--bin", bin);
  mkdirSync(folder, { recursive: true });
  const glue = ["--target", "web", "--no-typescript", "--out-name", name, "--out-dir", folder];
  run("wasm-bindgen", ...glue, path.join(target, wasm, profile, `${bin}.wasm`));
  try {
    const file = path.join(folder, `${name}_bg.wasm`);
    run("wasm-opt", level, ...FEATURES, file, "-o", file);
  } catch {
    console.log("wasm-opt is not there: the entry is measured as rustc made it");
  }
}

/** An empty page, into which an entry is loaded. */
export function blank(folder) {
  writeFileSync(path.join(folder, "index.html"), "<!doctype html><title>bench</title>");
}

/** Serves a folder and lets `work` have its address and a browser; both are ended after it. */
export async function inBrowser(folder, work) {
  const { address, close } = await serve({ root: folder, port: 0 });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  });
  try {
    await work({ address, browser });
  } finally {
    await browser.close();
    await close();
  }
}

/** A clock of the page's main thread at work, in ms: what other programs take is not counted. */
export async function threadClock(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  return async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find((metric) => metric.name === "ThreadTime").value * 1e3;
  };
}

export const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
