// What the native command finds in the embedded articles: what the page must show.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { root } from "./site.mjs";

const command =
  process.env.TARAZY ?? path.join(process.env.CARGO_TARGET_DIR ?? path.join(root, "target"), "debug/tarazy");

/** Kind of a fact → topic of the comparison. */
const TOPICS = {
  role: "functions",
  indicator: "indicators",
  agreement: "agreements",
  meeting: "meetings",
  membership: "memberships",
  exchange: "exchanges",
  risk: "risks",
  statement: "statements",
  relation: "relations",
  dependence: "dependence",
  defence: "defence",
  signal: "signals",
};

export const records = execFileSync(command, ["corpus", "--format", "jsonl"], {
  encoding: "utf8",
  maxBuffer: 1 << 28,
})
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));

/** Every fact with its document and its number there. */
export const facts = records.flatMap((record) =>
  [...record.facts, ...record.further].map((fact, number) => ({ ...fact, document: record.doc.id, number })),
);

/** The cells of a comparison, as `shown` reads them off the page. */
export function expected(partners, keep = () => true) {
  const cells = {};
  for (const topic of Object.values(TOPICS)) {
    for (const partner of partners) {
      cells[`${topic} ${partner}`] = facts
        .filter((fact) => TOPICS[fact.kind] === topic && fact.partners.includes(partner) && keep(fact))
        .map((fact) => `${fact.document}:${fact.number}`)
        .sort();
    }
  }
  return cells;
}

/** The fact behind an item of the page. */
export function factOf(document, number) {
  return facts.find((fact) => fact.document === document && fact.number === Number(number));
}

/** The characters of a seed that a fact's evidence covers. */
export function evidenceText(fact) {
  const text = readFileSync(path.join(root, "seeds", `${fact.document}.txt`), "utf8");
  return [...text.replace(/^\uFEFF/, "")].slice(fact.start, fact.end).join("");
}

/** The three states with most facts. */
export const three = (() => {
  const counts = {};
  for (const partner of facts.flatMap((fact) => fact.partners)) {
    if (/^[A-Z]{2}$/.test(partner)) counts[partner] = (counts[partner] ?? 0) + 1;
  }
  return Object.keys(counts)
    .sort((a, b) => counts[b] - counts[a] || (a < b ? -1 : 1))
    .slice(0, 3);
})();

/** What the native command says the page shows at an address: `Shown` of the engine's door. */
export function view(address) {
  return JSON.parse(execFileSync(command, ["view", address], { encoding: "utf8", maxBuffer: 1 << 28 }));
}

/** The sheet of a view, and the marks of one of its panels in order, without repeats. */
export function sheet(address) {
  return view(address).body.Sheet;
}

export function marksOf(sheet, id) {
  const panel = sheet.panels.find((panel) => panel.id === id);
  const cells = panel.table.rows.flat().flatMap((cell) => [cell, ...cell.pieces]);
  const numbers = [...(panel.chart?.shapes ?? []), ...cells].map((part) => part.mark);
  return [...new Set(numbers.filter((mark) => mark !== null && mark !== undefined))].map(
    (mark) => sheet.marks[mark],
  );
}
