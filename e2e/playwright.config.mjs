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
  // A limit that only a page which stands still reaches: a busy machine takes a test of 25 s thrice as long.
  timeout: 240_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  // A test that passes at the second time only is told as flaky, and does not stop the others' work.
  retries: 1,
  reporter: [["list"]],
  // A trace copies the whole page at every action, which doubles the time of a test: TRACE=1 asks for it.
  use: {
    ...chromium,
    viewport: { width: 1280, height: 900 },
    // A press that finds nothing to press says so before its test ends.
    actionTimeout: 60_000,
    screenshot: "only-on-failure",
    trace: process.env.TRACE ? "retain-on-failure" : "off",
  },
});
