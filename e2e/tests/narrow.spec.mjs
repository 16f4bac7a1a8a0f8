// On a phone and with large letters: nothing scrolls sideways, all can be hit, the filters are folded.

import { chromium } from "../playwright.config.mjs";
import { expect, test } from "./site.mjs";
import { enlarge, NOTHING, openReader, openReport, overflow, VIEWS, visit } from "./views.mjs";

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

/** Says what scrolls sideways: the views, and all that opens in them. */
async function scrolling(page) {
  const found = [];
  const look = async (name) => {
    const by = await overflow(page);
    if (by > 0) found.push(`${name}: ${by} px`);
  };
  for (const [code, address] of Object.entries(VIEWS)) {
    await visit(page, address);
    await look(code);
    // Menus move into the window once they are open.
    await page.evaluate(async () => {
      for (const details of document.querySelectorAll("main details, footer details")) details.open = true;
      await new Promise((resolve) => setTimeout(resolve, 100));
    });
    await look(`${code} unfolded`);
    await page.evaluate(() => {
      for (const menu of document.querySelectorAll("details.menu")) menu.open = false;
    });
  }
  await visit(page, NOTHING);
  await look("nothing");
  await openReport(page);
  await look("report with parts");
  await openReader(page);
  await look("reader");
  return found;
}

for (const language of ["ru-RU", "en-US", "kk-KZ"]) {
  test.describe(language, () => {
    test.use({ ...phone, locale: language });
    test("at 360 px nothing scrolls sideways", async ({ page }) => {
      test.slow();
      expect(await scrolling(page)).toEqual([]);
    });
  });
}

test.describe("letters of twice the size", () => {
  for (const viewport of [{ width: 1280, height: 900 }, { width: 640, height: 800 }, phone.viewport]) {
    test.describe(`${viewport.width} px`, () => {
      test.use({ viewport });
      test("nothing scrolls sideways, and all letters have grown", async ({ page }) => {
        test.slow();
        await enlarge(page, 2);
        expect(await scrolling(page)).toEqual([]);
        await page.keyboard.press("Escape");
        await visit(page, VIEWS.risks);
        const small = await page.evaluate(() =>
          [...document.querySelectorAll("main *")]
            .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
            .filter((element) => element.checkVisibility())
            .filter((element) => {
              const scale = element.ownerSVGElement?.getScreenCTM().a ?? 1;
              return parseFloat(getComputedStyle(element).fontSize) * scale < 23;
            })
            .map((element) => element.outerHTML.slice(0, 80)),
        );
        expect(small).toEqual([]);
      });
    });
  }
});

test.describe("fingers", () => {
  test.use(phone);

  test("main controls are 44 px high", async ({ page }) => {
    const low = [];
    for (const address of [VIEWS.compare, VIEWS.risks, VIEWS.report]) {
      await visit(page, address);
      const fold = page.getByTestId("filters-fold");
      if (await fold.isVisible()) {
        if ((await fold.getAttribute("aria-expanded")) === "false") await fold.tap();
      }
      low.push(
        ...(await page
          .locator(".button, .toggle, .views a, .start a, .choice select, .corpus .link, .filter-text, .report-title input")
          .evaluateAll((controls) =>
            controls
              .filter((control) => control.checkVisibility() && control.getBoundingClientRect().height < 44)
              .map((control) => control.outerHTML.slice(0, 100)),
          )),
      );
    }
    expect(low).toEqual([]);
  });

  test("what was found begins in the upper half of the window", async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 640 });
    const late = [];
    for (const [code, address] of Object.entries(VIEWS)) {
      await visit(page, address);
      const top = await page.evaluate(() => {
        const finding = document.querySelector("#view .finding, #view h2");
        return Math.round(finding.getBoundingClientRect().top + scrollY);
      });
      if (top > 320) late.push(`${code}: ${top} px`);
    }
    expect(late).toEqual([]);
  });

  test("the switches of a panel are one line that says what is chosen, and unfold", async ({ page }) => {
    await visit(page, VIEWS.functions);
    const panel = page.getByTestId("panel-matrix");
    const fold = panel.getByTestId("switches-fold");
    const order = panel.getByTestId("switch-order");
    await expect(order).toBeHidden();
    const top = async () => (await panel.getByTestId("picture").boundingBox()).y;
    const folded = await top();
    const chosen = await order.locator("[aria-current]").textContent();
    await expect(fold).toContainText(chosen);
    await fold.tap();
    await expect(fold).toHaveAttribute("aria-expanded", "true");
    expect(await top()).toBeGreaterThan(folded + 60);
    const other = order.locator("a:not([aria-current])").first();
    const name = await other.textContent();
    await other.tap();
    // It stays unfolded, so that another can be tried.
    await expect(order.locator("[aria-current]")).toHaveText(name);
    await expect(fold).toContainText(name);
    await fold.tap();
    await expect(order).toBeHidden();
    await page.setViewportSize({ width: 1280, height: 900 });
    await expect(fold).toBeHidden();
    await expect(order).toBeVisible();
  });

  test("on a first visit the comparison begins in the upper half too", async ({ page }) => {
    await visit(page, "");
    await expect(page.getByTestId("example").first()).toBeVisible();
    const { y } = await page.getByTestId("finding").boundingBox();
    expect(y).toBeLessThan(320);
    // What is unfolded has the whole width.
    const wide = async (part) => (await part.boundingBox()).width;
    await page.getByTestId("filters-fold").tap();
    expect(await wide(page.locator("#filter-row"))).toBeGreaterThan(300);
  });

  test("on a first visit two partners and the way to all are seen whole", async ({ page }) => {
    for (const language of ["ru", "kk"]) {
      await visit(page, "");
      await page.getByTestId("language").selectOption(language);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      const all = await page.getByTestId("picker-all").boundingBox();
      expect(all.x + all.width).toBeLessThanOrEqual(360);
      for (const at of [0, 1]) {
        const partner = await page.getByTestId("partner-toggle").nth(at).boundingBox();
        expect(partner.x + partner.width).toBeLessThanOrEqual(all.x);
      }
    }
  });

  test("what is done with a place stands in sight, apart from what was done", async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await visit(page, VIEWS.search);
    await page.getByTestId("panel-concordance").getByTestId("cell-mark").first().tap();
    const said = page.getByTestId("reader-said");
    await page.getByTestId("evidence-cite").tap();
    await expect(said).not.toBeEmpty();
    const box = await said.boundingBox();
    for (const tool of ["evidence-gather", "evidence-cite", "evidence-link"]) {
      const button = await page.getByTestId(tool).boundingBox();
      expect(button.x + button.width).toBeLessThanOrEqual(360);
      expect(button.y + button.height).toBeLessThanOrEqual(box.y);
    }
  });

  test("no partner's name is broken in the midst of a word", async ({ page }) => {
    await visit(page, VIEWS.deals);
    const broken = await page.locator(".table--matrix tbody th").evaluateAll((heads) =>
      heads.flatMap((head) => {
        const words = [];
        const walker = document.createTreeWalker(head, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          for (const word of node.data.matchAll(/[^\s-]+/g)) {
            const range = document.createRange();
            range.setStart(node, word.index);
            range.setEnd(node, word.index + word[0].length);
            if (range.getClientRects().length > 1) words.push(word[0]);
          }
        }
        return words;
      }),
    );
    expect(broken).toEqual([]);
  });

  test("the search has its field in sight", async ({ page }) => {
    await visit(page, "#/search");
    const field = page.getByTestId("filter-text");
    await expect(field).toBeInViewport();
    await expect(page.getByTestId("filter-document")).toBeHidden();
    await field.fill("соглашение");
    await field.press("Enter");
    await expect(page.getByTestId("panel-concordance")).toBeVisible();
  });

  test("no filter's name is broken in its midst", async ({ page }) => {
    await visit(page, VIEWS.risks);
    await page.getByTestId("filters-fold").tap();
    const broken = await page.locator("#filter-row .filter-label").evaluateAll((labels) =>
      labels
        .filter((label) => !label.textContent.includes(" "))
        .filter((label) => {
          const letters = document.createRange();
          letters.selectNodeContents(label);
          return letters.getClientRects().length > 1;
        })
        .map((label) => label.textContent),
    );
    expect(broken).toEqual([]);
  });

  test("the present view stands in sight in the row of views", async ({ page }) => {
    for (const code of ["compare", "voices", "report", "risks"]) {
      await visit(page, VIEWS[code]);
      await expect(page.getByTestId(`view-${code}`)).toBeInViewport({ ratio: 0.99 });
    }
  });

  test("the filters are one button that counts, opens, and stays open", async ({ page }) => {
    await visit(page, "#/functions?years=2020..2025");
    const fold = page.getByTestId("filters-fold");
    const row = page.locator("#filter-row");
    await expect(fold).toHaveAttribute("aria-expanded", "false");
    await expect(fold).toContainText("1");
    await expect(row).toBeHidden();
    // What is active is seen without opening anything.
    await expect(page.getByTestId("chip")).toHaveCount(1);
    await expect(page.getByTestId("chip")).toBeVisible();

    await fold.tap();
    await expect(fold).toHaveAttribute("aria-expanded", "true");
    const filter = page.getByTestId("filter-document");
    await filter.locator("summary").tap();
    await filter.locator("input").first().check();
    await expect(page.getByTestId("chip")).toHaveCount(2);
    await expect(fold).toContainText("2");

    await page.getByTestId("view-risks").tap();
    await expect(page.getByTestId("view-risks")).toHaveAttribute("aria-current", "page");
    await expect(row).toBeVisible();
    await page.reload();
    await expect(row).toBeVisible();

    await fold.tap();
    await expect(row).toBeHidden();
    await expect(page.getByTestId("chip")).toHaveCount(2);
    await page.getByTestId("clear-filters").tap();
    await expect(page.getByTestId("chip")).toHaveCount(0);
    await expect(fold).toBeFocused();
  });
});

test("pictures that fit a phone fit beside a scrollbar that takes room", async ({ playwright, site }) => {
  const { launchOptions } = chromium;
  const browser = await playwright.chromium.launch({
    ...launchOptions,
    ignoreDefaultArgs: ["--hide-scrollbars"],
  });
  const page = await browser.newPage({ baseURL: site.address, viewport: phone.viewport });
  const over = {};
  for (const code of ["exchange", "deals", "indicators"]) {
    await visit(page, VIEWS[code]);
    const frame = page.locator(".picture").first();
    over[code] = await frame.evaluate((frame) => frame.scrollWidth - frame.clientWidth);
  }
  await browser.close();
  expect(over).toEqual({ exchange: 0, deals: 0, indicators: 0 });
});

test("a wide page has its filters in the open", async ({ page }) => {
  await visit(page, VIEWS.functions);
  await expect(page.getByTestId("filters-fold")).toBeHidden();
  await expect(page.getByTestId("filter-document")).toBeVisible();
});
