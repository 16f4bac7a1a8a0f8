// The page without a network: one whole version in one cache, never a mixture of two.
// tools/finish.mjs fills in the version and the list ([path, SHA-256 in hex]).
const VERSION = "@VERSION@";
const FILES = [/*@FILES@*/];
const PREFIX = `tarazy:${self.registration.scope}:`;
const CACHE = PREFIX + VERSION;
const PAGE = "index.html";

const at = (path) => new URL(path, self.registration.scope).href;

async function digest(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// A host in the middle of an update serves files of two versions: then nothing is kept, the browser
// asks again on the next visit.
async function keep(cache, [path, expected]) {
  const response = await fetch(at(path), { cache: "no-cache" });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  const bytes = await response.arrayBuffer();
  if ((await digest(bytes)) !== expected) throw new Error(`${path}: another version`);
  const type = response.headers.get("content-type") ?? "";
  await cache.put(at(path), new Response(bytes, { headers: { "content-type": type } }));
}

self.addEventListener("install", (event) => {
  event.waitUntil(
    (async () => {
      try {
        const cache = await caches.open(CACHE);
        await Promise.all(FILES.map((file) => keep(cache, file)));
      } catch (error) {
        await caches.delete(CACHE);
        throw error;
      }
    })(),
  );
});

// A newer version waits until no page uses this one (no skipWaiting), so no page sees two.
self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) {
        if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
      }
      await self.clients.claim();
    })(),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  const scope = new URL(self.registration.scope);
  const isPage = url.pathname === scope.pathname || url.pathname === scope.pathname + PAGE;
  event.respondWith(
    (async () => {
      const cache = await caches.open(CACHE);
      const key = request.mode === "navigate" && isPage ? at(PAGE) : request.url;
      return (await cache.match(key, { ignoreSearch: true, ignoreVary: true })) ?? fetch(request);
    })(),
  );
});
