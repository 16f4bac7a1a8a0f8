#!/usr/bin/env node
// What a change of the rules does to the finds in the embedded articles: facts added, lost and
// changed in tests/snapshots/ against a commit (HEAD unless named).
//
// usage: node tools/diff.mjs [COMMIT]

import { execFileSync } from "node:child_process";

const commit = process.argv[2] ?? "HEAD";
const diff = execFileSync("git", ["diff", "--no-color", "--unified=0", commit, "--", "tests/snapshots"], {
  encoding: "utf8",
  maxBuffer: 1 << 28,
});

// A line is `layer start..end kind key=value… | words`; what layer, place and kind share is one
// find that changed.
const lost = new Map();
const added = new Map();
let file = "";
for (const line of diff.split("\n")) {
  if (line.startsWith("--- ") || line.startsWith("+++ ")) {
    if (!line.endsWith("/dev/null")) file = line.slice(line.lastIndexOf("/") + 1).replace(".txt", "");
  } else if (/^[-+](mention|quantity|fact|further) /.test(line)) {
    const key = [file, ...line.slice(1).split(" ", 3)].join(" ");
    const side = line[0] === "-" ? lost : added;
    side.set(key, [...(side.get(key) ?? []), line.slice(1)]);
  }
}
const counts = { added: 0, lost: 0, changed: 0 };
for (const key of [...new Set([...lost.keys(), ...added.keys()])].sort()) {
  const before = lost.get(key) ?? [];
  const after = added.get(key) ?? [];
  const document = key.split(" ", 1)[0];
  while (before.length && after.length) {
    counts.changed += 1;
    console.log(`~ ${document} ${before.shift()}\n→ ${document} ${after.shift()}`);
  }
  for (const line of before) {
    counts.lost += 1;
    console.log(`- ${document} ${line}`);
  }
  for (const line of after) {
    counts.added += 1;
    console.log(`+ ${document} ${line}`);
  }
}
console.log(`against ${commit}: ${counts.added} added, ${counts.lost} lost, ${counts.changed} changed`);
