// Any static host will do: at its root, under a path, and when it is gone.

import { test as plain } from "@playwright/test";
import { expected, three } from "./engine.mjs";
import { expect, host, ready, shown, watch } from "./site.mjs";

for (const prefix of ["/", "/a/b/"]) {
  plain(`works from ${prefix} of a plain server`, async ({ context, page }) => {
    const site = await host(prefix);
    const faults = watch(context, new URL(site.address).origin);
    await page.goto(`${site.address}#/compare?p=${three.join(",")}`);
    await ready(page);
    expect(await shown(page)).toEqual(expected(three));
    expect(faults).toEqual([]);
    await site.close();
  });

  plain(`with the server stopped, the page from ${prefix} reloads and compares`, async ({ page }) => {
    const site = await host(prefix);
    await page.goto(site.address);
    await ready(page);
    // The whole version is in the cache once the service worker is active.
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      const worker = (await navigator.serviceWorker.getRegistration()).active;
      if (worker.state !== "activated") {
        await new Promise((resolve) => worker.addEventListener("statechange", resolve));
      }
    });
    await site.close();
    await page.goto("about:blank");
    await page.goto(`${site.address}#/compare?p=${three.slice(0, 2).join(",")}`);
    await ready(page);
    expect(await shown(page)).toEqual(expected(three.slice(0, 2)));
    await page.reload();
    await ready(page);
    await page.locator('[data-testid="item"]').first().click();
    await expect(page.getByTestId("evidence-mark")).toBeVisible();
  });
}

plain("the server knows its types and rewrites nothing", async ({ request }) => {
  const site = await host("/a/b/");
  const get = (path) => request.get(new URL(path, site.address).href, { maxRedirects: 0 });
  expect((await get("/a/b/")).headers()["content-type"]).toMatch("text/html");
  expect((await get("/a/b")).status()).toBe(301);
  expect((await get("/a/b/compare")).status()).toBe(404);
  expect((await get("/")).status()).toBe(404);
  expect((await get("/a/b/%2e%2e/%2e%2e/Cargo.toml")).status()).toBe(404);
  const page = await (await get("/a/b/")).text();
  const wasm = /[\w.-]+\.wasm/.exec(page)[0];
  expect((await get(wasm)).headers()["content-type"]).toBe("application/wasm");
  await site.close();
});

plain("without JavaScript the page says honestly what it needs", async ({ browser }) => {
  const site = await host();
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(site.address);
  await expect(page.getByText(/JavaScript/).first()).toBeVisible();
  await expect(page.locator("#shell-loading")).toBeHidden();
  await context.close();
  await site.close();
});

plain("without WebAssembly the page says honestly what it needs", async ({ context, page }) => {
  const site = await host();
  await context.addInitScript(() => {
    delete globalThis.WebAssembly;
  });
  await page.goto(site.address);
  await expect(page.getByRole("alert").filter({ hasText: "WebAssembly" })).toBeVisible();
  await expect(page.locator("#shell-loading")).toBeHidden();
  await site.close();
});
