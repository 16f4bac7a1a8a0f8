// What a press of a filter costs in each view of the page.
//
// In every view boxes of the filter by speaker are pressed one after another, so that no selection
// comes twice. Four rounds:
//
//   plain    the mouse comes to the box, rests as a hand does, presses; nothing but clocks of the page
//   traced   the same while the browser traces itself, which takes its time too
//   quick    traced, without the rest: the button goes down as soon as the mouse is there
//   cold     traced, pressed by a script: nothing was pointed at, so that nothing was asked ahead
//
// The mouse holds its button down for a while, as a hand does: a click begins when it comes up. Without
// that, the click would wait for the frame of the button going down, which no hand can bring about; HOLD=0
// measures so.
//
// Of every press, in ms:
//
//   painted  from the event to the end of the frame that has the change: up to 16.7 of it, at 60 Hz,
//            the page waits for the frame to begin.
//   work     the same without that wait: the page asks, the worker answers, the elements are set; then
//            style, layout, paint and commit.
//   event    of the plain round: what the browser itself tells of the click (Event Timing: until the
//            next frame is shown, in steps of 8).
//   whole    from the event until everything stands, what is out of sight too.
//   cpu      processor time on the same way as work, of the page's main thread and of the worker: what
//            remains of work where other programs take nothing. The figure for a busy machine.
//
// Raster and the display come after the commit, on other threads; only `event` counts them.

import { median } from "./shared.mjs";

/** What the trace has: marks, tasks, frames with their commits. */
const CATEGORIES = [
  "blink.user_timing",
  "devtools.timeline",
  "disabled-by-default-devtools.timeline",
  "toplevel",
];
/** Boxes of which every subset is chosen once, each by one press from the one before (Gray). */
const BOXES = 6;
/** Presses before those that count: the browser compiles what it runs. */
const WARM = 4;
/** How long the pointer rests on a box before it is pressed, in ms. */
const REST = 150;
/** How long the button is down, in ms: hands take 60 to 100. */
const HOLD = Number(process.env.HOLD ?? 80);

const VIEWS = "compare functions exchange deals indicators time formats voices risks sources search system"
  .split(" ")
  .map((view) => [view, view === "search" ? "search?q=казахстан" : view]);

/** Measures all views, or those named; prints a line for each round. */
export async function pressAll(page, address, options = {}) {
  const { presses = 20, only = [], patience = 3000, loading = 30_000, rest = REST } = options;
  const session = await page.context().newCDPSession(page);
  for (const [view, fragment] of VIEWS) {
    if (only.length > 0 && !only.includes(view)) continue;
    await page.goto(`${address}#/${fragment}`);
    await page.waitForFunction(
      (view) => document.querySelector(`[data-testid=view-${view}][aria-current]`),
      view,
    );
    await page.waitForTimeout(50);
    await page.waitForSelector("#view[aria-busy=false]", { timeout: loading });
    await page.evaluate(() => {
      document.querySelector('[data-testid="filter-speaker"] summary').click();
    });
    await page.waitForSelector('[data-testid="filter-speaker"] input[type=checkbox]');
    await page.evaluate(watch);
    let press = 0;
    const round = async (by, count, rest) => {
      const times = [];
      for (let n = 0; n < count && press + 1 < 1 << BOXES; n += 1) {
        press += 1;
        times.push(await by(page, press, patience, rest));
      }
      return times;
    };
    await round(byMouse, WARM, rest);
    const show = (name, names, times) => {
      if (times.length === 0) {
        console.log(`${view.padEnd(11)} ${name.padEnd(7)} nothing changed`);
        return;
      }
      const told = names.map((name) => {
        const list = times.map((time) => time[name]);
        return `${name} ${median(list).toFixed(1)} (${Math.max(...list).toFixed(1)})`.padEnd(20);
      });
      console.log(`${view.padEnd(11)} ${name.padEnd(7)} ${told.join(" ")} of ${times.length}`);
    };
    const plain = (await round(byMouse, presses, rest)).filter((time) => time?.painted > 0);
    show("plain", ["work", "painted", "event", "whole"], plain);
    const names = ["work", "painted", "cpu", "whole", "worker", "answer", "set", "frame"];
    const rounds = [["traced", byMouse, rest], ["quick", byMouse, 0], ["cold", byScript, 0]];
    for (const [name, by, rest] of rounds) {
      const events = [];
      const collect = (part) => events.push(...part.value);
      session.on("Tracing.dataCollected", collect);
      await session.send("Tracing.start", {
        transferMode: "ReportEvents",
        traceConfig: { includedCategories: CATEGORIES },
      });
      const first = press + 1;
      await round(by, presses, rest);
      const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
      await session.send("Tracing.end");
      await complete;
      session.off("Tracing.dataCollected", collect);
      show(name, names, read(events, first, press));
    }
    await page.mouse.move(0, 0);
    await page.evaluate(() => {
      document.querySelector('[data-testid="filter-speaker"]').open = false;
    });
  }
}

/** The box that the Gray code turns at a press: the place of the lowest set bit. */
const boxOf = (press) => Math.log2(press & -press);
const boxes = '[data-testid="filter-speaker"] input[type=checkbox]';

async function byMouse(page, press, patience, rest) {
  const box = page.locator(boxes).nth(boxOf(press));
  const { x, y, width, height } = await box.boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.waitForTimeout(rest);
  const settled = page.evaluate((args) => globalThis.pressed(...args), [press, patience]);
  // The page must watch before the press comes.
  await page.evaluate(() => {});
  await page.mouse.down();
  await page.waitForTimeout(HOLD);
  await page.mouse.up();
  return settled;
}

async function byScript(page, press, patience) {
  const settled = page.evaluate(
    ([selector, at, press, patience]) => {
      const settled = globalThis.pressed(press, patience);
      document.querySelectorAll(selector)[at].click();
      return settled;
    },
    [boxes, boxOf(press), press, patience],
  );
  return settled;
}

/** In the page: tells of the next press when it came, when the view had changed, when all stood. */
function watch() {
  let events = [];
  new PerformanceObserver((list) => events.push(...list.getEntries())).observe({
    type: "event",
    durationThreshold: 16,
  });
  const next = (then) => {
    const { port1, port2 } = new MessageChannel();
    port2.onmessage = then;
    port1.postMessage(0);
  };
  globalThis.pressed = async (press, patience) => {
    const view = document.querySelector("#view");
    const time = { painted: 0, whole: 0 };
    let [isSet, wasBusy, start] = [false, false, 0];
    events = [];
    const begin = (event) => {
      start = event.timeStamp;
      performance.mark(`press ${press}`);
    };
    addEventListener("click", begin, { capture: true, once: true });
    await new Promise((resolve) => {
      const observer = new MutationObserver((records) => {
        const isBusy = view.getAttribute("aria-busy") === "true";
        wasBusy ||= isBusy;
        if (!isSet && records.some((record) => record.type !== "attributes")) {
          isSet = true;
          performance.mark(`set ${press}`);
          // The task that sets is over, unless the frame comes before another begins.
          let set = 0;
          next(() => {
            set ||= performance.now();
          });
          requestAnimationFrame(() => {
            const frame = performance.now();
            set ||= frame;
            next(() => {
              time.painted = performance.now() - start;
              time.work = time.painted - (frame - set);
            });
          });
        }
        if (!isBusy && (isSet || wasBusy)) {
          observer.disconnect();
          performance.mark(`whole ${press}`);
          time.whole = performance.now() - start;
          resolve();
        }
      });
      observer.observe(view, { attributes: true, childList: true, characterData: true, subtree: true });
      // A press may leave all as it is.
      setTimeout(() => {
        observer.disconnect();
        resolve();
      }, patience);
    });
    await new Promise((resolve) => setTimeout(resolve, 80));
    const click = events.filter((entry) => entry.name === "click").at(-1);
    time.event = click ? click.duration : 0;
    return time;
  };
}

/** The times of the presses of a round, of the events of its trace. */
function read(events, first, last) {
  const mark = (name) => events.find((e) => e.name === name && e.cat.includes("user_timing"));
  const times = [];
  for (let press = first; press <= last; press += 1) {
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
