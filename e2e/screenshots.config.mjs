// `make screenshots`: every view at three widths, in light and dark, into results/screenshots/,
// and docs/screenshot.png, which README shows.

import { defineConfig } from "@playwright/test";
import { chromium } from "./playwright.config.mjs";

export default defineConfig({
  testDir: "screenshots",
  testMatch: "*.shots.mjs",
  outputDir: "results/artifacts",
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  expect: { timeout: 20_000 },
  reporter: [["line"]],
  use: chromium,
});
