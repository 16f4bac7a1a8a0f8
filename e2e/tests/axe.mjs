// What axe-core finds wrong in the page as it stands.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The violations, in short; the size of targets too, which axe leaves out unless asked. */
export async function violations(page) {
  // What is out of sight has guessed sizes until it is looked at; axe compares sizes of the whole page.
  await page.addStyleTag({ content: "* { content-visibility: visible !important }" });
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, {
      resultTypes: ["violations"],
      rules: { "target-size": { enabled: true } },
    });
    return violations.map(
      ({ id, help, nodes }) => `${id}: ${help} (${nodes.length}, first ${nodes[0].target.join(" ")})`,
    );
  });
}
