#!/usr/bin/env node
// A plain static file server, as any static host is: files under a root, right MIME types, no
// rewrite rules. It serves `make run` and the browser tests.
//
// usage: node tools/serve.mjs [--root dist] [--prefix /a/b/] [--port 8080] [--host 127.0.0.1]
//
// `/dir/` answers with its index.html, `/dir` redirects to `/dir/`, all else that is no file is
// 404. A taken port gives way to the next free one. The address is printed when it answers.

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/** Ports tried after the wanted one. */
const TRIES = 50;

/** The path of the file that `url` names below `root`; undefined outside root or prefix. */
function locate(url, root, prefix) {
  let name;
  try {
    name = decodeURIComponent(url.split(/[?#]/, 1)[0]);
  } catch {
    return undefined;
  }
  if (!name.startsWith(prefix) || name.includes("\0")) return undefined;
  const file = path.join(root, name.slice(prefix.length));
  return file === root || file.startsWith(root + path.sep) ? file : undefined;
}

/** `/a/b` as `/a/b/`. */
function withSlashes(prefix) {
  return `/${prefix}/`.replace(/\/+/g, "/");
}

async function answer(request, response, root, prefix) {
  const fail = (status, text) => {
    response.writeHead(status, { "content-type": "text/plain; charset=utf-8" });
    response.end(`${text}\n`);
  };
  if (request.method !== "GET" && request.method !== "HEAD") return fail(405, "only GET and HEAD");
  const [name, query] = request.url.split(/(?=\?)/, 2);
  const redirect = () => {
    response.writeHead(301, { location: `${name}/${query ?? ""}` });
    response.end();
  };
  if (`${name}/` === prefix) return redirect();
  let file = locate(request.url, root, prefix);
  if (file === undefined) return fail(404, "not found");
  let found = await stat(file).catch(() => undefined);
  if (found?.isDirectory()) {
    if (!name.endsWith("/")) return redirect();
    file = path.join(file, "index.html");
    found = await stat(file).catch(() => undefined);
  } else if (name.endsWith("/")) {
    found = undefined;
  }
  if (!found?.isFile()) return fail(404, "not found");
  response.writeHead(200, {
    "content-type": TYPES[path.extname(file)] ?? "application/octet-stream",
    "content-length": found.size,
    // A rebuilt page must be seen at the next reload.
    "cache-control": "no-cache",
    "x-content-type-options": "nosniff",
  });
  if (request.method === "HEAD") return response.end();
  createReadStream(file).on("error", () => response.destroy()).pipe(response);
}

/** Resolves to `{ address, close }` once the server listens on `port` or the next free one. */
export async function serve({ root, prefix = "/", port = 8080, host = "127.0.0.1" }) {
  const base = path.resolve(root);
  const at = withSlashes(prefix);
  const server = createServer((request, response) => {
    answer(request, response, base, at).catch(() => response.destroy());
  });
  const listen = (number) =>
    new Promise((resolve, reject) => {
      server.once("error", reject);
      server.listen(number, host, () => {
        server.off("error", reject);
        resolve();
      });
    });
  for (let number = port; ; number += 1) {
    try {
      await listen(number);
      break;
    } catch (error) {
      if (error.code !== "EADDRINUSE" || number >= port + TRIES) throw error;
    }
  }
  const close = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections?.();
    });
  return { address: `http://${host}:${server.address().port}${at}`, close };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { values } = parseArgs({
    options: {
      root: { type: "string", default: "dist" },
      prefix: { type: "string", default: "/" },
      port: { type: "string", default: process.env.PORT ?? "8080" },
      host: { type: "string", default: "127.0.0.1" },
    },
  });
  const { address, close } = await serve({ ...values, port: Number(values.port) });
  console.log(`Tarazy is served at ${address} (Ctrl+C stops it)`);
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.once(signal, () => close().then(() => process.exit(0)));
  }
}
