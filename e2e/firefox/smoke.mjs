// `make firefox`: every view stands in Firefox, wide and narrow, and the keyboard opens, closes, returns.
// Playwright drives only a Firefox of its own; this drives the system's (FIREFOX=path, or firefox-esr).

import path from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "../../tools/serve.mjs";
import { firefox } from "./bidi.mjs";

const dist = path.join(fileURLToPath(new URL("../../", import.meta.url)), "dist");
const KEYS = { tab: "\uE004", enter: "\uE007", escape: "\uE00C", right: "\uE014" };
const STANDS =
  `document.querySelector("#view")?.getAttribute("aria-busy") === "false" &&` +
  ` !document.querySelector("[data-testid=loading]")`;
const OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

const faults = [];
const claim = (holds, what) => {
  if (!holds) faults.push(what);
};

const site = await serve({ root: dist, port: 0 });
const browser = await firefox(process.env.FIREFOX || "firefox-esr", [1280, 900]);
const visit = async (fragment) => {
  await browser.open(`${site.address}${fragment}`);
  await browser.until(STANDS);
};
try {
  console.log(`Firefox ${browser.version}`);
  await visit("#/compare");
  const codes = JSON.parse(
    await browser.value(
      `JSON.stringify([...document.querySelectorAll(".views a")].map((a) => a.dataset.testid.slice(5)))`,
    ),
  );
  for (const [width, height] of [[1280, 900], [360, 740]]) {
    await browser.resize([width, height]);
    for (const code of codes) {
      await visit(`#/${code}`);
      const over = await browser.value(OVERFLOW);
      claim(over <= 0, `${code} at ${width} px scrolls sideways by ${over} px`);
      console.log(`  ${code} at ${width} px`);
    }
  }

  await browser.resize([1280, 900]);
  await visit("#/compare");
  await browser.press(KEYS.tab);
  claim(await browser.value(`document.activeElement.matches(".skip")`), "the first stop is the skip link");
  // A window that is not the system's active one presses no buttons, only links.
  await browser.value(`document.activeElement.click()`);
  await browser.until(`document.activeElement.id === "view"`, 5);
  await browser.value(`document.querySelector('[data-testid="item"]').focus()`);
  await browser.press(KEYS.enter);
  await browser.until(`!!document.querySelector('[data-testid="evidence-mark"]')`, 20);
  await browser.press(KEYS.escape);
  await browser.until(`document.activeElement.matches('[data-testid="item"]')`, 5);
  await visit("#/functions");
  await browser.value(`document.querySelector('[data-testid="mark"]').focus()`);
  await browser.press(KEYS.right);
  claim(
    await browser.value(`document.activeElement !== document.querySelector('[data-testid="mark"]')`),
    "an arrow leads to the next mark",
  );
  claim(browser.errors.length === 0, `errors: ${browser.errors.join("; ")}`);
} catch (error) {
  faults.push(error.message);
} finally {
  await browser.close();
  await site.close();
}
for (const fault of faults) console.error(`fault: ${fault}`);
process.exitCode = faults.length ? 1 : 0;
