// Browser tests of the built page: `make test-browser`, or `npx playwright test` in e2e/ once
// dist/ and the native command are built. No browser is downloaded: Debian's Chromium is driven.

import { defineConfig } from "@playwright/test";

export const chromium = {
  browserName: "chromium",
  launchOptions: { executablePath: process.env.CHROMIUM || "/usr/bin/chromium" },
  locale: "ru-RU",
  timezoneId: "Asia/Almaty",
};

export default defineConfig({
  testDir: "tests",
  outputDir: "results/artifacts",
  // Two cores are the machine these tests must pass on.
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  reporter: [["list"]],
  use: { ...chromium, viewport: { width: 1280, height: 900 }, trace: "retain-on-failure" },
});
