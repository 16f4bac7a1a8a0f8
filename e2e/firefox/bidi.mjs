// Firefox driven by WebDriver BiDi over its own socket: no driver and no library beside it.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const LISTENS = /WebDriver BiDi listening on (ws:\S+)/;

/** Starts a Firefox without a window and with an empty profile. */
export async function firefox(binary, size) {
  const profile = mkdtempSync(path.join(tmpdir(), "tarazy-firefox-"));
  const args = ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port=0"];
  const browser = spawn(binary, args, { stdio: ["ignore", "ignore", "pipe"] });
  const gone = new Promise((resolve) => browser.once("exit", resolve));
  const address = await new Promise((resolve, reject) => {
    browser.once("error", reject);
    browser.once("exit", () => reject(new Error(`${binary} ended`)));
    browser.stderr.on("data", (words) => LISTENS.exec(words) && resolve(LISTENS.exec(words)[1]));
  });

  const socket = new WebSocket(`${address}/session`);
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = () => reject(new Error("no session"));
  });
  const asked = new Map();
  const errors = [];
  socket.onmessage = ({ data }) => {
    const said = JSON.parse(data);
    if (said.method === "log.entryAdded" && said.params.level === "error") errors.push(said.params.text);
    if (!asked.has(said.id)) return;
    const { resolve, reject } = asked.get(said.id);
    asked.delete(said.id);
    if (said.type === "error") reject(new Error(said.message));
    else resolve(said.result);
  };
  let last = 0;
  const ask = (method, params = {}) =>
    new Promise((resolve, reject) => {
      last += 1;
      asked.set(last, { resolve, reject });
      socket.send(JSON.stringify({ id: last, method, params }));
    });

  const { capabilities } = await ask("session.new", { capabilities: {} });
  await ask("session.subscribe", { events: ["log.entryAdded"] });
  const [{ context }] = (await ask("browsingContext.getTree")).contexts;
  const resize = ([width, height]) => ask("browsingContext.setViewport", { context, viewport: { width, height } });
  await resize(size);

  /** What an expression is in the page. */
  const value = async (expression) => {
    const found = await ask("script.evaluate", { expression, target: { context }, awaitPromise: true });
    if (found.type === "exception") throw new Error(found.exceptionDetails.text);
    return found.result.value;
  };
  return {
    version: capabilities.browserVersion,
    errors,
    resize,
    value,
    async open(url) {
      await ask("browsingContext.navigate", { context, url: "about:blank", wait: "complete" });
      await ask("browsingContext.navigate", { context, url, wait: "complete" });
    },
    /** Waits until an expression holds. */
    async until(expression, seconds = 60) {
      const end = Date.now() + seconds * 1000;
      while (!(await value(expression))) {
        if (Date.now() > end) throw new Error(`never came true: ${expression}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    press(key) {
      const actions = [
        { type: "keyDown", value: key },
        { type: "keyUp", value: key },
      ];
      return ask("input.performActions", { context, actions: [{ type: "key", id: "keys", actions }] });
    },
    async close() {
      socket.close();
      browser.kill();
      await gone;
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
