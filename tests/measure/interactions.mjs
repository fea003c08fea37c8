// How quickly the page answers on a phone whose processor is four times slower: the time from each
// key and click to the next paint (Event Timing, what browsers call INP), when the page can be typed
// into on a slow network, and what memory it takes. Prints one line of JSON.
//
// usage: node interactions.mjs <address> <visits>

import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { chromium } from "playwright-core";
import { FLAGS, PHONE, SLOW_PROCESSOR, MOBILE_NETWORK, throttle } from "../chromium.mjs";

// 40 characters. What is typed first on an empty box changes most; then come a typing error and a field.
const QUERIES = ["sparsegpt", "kv cash compresion", "title:pruning"];
const CLICKS = 20;
/** At the speed of a quick typist, in milliseconds. */
const DELAY = 110;

const [address, visits] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: FLAGS });

/** The memory of the process that the page runs in, in bytes; nothing where there is no /proc. */
async function memory() {
  const system = await browser.newBrowserCDPSession();
  const { processInfo } = await system.send("SystemInfo.getProcessInfo");
  const sizes = processInfo
    .filter(({ type }) => type === "renderer")
    .map(({ id }) => Number(/RssAnon:\s+(\d+) kB/.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1]) * 1024);
  return Math.max(...sizes);
}

/** Keeps, for each interaction, the longest of its events. Those below 16 ms are not reported. */
function observe() {
  window.interactions = new Map();
  const observer = new PerformanceObserver((list) => {
    for (const { interactionId: id, duration } of list.getEntries())
      if (id) window.interactions.set(id, Math.max(duration, window.interactions.get(id) ?? 0));
  });
  observer.observe({ type: "event", durationThreshold: 16, buffered: true });
}

async function visit() {
  const context = await browser.newContext({ viewport: PHONE, hasTouch: false, serviceWorkers: "block" });
  const page = await context.newPage();
  const blank = process.platform === "linux" ? await memory() : undefined;
  await throttle(page, SLOW_PROCESSOR, MOBILE_NETWORK);
  await page.addInitScript(observe);

  const box = page.getByRole("searchbox", { name: "Search papers" });
  const status = page.getByRole("status").filter({ hasText: /^\d/ }).first();
  /** Waits until the page has not changed for a while. */
  const settled = async () => {
    for (let before, quiet = 0; quiet < 4; await pause(100)) {
      const now = await page.evaluate(() => document.body.innerText);
      quiet = now === before ? quiet + 1 : 0;
      before = now;
    }
  };
  /** The times of the interactions since the last call, `count` of them. */
  const times = async (count) => {
    await pause(200);
    const measured = await page.evaluate(() => {
      const times = [...window.interactions.values()];
      window.interactions.clear();
      return times;
    });
    // What is not reported was painted within 16 ms.
    return [...measured, ...Array(Math.max(0, count - measured.length)).fill(16)];
  };

  await page.goto(address);
  // What only the program draws.
  await page.locator("li[aria-posinset]").first().waitFor();
  const typable = await page.evaluate(() => performance.now());
  await settled();
  const papers = Number.parseInt((await status.textContent()).replaceAll(",", ""), 10);

  const keys = [];
  for (const query of QUERIES) {
    await box.fill("");
    await settled();
    await times(0);
    await box.pressSequentially(query, { delay: DELAY });
    await settled();
    keys.push(...(await times(query.length)));
  }
  await box.fill("");
  await settled();

  const clicks = [];
  const values = page.getByRole("group", { name: /^(Category|Venue|Year)$/ }).getByRole("link", { name: /^(?!Exclude).*\d+ paper/ });
  for (let number = 0; number < CLICKS; number++) {
    // The sheet of the filters may close when the choice before is taken back.
    if (!(await values.first().isVisible())) await page.getByRole("button", { name: /^Filters/ }).click();
    await settled();
    await times(0);
    await values.nth(number % (await values.count())).click();
    await settled();
    clicks.push(...(await times(1)));
    await page.goBack();
    await settled();
  }
  const held = process.platform === "linux" ? await memory() : undefined;
  await context.close();
  return { papers, typable, keys, clicks, memory: held, blank };
}

const all = [];
for (let number = 0; number < Number(visits); number++) all.push(await visit());
await browser.close();

/** The value that 98 of 100 do not exceed. */
const p98 = (numbers) => numbers.toSorted((a, b) => a - b)[Math.ceil(numbers.length * 0.98) - 1];
const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
const each = (of) => all.map(of);

console.log(
  JSON.stringify({
    papers: all[0].papers,
    keys: each(({ keys }) => p98(keys)),
    clicks: each(({ clicks }) => p98(clicks)),
    typable: median(each(({ typable }) => typable)),
    memory: median(each(({ memory }) => memory ?? 0)),
    blank: median(each(({ blank }) => blank ?? 0)),
  }),
);
