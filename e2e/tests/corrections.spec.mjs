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

/** A file of corrections as it is chosen. */
const file = (body) => ({ name: "log.tsv", mimeType: "text/plain", buffer: Buffer.from(body) });

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
  await expect(page.getByTestId("amend-said").locator("p")).toHaveText("Подтверждено.");
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
  await page.locator(`[data-testid="amend-partner"][data-code="${figure.partners[0]}"]`).uncheck();
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
  await page.getByTestId("corrections-import").setInputFiles(file("не то"));
  await expect(page.getByTestId("import-fault")).toContainText("tarazy-corrections");
  await page.getByTestId("corrections-import").setInputFiles(file(`${text}merge\tодин\n`));
  await expect(page.getByTestId("import-lines")).toContainText("3");
  await page.getByTestId("import-join").click();
  await expect(page.getByTestId("correction")).toHaveCount(1);
  await page.getByTestId("corrections-undo").click();
  await expect(page.getByTestId("correction")).toHaveCount(0);
});

test("a confirmed or rejected fact has a note, which is kept, told, exported and undone step by step", async ({ page }) => {
  for (const verdict of ["confirm", "reject"]) {
    await openFact(page, figure);
    await page.getByTestId(`amend-${verdict}`).click();
    await expect(page.getByTestId("amend-note-of")).toHaveCount(0);
    await page.getByTestId("amend-note-open").click();
    await expect(page.getByTestId("amend-note-line")).toBeFocused();
    await page.getByTestId("amend-note-line").fill(`сверено, ${verdict}`);
    await page.getByTestId("amend-note-line").press("Enter");
    await expect(page.getByTestId("amend-note-of")).toHaveText(`Ваша заметка: сверено, ${verdict}`);
    await expect(page.getByTestId("amend-note-open")).toBeFocused();
    expect(await kept(page)).toContain(`\tсверено, ${verdict}\n`);
    // It is changed, and each change is a step.
    await page.getByTestId("amend-note-open").click();
    await page.getByTestId("amend-note-line").fill("иначе");
    await page.getByTestId("amend-note-save").click();
    await expect(page.getByTestId("amend-note-of")).toHaveText("Ваша заметка: иначе");
    await page.getByTestId("amend-undo").click();
    await expect(page.getByTestId("amend-note-of")).toHaveText(`Ваша заметка: сверено, ${verdict}`);
    await page.getByTestId("amend-undo").click();
    await expect(page.getByTestId("amend-note-of")).toHaveCount(0);
    await page.getByTestId("amend-undo").click();
    await expect(standing(page)).toHaveCount(0);
  }
  await page.getByTestId("amend-confirm").click();
  await page.getByTestId("amend-note-open").click();
  await page.getByTestId("amend-note-line").fill("сверено");
  await page.getByTestId("amend-note-save").click();
  await expect(page.getByTestId("amend-note-of")).toBeVisible();
  await page.goto("./#/corrections");
  await expect(page.getByTestId("correction")).toHaveCount(1);
  await expect(page.getByTestId("correction")).toContainText("Ваша заметка: сверено");
  // It goes out and comes back with its correction.
  const text = await kept(page);
  await page.getByTestId("corrections-clear").click();
  await page.getByTestId("corrections-clear-yes").click();
  await page.getByTestId("corrections-import").setInputFiles(file(text));
  await page.getByTestId("import-join").click();
  await expect(page.getByTestId("correction")).toContainText("Ваша заметка: сверено");
});

test("a name in the text is pressed and is another partner; taken back; two partners are one", async ({ page }) => {
  const visit = find((it) => it.kind === "meeting" && it.partners.length === 1);
  await openFact(page, visit);
  const menu = page.getByTestId("name-menu");
  const names = page.locator('mark [data-testid="mention"]');
  // By the keyboard in the open sentence; Escape closes the menu, not the reader.
  await names.first().focus();
  await page.keyboard.press("Enter");
  await expect(menu).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(menu).toBeHidden();
  await expect(page.getByTestId("evidence")).toBeVisible();
  await expect(names.first()).toBeFocused();
  // Every name of the sentence becomes another partner.
  const count = await names.count();
  for (let at = 0; at < count; at += 1) {
    await names.nth(at).click();
    const split = page.getByTestId("amend-split");
    if ((await split.locator('option[value="TR"]').count()) === 0) {
      await page.getByTestId("name-cancel").click();
      continue;
    }
    await split.selectOption("TR");
    await page.getByTestId("name-split-save").click();
    await expect(menu).toBeHidden();
    await expect(page.getByTestId("amend-said").locator("p")).toHaveText("Имя здесь – другое.");
  }
  await expect(page.getByTestId("evidence").locator(".reader-partner")).toHaveText("Турция");
  // The same menu opens from the list of names, and takes back what stands.
  const fold = page.getByTestId("amend-names");
  await fold.locator("summary").click();
  await page.getByTestId("amend-name").first().click();
  await expect(menu).toContainText("Турция");
  await page.getByTestId("name-back").click();
  await expect(menu).toBeHidden();
  await expect(page.getByTestId("amend-said").locator("p")).toHaveText("Исправление убрано.");
  // Nothing chosen is told, nothing is done.
  await names.first().click();
  await page.getByTestId("name-split-save").click();
  await expect(menu).toContainText("Выберите другого партнёра.");
  await page.getByTestId("name-cancel").click();
  // Joined everywhere from the text, with all names as they were found.
  await page.evaluate(() => localStorage.clear());
  await page.goto("./#/corrections");
  await page.reload();
  await expect(page.getByTestId("correction")).toHaveCount(0);
  await openFact(page, visit);
  await names.first().click();
  const to = visit.partners[0] === "RU" ? "CN" : "RU";
  await page.getByTestId("name-merge").selectOption(to);
  await page.getByTestId("name-merge-save").click();
  await expect(page.getByTestId("amend-said").locator("p")).toHaveText("Партнёры соединены.");
  await page.goto("./#/corrections");
  await expect(page.getByTestId("correction")).toContainText("Одно и то же");
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

test("a file that is no log of this version is told, and nothing is lost", async ({ page }) => {
  await openFact(page, figure);
  await page.getByTestId("amend-reject").click();
  await expect(standing(page)).toBeVisible();
  const before = await kept(page);
  await page.goto("./#/corrections");
  const choose = page.getByTestId("corrections-import");
  const wrong = [
    ["", "Файл пуст"],
    ["{\"facts\":[{\"kind\":\"mee", "не файл исправлений"],
    [Buffer.from([0, 255, 216, 254, 10, 0]), "не файл исправлений"],
    ["tarazy-corrections\t9\nчто-то новое\n", "другой версии"],
    ["tarazy-corrections\t1\nreject\t001\nsplit\t0", "повреждён"],
    [Buffer.alloc(50_000_000, "tarazy-corrections\t1\n"), "больше 4 МБ"],
  ];
  for (const [body, words] of wrong) {
    await choose.setInputFiles({ name: "log.tsv", mimeType: "text/plain", buffer: Buffer.from(body) });
    await expect(page.getByTestId("import-fault")).toContainText(words);
    await expect(page.getByTestId("import-question")).toHaveCount(0);
    await expect(page.getByTestId("correction")).toHaveCount(1);
    expect(await kept(page)).toBe(before);
  }
  // A right one afterwards, cut in its last line: the whole lines are read.
  await choose.setInputFiles(file(`${before}merge\tCN\tstate\tRU\nsplit\t001\t1`));
  await expect(page.getByTestId("import-lines")).toContainText("4");
  await page.getByTestId("import-join").click();
  await expect(page.getByTestId("correction")).toHaveCount(2);
});

for (const size of [{ width: 360, height: 640 }, { width: 1440, height: 900 }]) {
  test.describe(`${size.width} px`, () => {
    test.use({ viewport: size, hasTouch: size.width < 500, isMobile: size.width < 500 });

    test("what was done is told with the way back, in sight with the reader open and closed", async ({ page }) => {
      await openFact(page, figure);
      await page.getByTestId("amend-reject").click();
      const said = page.getByTestId("amend-said");
      const undo = page.getByTestId("amend-undo");
      await expect(said).toBeInViewport({ ratio: 0.99 });
      await expect(page.locator('[aria-live="polite"]', { has: said })).toHaveCount(1);
      // It lies over nothing that is pressed.
      const covered = () =>
        page.evaluate(() => {
          const notice = document.querySelector(".notice").getBoundingClientRect();
          const meets = (box) =>
            box.width > 0 && box.left < notice.right && box.right > notice.left && box.top < notice.bottom && box.bottom > notice.top;
          return [...document.querySelectorAll(".reader-head button, .reader-head a, .reader-head summary")]
            .filter((element) => element.checkVisibility())
            .filter((element) => {
              const head = element.closest(".reader-head").getBoundingClientRect();
              const box = element.getBoundingClientRect();
              return box.bottom <= head.bottom && meets(box);
            })
            .map((element) => element.outerHTML.slice(0, 80));
        });
      expect(await covered()).toEqual([]);
      await page.getByTestId("evidence-close").click();
      await expect(page.getByTestId("evidence")).toBeHidden();
      await expect(said).toBeInViewport({ ratio: 0.99 });
      await page.mouse.wheel(0, 2000);
      await expect(said).toBeInViewport({ ratio: 0.99 });
      await undo.click();
      await expect(said.locator("p")).toHaveText("Отменено.");
      await said.locator(".close").click();
      await expect(said).toHaveCount(0);
      expect(await kept(page)).toBe("tarazy-corrections\t1\n");
    });
  });
}
