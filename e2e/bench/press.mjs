// What a press of a filter costs in each view of the page, by the trace of the browser.
//
// In every view boxes of the filter by speaker are pressed one after another, so that no selection
// comes twice: no answer is known before. Of every press, in ms:
//
//   work     from the event to the changed view ready to be shown: the page asks, the worker answers,
//            the elements are set; then style, layout, paint and commit of the first frame that has
//            the change. Without the wait for that frame to begin.
//   painted  the same with the wait for the frame: up to 16.7 at 60 Hz.
//   whole    from the event until everything stands, what is out of sight too.
//   cpu      processor time on the same way as work, of the page's main thread and of the worker: what
//            remains of work where other programs take nothing. The figure for a busy machine.
//
// Raster and the display come after the commit, on other threads; they are not counted.

import { median } from "./shared.mjs";

/** What the trace has: marks, tasks, frames with their commits. */
const CATEGORIES = [
  "blink.user_timing",
  "devtools.timeline",
  "disabled-by-default-devtools.timeline",
  "toplevel",
];
/** Boxes of which every subset is chosen once, each by one press from the one before (Gray). */
const BOXES = 5;
/** Presses before those that count: the browser compiles what it runs. */
const WARM = 4;

const VIEWS = "compare functions exchange deals indicators time formats voices risks sources search system"
  .split(" ")
  .map((view) => [view, view === "search" ? "search?q=казахстан" : view]);

/** Measures all views, or those named; prints a line for each. */
export async function pressAll(page, address, { presses = 20, only = [], patience = 30_000 } = {}) {
  const session = await page.context().newCDPSession(page);
  for (const [view, fragment] of VIEWS) {
    if (only.length > 0 && !only.includes(view)) continue;
    await page.goto(`${address}#/${fragment}`);
    await page.waitForFunction(
      (view) => document.querySelector(`[data-testid=view-${view}][aria-current]`),
      view,
    );
    await page.waitForTimeout(50);
    await page.waitForSelector("#view[aria-busy=false]", { timeout: patience });
    await page.evaluate(() => {
      document.querySelector('[data-testid="filter-speaker"] summary').click();
    });
    await page.waitForSelector('[data-testid="filter-speaker"] input[type=checkbox]');
    const events = [];
    const collect = (part) => events.push(...part.value);
    session.on("Tracing.dataCollected", collect);
    await session.send("Tracing.start", {
      transferMode: "ReportEvents",
      traceConfig: { includedCategories: CATEGORIES },
    });
    const done = await page.evaluate(pressed, [WARM + presses, BOXES, patience]);
    const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
    await session.send("Tracing.end");
    await complete;
    session.off("Tracing.dataCollected", collect);
    await page.evaluate(() => {
      document.querySelector('[data-testid="filter-speaker"]').open = false;
    });

    const times = read(events, done).slice(WARM);
    if (times.length === 0) {
      console.log(`${view.padEnd(11)} nothing changed`);
      continue;
    }
    const show = (name) => {
      const list = times.map((time) => time[name]);
      return `${name} ${median(list).toFixed(1)} (${Math.max(...list).toFixed(1)})`.padEnd(20);
    };
    const names = ["cpu", "work", "painted", "whole", "worker", "answer", "set", "frame"];
    console.log(`${view.padEnd(11)} ${names.map(show).join(" ")} of ${times.length}`);
  }
}

/** In the page: presses, and marks in the trace when the view has changed and when all stands. */
async function pressed([presses, boxes, patience]) {
  let done = 0;
  for (let press = 1; press <= presses; press += 1) {
    const list = [...document.querySelectorAll('[data-testid="filter-speaker"] input[type=checkbox]')];
    // The place of the lowest set bit: which box the Gray code turns.
    const at = Math.log2(press & -press);
    const box = list[at];
    if (!box || at >= boxes) break;
    const view = document.querySelector("#view");
    const settled = new Promise((resolve) => {
      let [isSet, wasBusy] = [false, false];
      const observer = new MutationObserver((records) => {
        const isBusy = view.getAttribute("aria-busy") === "true";
        wasBusy ||= isBusy;
        if (!isSet && records.some((record) => record.type !== "attributes")) {
          isSet = true;
          performance.mark(`set ${press}`);
        }
        if (!isBusy && (isSet || wasBusy)) {
          observer.disconnect();
          performance.mark(`whole ${press}`);
          resolve();
        }
      });
      observer.observe(view, { attributes: true, childList: true, characterData: true, subtree: true });
      setTimeout(resolve, patience);
    });
    performance.mark(`press ${press}`);
    box.click();
    await settled;
    done = press;
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  return done;
}

/** The times of each press, of the events of a trace. */
function read(events, done) {
  const mark = (name) => events.find((e) => e.name === name && e.cat.includes("user_timing"));
  const times = [];
  for (let press = 1; press <= done; press += 1) {
    const [start, set, whole] = ["press", "set", "whole"].map((name) => mark(`${name} ${press}`));
    // A press may leave all as it is.
    if (!start || !set || !whole) continue;
    const own = events.filter((e) => e.pid === start.pid && e.tid === start.tid && e.ph === "X");
    const around = (e) => (task) =>
      task.name === "RunTask" && task.ts <= e.ts && e.ts <= task.ts + task.dur;
    const setTask = own.find(around(set));
    const commit = own
      .filter((e) => e.name === "Commit" && e.ts > set.ts)
      .sort((a, b) => a.ts - b.ts)[0];
    const frame = commit && own.find(around(commit));
    if (!setTask || !frame) continue;
    const ofWorker = events.filter(
      (e) =>
        e.name === "HandlePostMessage" &&
        e.dur > 0 &&
        e.pid === start.pid &&
        e.tid !== start.tid &&
        e.ts >= start.ts &&
        e.ts <= set.ts,
    );
    const worker = ofWorker.reduce((sum, e) => sum + (e.tdur ?? e.dur), 0);
    const painted = commit.ts + commit.dur;
    // Of a task that had begun before the press, or goes on after the commit, its part between them.
    const between = (e) => Math.min(e.ts + e.dur, painted) - Math.max(e.ts, start.ts);
    const main = own
      .filter((e) => e.name === "RunTask" && e.dur > 0 && between(e) > 0)
      .reduce((sum, e) => sum + ((e.tdur ?? e.dur) * between(e)) / e.dur, 0);
    const answered = Math.max(setTask.ts, start.ts);
    const isSet = setTask.ts + setTask.dur;
    const wait = Math.max(0, frame.ts - isSet);
    times.push({
      cpu: (main + worker) / 1e3,
      worker: worker / 1e3,
      answer: (answered - start.ts) / 1e3,
      set: (isSet - answered) / 1e3,
      frame: (painted - Math.max(frame.ts, isSet)) / 1e3,
      work: (painted - start.ts - wait) / 1e3,
      painted: (painted - start.ts) / 1e3,
      whole: (whole.ts - start.ts) / 1e3,
    });
  }
  return times;
}
