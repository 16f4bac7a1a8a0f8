// The user corrects the machine: every view follows at once, all can be undone, nothing is lost.

import { readFile } from "node:fs/promises";
import { evidenceText, facts } from "./engine.mjs";
import { expect, open, ready, test } from "./site.mjs";

const KEY = "tarazy.corrections";

/** The first fact that passes a test, as the address names it. */
function find(passes) {
  const at = facts.find(passes);
  if (!at) throw new Error("the corpus has no such fact");
  return at;
}

const link = ({ document, number }, view = "compare", rest = "") =>
  `#/${view}?${rest}ev=${document}:${number}`;

/** Opens a fact in the reader. */
async function openFact(page, at, view, rest) {
  await page.goto(`./${link(at, view, rest)}`);
  await expect(page.getByTestId("evidence")).toBeVisible();
  await expect(page.getByTestId("verdict")).toBeVisible();
  await expect(page.getByTestId("evidence-mark")).toBeVisible();
}

const standing = (page) => page.getByTestId("amend-standing");
const kept = (page) => page.evaluate((key) => localStorage.getItem(key), KEY);

/** How many facts the comparison's corpus line counts. */
async function counted(page) {
  const words = await page.getByTestId("corpus").innerText();
  return Number(words.match(/(\d[\d\s\u00a0]*)\s*факт/)[1].replace(/\D/g, ""));
}

const figure = find((it) => it.kind === "indicator" && it.partners.length === 1 && it.value > 1);
const other = find((it) => it.kind === "indicator" && it !== figure && it.document === figure.document);

test("a fact is confirmed, and says so wherever it stands", async ({ page }) => {
  await openFact(page, figure, "compare", `p=${figure.partners[0]}&`);
  await page.getByTestId("amend-confirm").click();
  await expect(page.getByTestId("amend-said")).toHaveText("Подтверждено.");
  await expect(standing(page)).toHaveAttribute("data-touch", "confirmed");
  await expect(page.getByTestId("amend-confirm")).toHaveAttribute("aria-pressed", "true");
  const item = page.locator(`[data-testid="item"][data-document="${figure.document}"][data-fact="${figure.number}"]`);
  await expect(item.getByTestId("sign-own").first()).toHaveText("подтверждено вами");
  await expect(page.getByTestId("corrections-link")).toHaveText("1 исправление");
});

test("a rejected fact counts nowhere, its link still opens it, no other number moves", async ({ page }) => {
  await openFact(page, figure, "compare", `p=${figure.partners[0]}&`);
  const before = await counted(page);
  await page.getByTestId("amend-reject").click();
  await expect(standing(page)).toHaveAttribute("data-touch", "rejected");
  await expect.poll(() => counted(page)).toBe(before - 1);
  const item = (at) => page.locator(`[data-testid="item"][data-document="${at.document}"][data-fact="${at.number}"]`);
  await expect(item(figure)).toHaveCount(0);
  // The link of the rejected one opens its sentence and says so.
  await page.goto(`./${link(figure)}`);
  await page.reload();
  await expect(standing(page)).toContainText("отклонено вами");
  await expect(page.getByTestId("evidence-mark")).toBeVisible();
  // That of another opens what it opened.
  await page.goto(`./${link(other)}`);
  await expect(page.getByTestId("evidence-mark")).toBeVisible();
  const words = await page.getByTestId("evidence").locator("mark").allTextContents();
  const plain = (text) => text.replace(/\s+/g, "");
  expect(plain(words.join(""))).toBe(plain(evidenceText(other)));
  await page.goto(`./${link(figure)}`);
  await page.getByTestId("amend-drop").click();
  await expect(standing(page)).toHaveCount(0);
  await expect.poll(() => counted(page)).toBe(before);
});

test("value, date, partner and speaker are mended; what was found stays in sight", async ({ page }) => {
  await openFact(page, figure, "compare", `p=${figure.partners[0]}&`);
  await page.getByTestId("amend-mend").click();
  await expect(page.getByTestId("amend-kind")).toBeFocused();
  // What cannot be is told at its field.
  await page.getByTestId("amend-value").fill("много");
  await expect(page.getByTestId("amend-fault-value")).toContainText("не число");
  await page.getByTestId("amend-value").fill("77,5 млрд");
  await expect(page.getByTestId("amend-fault-value")).toBeEmpty();
  await page.getByTestId("amend-date").fill("2024-13");
  await expect(page.getByTestId("amend-fault-date")).toContainText("Такой даты нет");
  await page.getByTestId("amend-date").press("Enter");
  await expect(page.getByTestId("amend-form")).toBeVisible();
  await expect(page.getByTestId("amend-date")).toBeFocused();
  await page.getByTestId("amend-date").fill("2019");
  await expect(page.getByTestId("amend-date-reads")).toContainText("2019");
  await page.locator(`[data-testid="amend-partner"][data-partner="${figure.partners[0]}"]`).uncheck();
  await page.getByTestId("amend-partner-add").selectOption("TR");
  const speaker = await page.getByTestId("amend-speaker").locator("option").nth(1).getAttribute("value");
  await page.getByTestId("amend-speaker").selectOption(speaker);
  await page.getByTestId("amend-note").fill("по другому источнику");
  await page.getByTestId("amend-note").press("Enter");
  await expect(page.getByTestId("amend-form")).toHaveCount(0);
  await expect(standing(page)).toHaveAttribute("data-touch", "mended");
  await expect(page.getByTestId("amend-was")).toContainText("Найдено:");
  await expect(page.getByTestId("amend-note-of")).toContainText("по другому источнику");
  await expect(page.getByTestId("evidence").locator(".reader-said").first()).toContainText("77,5 млрд");
  await expect(page.getByTestId("evidence").locator(".reader-said").first()).toContainText("2019");
  // In the column of the other partner, with its sign.
  await page.goto("./#/compare?p=TR");
  await ready(page);
  const item = page.locator(`[data-testid="item"][data-document="${figure.document}"][data-fact="${figure.number}"]`);
  await expect(item.getByTestId("sign-own").first()).toHaveText("исправлено вами");
  // And in the table of another view.
  await page.goto("./#/indicators?p=TR");
  await expect(page.getByTestId("sheet")).toHaveAttribute("aria-busy", "false");
  await expect(page.getByTestId("sheet")).toContainText("исправлено вами");
});

test("a kind is mended, by the keyboard alone; Escape leaves all as it was", async ({ page }) => {
  await openFact(page, figure);
  await page.getByTestId("amend-mend").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("amend-kind")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("amend-form")).toHaveCount(0);
  await expect(page.getByTestId("evidence")).toBeVisible();
  await expect(page.getByTestId("amend-mend")).toBeFocused();
  await page.keyboard.press("Enter");
  await page.getByTestId("amend-kind").selectOption("target");
  await page.getByTestId("amend-save").click();
  await expect(standing(page)).toHaveAttribute("data-touch", "mended");
  await page.goto("./#/corrections");
  await expect(page.getByTestId("correction")).toHaveCount(1);
  await expect(page.getByTestId("correction")).toContainText("Цели");
});

test("steps are undone and redone, by buttons and keys; a reload keeps what stands", async ({ page }) => {
  await openFact(page, figure);
  await page.getByTestId("amend-confirm").click();
  await expect(standing(page)).toBeVisible();
  await openFact(page, other);
  await page.getByTestId("amend-reject").click();
  await expect(standing(page)).toHaveAttribute("data-touch", "rejected");
  await page.getByTestId("amend-undo").click();
  await expect(standing(page)).toHaveCount(0);
  await page.goto("./#/corrections");
  await expect(page.getByTestId("correction")).toHaveCount(1);
  await page.getByTestId("corrections-redo").click();
  await expect(page.getByTestId("correction")).toHaveCount(2);
  await page.reload();
  await expect(page.getByTestId("correction")).toHaveCount(2);
  await expect(page.getByTestId("correction").first()).toContainText("Подтверждено");
  await page.getByTestId("corrections-undo").focus();
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect(page.getByTestId("correction")).toHaveCount(0);
  await expect(page.getByTestId("empty")).toContainText("Вы ещё ничего не исправили");
  await page.keyboard.press("Control+Shift+z");
  await expect(page.getByTestId("correction")).toHaveCount(1);
  await page.getByTestId("correction-remove").click();
  await expect(page.getByTestId("correction")).toHaveCount(0);
  await page.getByTestId("corrections-undo").click();
  await expect(page.getByTestId("correction")).toHaveCount(1);
  await page.getByTestId("correction-open").click();
  await expect(page.getByTestId("evidence-mark")).toBeVisible();
});

test("corrections are exported, all are removed after a question, and are read back", async ({ page }) => {
  await openFact(page, figure);
  await page.getByTestId("amend-reject").click();
  await expect(standing(page)).toBeVisible();
  await page.goto("./#/corrections");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByTestId("corrections-export").click(),
  ]);
  const text = await readFile(await download.path(), "utf8");
  expect(text.split("\n")[0]).toBe("tarazy-corrections\t1");
  expect(text.split("\n")[1]).toMatch(new RegExp(`^reject\t${figure.document}\tindicator\t`));
  expect(text).toBe(await kept(page));
  await page.getByTestId("corrections-clear").click();
  await page.getByTestId("corrections-clear-yes").click();
  await expect(page.getByTestId("correction")).toHaveCount(0);
  const file = (body) => ({ name: "log.tsv", mimeType: "text/plain", buffer: Buffer.from(body) });
  await page.getByTestId("corrections-import").setInputFiles(file("не то"));
  await expect(page.getByTestId("import-fault")).toContainText("tarazy-corrections");
  await page.getByTestId("corrections-import").setInputFiles(file(`${text}merge\tодин\n`));
  await expect(page.getByTestId("import-lines")).toContainText("3");
  await page.getByTestId("import-join").click();
  await expect(page.getByTestId("correction")).toHaveCount(1);
  await page.getByTestId("corrections-undo").click();
  await expect(page.getByTestId("correction")).toHaveCount(0);
});

test("a mention is another partner; two partners are one", async ({ page }) => {
  const visit = find((it) => it.kind === "meeting" && it.partners.length === 1);
  await openFact(page, visit);
  const fold = page.getByTestId("amend-names");
  await fold.locator("summary").click();
  const choice = page.getByTestId("amend-split").first();
  for (const name of await page.getByTestId("amend-split").all()) {
    await name.selectOption("TR");
  }
  await expect(choice).toHaveValue("TR");
  await expect(page.getByTestId("evidence").locator(".reader-partner")).toHaveText("Турция");
  await page.goto("./#/corrections");
  await page.getByTestId("corrections-clear").click();
  await page.getByTestId("corrections-clear-yes").click();
  await page.getByTestId("amend-merge").locator("summary").click();
  await page.getByTestId("merge-from").selectOption("CN");
  await page.getByTestId("merge-to").selectOption("CN");
  await page.getByTestId("merge-save").click();
  await expect(page.getByTestId("amend-merge")).toContainText("Выберите двух разных");
  await page.getByTestId("merge-to").selectOption("RU");
  await page.getByTestId("merge-save").click();
  await expect(page.getByTestId("correction")).toContainText("Россия");
  await page.goto("./#/compare?p=RU");
  await ready(page);
  await expect(page.locator('[data-testid="partner-toggle"][data-partner="CN"]')).toHaveCount(0);
  await expect(page.getByTestId("sign-own").first()).toHaveText("имя исправлено вами");
});

test("a partner, a name and a term of one's own are found in every case", async ({ page }) => {
  await page.goto("./#/corrections");
  const add = page.getByTestId("amend-add");
  await add.locator("summary").click();
  // A name that is known already is told.
  await page.getByTestId("add-name").fill("Китай");
  await expect(page.getByTestId("add-finds")).toContainText("уже известно");
  // The texts have «многовекторности», «многовекторностью» …
  await page.getByTestId("add-name").fill("многовекторность");
  await expect(page.getByTestId("add-finds")).toContainText("Найдено во всех падежах");
  const places = Number((await page.getByTestId("add-finds").innerText()).match(/(\d+) мест/)[1]);
  expect(places).toBeGreaterThan(1);
  await page.getByTestId("add-save").click();
  await expect(page.getByTestId("correction")).toContainText("многовекторность");
  await page.getByTestId("add-kind").selectOption("alias");
  await page.getByTestId("add-of").selectOption("CN");
  await page.getByTestId("add-name").fill("тандем");
  await expect(page.getByTestId("add-finds")).not.toBeEmpty();
  await page.getByTestId("add-save").click();
  await expect(page.getByTestId("correction")).toHaveCount(2);
  await expect(page.getByTestId("correction").nth(1)).toContainText("Китай");
  await page.getByTestId("add-kind").selectOption("term");
  await page.getByTestId("add-name").fill("товарооборот");
  await expect(page.getByTestId("add-finds")).toContainText("Найдено");
  await page.getByTestId("add-save").click();
  await page.goto("./#/voices");
  await expect(page.getByTestId("sheet")).toHaveAttribute("aria-busy", "false");
  await expect(page.getByTestId("panel-terms")).toContainText("товарооборот");
});

test("a browser without room says so, and the corrections hold while the page is open", async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await openFact(page, figure);
  await page.getByTestId("amend-reject").click();
  await expect(standing(page)).toBeVisible();
  await expect(page.getByTestId("notice-corrections")).toContainText("не сохраняет");
  await page.goto("./#/corrections");
  await expect(page.getByTestId("correction")).toHaveCount(1);
});

test("what cannot be read is set aside whole, told, and never written over", async ({ page }) => {
  const newer = "tarazy-corrections\t9\nчто-то новое\n";
  await page.addInitScript(
    ([key, text]) => {
      if (!localStorage.getItem("seen")) localStorage.setItem(key, text);
      localStorage.setItem("seen", "1");
    },
    [KEY, newer],
  );
  await open(page, "#/compare");
  const notice = page.getByTestId("notice-corrections-unread");
  await expect(notice).toContainText("не читаются");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByTestId("corrections-aside").click(),
  ]);
  expect(await readFile(await download.path(), "utf8")).toBe(newer);
  await openFact(page, figure);
  await page.getByTestId("amend-confirm").click();
  await expect(standing(page)).toBeVisible();
  expect(await page.evaluate((key) => localStorage.getItem(`${key}.unread`), KEY)).toBe(newer);
  expect(await kept(page)).toMatch(/^tarazy-corrections\t1\nconfirm\t/);
});

test("another window follows", async ({ page, context }) => {
  await open(page, "#/compare");
  const second = await context.newPage();
  await second.goto(page.url().replace(/#.*/, link(figure)));
  await second.getByTestId("amend-reject").click();
  await expect(second.getByTestId("amend-standing")).toBeVisible();
  await expect(page.getByTestId("corrections-link")).toHaveText("1 исправление");
});
