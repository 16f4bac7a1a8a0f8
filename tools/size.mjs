#!/usr/bin/env node
// Prints the size of every file of a built page, raw and compressed as a host sends it, and fails
// where a line of tools/size-budget.tsv is exceeded.
//
// usage: node tools/size.mjs dist

import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const root = process.argv[2] ?? "dist";

function files(folder) {
  return readdirSync(folder)
    .filter((name) => !name.startsWith("."))
    .sort()
    .map((name) => path.join(folder, name))
    .flatMap((file) => (statSync(file).isDirectory() ? files(file) : [file]));
}

/** `app-1f2e3d4c5b6a7988_bg.wasm` as `app_bg.wasm`, so that a budget outlives a build. */
const plain = (name) => name.replace(/-[0-9a-f]{8,}/, "");

const rows = files(root).map((file) => {
  const bytes = readFileSync(file);
  return {
    name: plain(path.relative(root, file)),
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }).length,
  };
});
const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
rows.push({ name: "total", raw: sum("raw"), gzip: sum("gzip"), brotli: sum("brotli") });

const kb = (bytes) => (bytes / 1000).toFixed(1).padStart(10);
console.log(`${"KB (1000 bytes)".padEnd(32)}${["raw", "gzip -9", "brotli 11"].map((h) => h.padStart(10)).join("")}`);
for (const row of rows) {
  console.log(`${row.name.padEnd(32)}${kb(row.raw)}${kb(row.gzip)}${kb(row.brotli)}`);
}

const budget = readFileSync(new URL("size-budget.tsv", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line && !line.startsWith("#"))
  .map((line) => line.split("\t"));
let over = 0;
for (const [name, most] of budget) {
  const row = rows.find((row) => row.name === name);
  if (!row) {
    console.error(`size: no file ${name}, named in tools/size-budget.tsv`);
    over += 1;
  } else if (row.brotli > Number(most) * 1000) {
    console.error(`size: ${name} is ${(row.brotli / 1000).toFixed(1)} KB (brotli), at most ${most} are allowed`);
    over += 1;
  }
}
process.exitCode = over ? 1 : 0;
