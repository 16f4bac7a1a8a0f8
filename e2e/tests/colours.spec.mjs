// Colours of partners: told apart also by the colour-blind, legible, and the same wherever a partner
// stands.

import { readFileSync } from "node:fs";
import path from "node:path";
import { three } from "./engine.mjs";
import { expect, root, test } from "./site.mjs";
import { VIEWS, visit } from "./views.mjs";

const tokens = readFileSync(path.join(root, "style/tokens.css"), "utf8");

/** The value of a token in light (0) or dark (1), as channels of linear light. */
function linear(name, theme) {
  const pair = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(tokens);
  return [1, 3, 5].map((at) => {
    const channel = parseInt(pair[theme + 1].slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
}

const luminance = ([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b;

function contrast(a, b) {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** CIE 1976 L*a*b* under D65. */
function lab(rgb) {
  const [r, g, b] = rgb.map((channel) => Math.min(1, Math.max(0, channel)));
  const f = (t) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** Machado, Oliveira, Fernandes 2009, severity 1. */
const SIGHTS = {
  usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

for (const [theme, look] of ["light", "dark"].entries()) {
  const hues = [...Array(10).keys()].map((hue) => linear(`hue-${hue}`, theme));

  test(`partners are legible in ${look}`, () => {
    const low = hues.map((hue) => contrast(hue, linear("paper", theme))).filter((ratio) => ratio < 4.5);
    expect(low).toEqual([]);
  });

  for (const [sight, matrix] of Object.entries(SIGHTS)) {
    test(`partners differ in ${look} to ${sight}`, () => {
      const seen = hues.map((hue) =>
        lab(matrix.map((row) => row.reduce((sum, part, at) => sum + part * hue[at], 0))),
      );
      const pairs = seen.flatMap((a, i) => seen.slice(i + 1).map((b) => Math.hypot(...a.map((v, at) => v - b[at]))));
      expect(Math.min(...pairs)).toBeGreaterThanOrEqual(10);
    });
  }

  test(`a partner has one colour in every view, ${look}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: look });
    await visit(page, VIEWS.compare);
    const heads = await page.locator(".head[data-partner]").evaluateAll((heads) =>
      heads.map((head) => ({
        partner: head.dataset.partner,
        hue: head.dataset.hue,
        name: head.querySelector(".head-name").textContent,
        colour: getComputedStyle(head).borderTopColor,
      })),
    );
    expect(heads.map(({ partner }) => partner)).toEqual(three);
    const chips = await page.locator('[data-testid="partner-toggle"]').evaluateAll((chips) =>
      chips.map((chip) => [chip.dataset.partner, getComputedStyle(chip.querySelector(".dot")).borderTopColor]),
    );
    for (const { partner, colour } of heads) {
      const own = chips.filter(([id]) => id === partner).map(([, colour]) => colour);
      expect(new Set(own)).toEqual(new Set([colour]));
    }
    for (const code of ["exchange", "deals", "indicators"]) {
      await visit(page, VIEWS[code]);
      const rows = await page.locator("th[data-hue]").evaluateAll((rows) =>
        rows.map((row) => [row.innerText.trim(), row.dataset.hue, getComputedStyle(row).boxShadow]),
      );
      const shapes = await page.locator(".shape[data-hue]:not(text)").evaluateAll((shapes) =>
        shapes.map((shape) => [shape.dataset.hue, getComputedStyle(shape).stroke, getComputedStyle(shape).fill]),
      );
      let met = 0;
      for (const { name, hue, colour } of heads) {
        for (const [, at, shadow] of rows.filter(([text]) => text === name)) {
          expect(at, `${code}: ${name}`).toBe(hue);
          expect(shadow, `${code}: ${name}`).toContain(colour);
          met += 1;
        }
        for (const [, stroke, fill] of shapes.filter(([at]) => at === hue)) {
          expect([stroke, fill], `${code}: a shape of ${name}`).toContain(colour);
          met += 1;
        }
      }
      expect(met, code).toBeGreaterThan(3);
    }
  });
}
