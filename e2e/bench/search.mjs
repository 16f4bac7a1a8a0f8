#!/usr/bin/env node
// Search as WebAssembly against MiniSearch and FlexSearch, in one page of Debian's Chromium, over
// the same sentences: time to index, time of a query with its snippets, sentences found. Nothing is
// asserted.
//
// The two libraries know words as they are written: what they find by any form of a word they find
// by a common beginning, where they are asked for one. A snippet of theirs is cut here.
//
// usage: node e2e/bench/search.mjs [bytes of text] [runs] [folder of a built entry]

import { copyFileSync } from "node:fs";
import path from "node:path";
import { blank, build, inBrowser, median, root, threadClock } from "./shared.mjs";

/** Words that all three can look for. */
const WORDS = [
  "Казахстан",
  "Китаю",
  "политика",
  "сотрудничеством",
  "визит",
  "ЕС",
  "США",
  "Токаев",
  "инвестиция",
  "транзит",
  "безопасность",
  "в",
];
/** What only a query language says. */
const QUERIES = [
  '"внешняя политика"',
  "Китай NEAR/5 Россия",
  "Китай -США",
  "инвестиция | кредит",
  "сотруднич*",
  "=России",
  "rfpf[cnfy",
  "kazakhstan",
];

const modules = path.join(root, "e2e/node_modules");
const [bytes = 5_000_000, runs = 5] = process.argv.slice(2, 4).map(Number);
const folder = path.resolve(process.argv[4] ?? path.join(root, "target/bench-search"));

if (process.argv[4] === undefined) {
  build({ bin: "bench-search", profile: "release", level: "-O3", folder });
}
blank(folder);
copyFileSync(path.join(modules, "minisearch/dist/es/index.js"), path.join(folder, "minisearch.js"));
copyFileSync(
  path.join(modules, "flexsearch/dist/flexsearch.bundle.module.min.js"),
  path.join(folder, "flexsearch.js"),
);

/** In the page: the three as functions of the same shape, over the same sentences. */
async function prepare(bytes) {
  const tarazy = await import("./bench.js");
  await tarazy.default();
  const sentences = globalThis.tarazyText(bytes);
  const { default: MiniSearch } = await import("./minisearch.js");
  const flexsearch = await import("./flexsearch.js");
  const Index = flexsearch.Index ?? flexsearch.default.Index;

  const snippets = (numbers, query) => {
    let shown = 0;
    for (const number of numbers.slice(0, 50)) {
      const text = sentences[number];
      const at = Math.max(0, text.toLowerCase().indexOf(query.toLowerCase().slice(0, 4)));
      shown += text.slice(Math.max(0, at - 60), at).length + text.slice(at, at + 60).length;
    }
    return [numbers.length, shown];
  };
  let mini;
  let flex;
  globalThis.bench = {
    tarazy: {
      index: () => globalThis.tarazyIndex(),
      search: (query) => globalThis.tarazySearch(query),
    },
    "tarazy, left order": { search: (query) => globalThis.tarazyLeft(query) },
    "tarazy, other names": { search: (query) => globalThis.tarazyAliases(query) },
    minisearch: {
      index: () => {
        mini = new MiniSearch({ fields: ["text"] });
        mini.addAll(sentences.map((text, id) => ({ id, text })));
      },
      search: (query) => snippets(mini.search(query).map((found) => found.id), query),
    },
    "minisearch, prefix": {
      search: (query) =>
        snippets(mini.search(query, { prefix: true }).map((found) => found.id), query),
    },
    flexsearch: {
      index: () => {
        flex = new Index({ tokenize: "strict" });
        sentences.forEach((text, id) => flex.add(id, text));
      },
      search: (query) => snippets(flex.search(query, { limit: 1e6 }), query),
    },
  };
  return sentences.length;
}

/** In the page: milliseconds of one query of many, and what it finds. */
function measure([name, query]) {
  const { search } = globalThis.bench[name];
  const [hits] = search(query);
  let best = Infinity;
  for (let round = 0; round < 5; round += 1) {
    let times = 0;
    const start = performance.now();
    do {
      search(query);
      times += 1;
    } while (performance.now() - start < 10);
    best = Math.min(best, (performance.now() - start) / times);
  }
  return { hits, time: best };
}

await inBrowser(folder, async ({ address, browser }) => {
  const indexed = { tarazy: [], minisearch: [], flexsearch: [] };
  const first = { tarazy: [], minisearch: [], flexsearch: [] };
  let sentences;
  let page;
  for (let run = 0; run < runs; run += 1) {
    await page?.close();
    page = await browser.newPage();
    page.on("pageerror", (error) => console.error(error));
    await page.goto(address);
    sentences = await page.evaluate(prepare, bytes);
    const busy = await threadClock(page);
    for (const name of Object.keys(indexed)) {
      for (const list of [first, indexed]) {
        const before = await busy();
        await page.evaluate((name) => void globalThis.bench[name].index(), name);
        list[name].push((await busy()) - before);
      }
    }
  }
  console.log(`Chromium ${browser.version()}, ${bytes / 1e6} MB, ${sentences} sentences, ${runs} runs`);
  for (const name of Object.keys(indexed)) {
    const [cold, warm] = [median(first[name]), median(indexed[name])];
    console.log(`index  ${name.padEnd(22)} ${cold.toFixed(0)} ms, again ${warm.toFixed(0)} ms`);
  }
  const names = await page.evaluate(() => Object.keys(globalThis.bench));
  for (const name of names) {
    const times = [];
    const queries = name.startsWith("tarazy") ? [...WORDS, ...QUERIES] : WORDS;
    const shown = [];
    for (const query of queries) {
      const { hits, time } = await page.evaluate(measure, [name, query]);
      times.push(time);
      shown.push(`${query} ${hits} in ${time.toFixed(3)} ms`);
    }
    console.log(`query  ${name.padEnd(22)} median ${median(times).toFixed(3)} ms, slowest ${Math.max(...times).toFixed(2)} ms`);
    console.log(`       ${shown.join("; ")}`);
  }
});
