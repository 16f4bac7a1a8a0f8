// The last step of a release build (Trunk's post_build hook; Node, no dependencies).
//
// Trunk names the page's files by their content but not the worker's; this does, and tells the page
// the name. It writes the words of the shell in other languages into boot.js, and at last sw.js with
// the list of all staged files and the version of the whole.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

const stage = process.env.TRUNK_STAGING_DIR;
if (!stage) throw new Error("TRUNK_STAGING_DIR is not set: run through trunk");
// A debug build is rebuilt at every change: it is never cached.
if (process.env.TRUNK_PROFILE !== "release") process.exit(0);

const read = (name) => readFileSync(join(stage, name));
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
const replaced = (text, from, to) => {
  if (!text.includes(from)) throw new Error(`expected ${JSON.stringify(from)}`);
  return text.replaceAll(from, to);
};

function nameWorker() {
  const hash = sha256(Buffer.concat([read("worker.js"), read("worker_bg.wasm")])).slice(0, 16);
  const named = {
    "worker_bg.wasm": `worker-${hash}_bg.wasm`,
    "worker.js": `worker-${hash}.js`,
    "worker_loader.js": `worker-${hash}_loader.js`,
  };
  const glue = replaced(read("worker.js").toString(), "worker_bg.wasm", named["worker_bg.wasm"]);
  writeFileSync(join(stage, "worker.js"), glue);
  let loader = replaced(read("worker_loader.js").toString(), "worker.js", named["worker.js"]);
  loader = loader.replaceAll("worker_bg.wasm", named["worker_bg.wasm"]);
  writeFileSync(join(stage, "worker_loader.js"), loader);
  for (const [from, to] of Object.entries(named)) renameSync(join(stage, from), join(stage, to));
  const page = read("index.html").toString();
  const meta = `<meta name="tarazy-worker" content="./${named["worker_loader.js"]}">`;
  writeFileSync(join(stage, "index.html"), replaced(page, "</head>", `${meta}</head>`));
}

// Gives the shell its words in the other languages, for the time before the page has its own.
function writeWords() {
  const marks = read("index.html").toString().matchAll(/data-key="?([\w.-]+)/g);
  const keys = new Set([...marks].map((mark) => mark[1]));
  const rows = readFileSync("src/data/messages/page.tsv", "utf8")
    .split("\n")
    .map((line) => line.split("\t"))
    .filter(([key]) => keys.has(key));
  if (rows.length !== keys.size) throw new Error("the shell has words that the table has not");
  const column = (at) => Object.fromEntries(rows.map((row) => [row[0], row[at]]));
  const words = JSON.stringify({ en: column(2), kk: column(3) });
  const boot = replaced(read("boot.js").toString(), "{}; /*@WORDS@*/", `${words};`);
  writeFileSync(join(stage, "boot.js"), boot);
}

function files(folder) {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? files(path) : [path]))
    .map((path) => (path.startsWith(stage) ? relative(stage, path) : path))
    .map((path) => path.split(sep).join("/"));
}

function writeServiceWorker() {
  const list = files(stage)
    .filter((path) => path !== "sw.js")
    .sort()
    .map((path) => [path, sha256(read(path))]);
  const version = sha256(JSON.stringify(list)).slice(0, 16);
  let text = readFileSync("src/web/sw.js", "utf8");
  text = replaced(text, "@VERSION@", version);
  const lines = list.map((file) => `  ${JSON.stringify(file)},`).join("\n");
  text = replaced(text, "/*@FILES@*/", `\n${lines}\n`);
  writeFileSync(join(stage, "sw.js"), text);
  console.log(`version ${version}, ${list.length} files`);
}

nameWorker();
writeWords();
writeServiceWorker();
