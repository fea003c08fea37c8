// How a list of any length feels on a phone: a processor that is four times slower and a network
// like that of Lighthouse's mobile settings. Other work of the machine makes any one task longer by
// chance, so the page is visited some times and everything is done again in the same order; of each
// figure the median counts, of each keystroke and each filter too. Prints one line of JSON.
//
// usage: node scale.mjs <address>

import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { chromium } from "playwright-core";
import { FLAGS } from "./chromium.mjs";

const VISITS = 3;
const SLOWER = 4;
const NETWORK = { offline: false, latency: 150, downloadThroughput: (1.6 * 1e6) / 8, uploadThroughput: (750 * 1e3) / 8 };
const QUERIES = ["sparsegpt", "kv cache compression", "kv cash compresion", "song han awq", "quantized transformer", "title:pruning -survey"];
const FILTERS = ["Quantization", "2024", "ACL", "With code"];

const address = process.argv[2];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: FLAGS });

/** The memory of the process that the page runs in, in bytes. */
const memory = async () => {
  const system = await browser.newBrowserCDPSession();
  const { processInfo } = await system.send("SystemInfo.getProcessInfo");
  const sizes = processInfo
    .filter(({ type }) => type === "renderer")
    .map(({ id }) => Number(/RssAnon:\s+(\d+) kB/.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1] ?? 0) * 1024);
  return Math.max(0, ...sizes);
};

/** Opens the page, types, filters and scrolls. All times are in milliseconds. */
const visit = async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, serviceWorkers: "block" });
  const page = await context.newPage();
  const blank = await memory();
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", NETWORK);
  await page.addInitScript(() => {
    window.tasks = [];
    window.keys = [];
    new PerformanceObserver((entries) => window.tasks.push(...entries.getEntries())).observe({ type: "longtask", buffered: true });
    addEventListener("keydown", (event) => window.keys.push(event.timeStamp), true);
  });

  /** The longest stretch for which the page did not answer since the last time; 0 below 50 ms. */
  const longest = () => page.evaluate(() => Math.max(0, ...window.tasks.splice(0).map(({ duration }) => duration)));
  /** The same for each key since the last time: what ends before the next one is pressed, or runs then. */
  const longestOfKeys = () =>
    page.evaluate(() => {
      const [keys, tasks] = [window.keys.splice(0), window.tasks.splice(0)];
      const of = (key, next = Infinity) => tasks.filter(({ startTime, duration }) => startTime + duration > key && startTime < next);
      return keys.map((key, at) => Math.max(0, ...of(key, keys[at + 1]).map(({ duration }) => duration)));
    });
  const isBusy = () => page.evaluate(() => document.querySelector(".awaited") !== null || /Searching/.test(document.querySelector(".count")?.textContent));
  /** Waits until nothing more arrives. */
  const settled = async () => {
    let quiet = 0;
    let before = "";
    while (quiet < 4) {
      await pause(100);
      const now = await page.evaluate(() => document.querySelector("main")?.textContent);
      quiet = now === before && !(await isBusy()) ? quiet + 1 : 0;
      before = now;
    }
  };

  await page.goto(address);
  await page.waitForSelector("li[aria-posinset]");
  const typable = await page.evaluate(() => performance.now());
  const paint = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime);
  await settled();

  const box = page.getByRole("searchbox", { name: "Search papers" });
  const keystrokes = [];
  for (const query of QUERIES) {
    await box.fill("");
    await settled();
    await longestOfKeys();
    await box.pressSequentially(query, { delay: 110 });
    await settled();
    keystrokes.push(...(await longestOfKeys()));
  }
  await box.fill("");
  await settled();

  const filters = [];
  await page.getByRole("button", { name: "Filters" }).click();
  await settled();
  await longest();
  for (const name of FILTERS) {
    const isThere = await page.evaluate((name) => {
      const link = [...document.querySelectorAll("#filters a")].find((link) => link.textContent.trim().startsWith(name));
      link?.click();
      return Boolean(link);
    }, name);
    if (!isThere) throw new Error(`there is no filter “${name}”`);
    await settled();
    filters.push(await longest());
    await page.goBack();
    await settled();
    await longest();
  }
  await page.keyboard.press("Escape");
  await settled();
  await longest();

  const frames = await page.evaluate(
    () =>
      new Promise((done) => {
        const times = [];
        const step = (time) => {
          times.push(time);
          if (times.length > 240) return done(times.slice(1).map((now, at) => now - times[at]));
          scrollBy(0, 60);
          requestAnimationFrame(step);
        };
        requestAnimationFrame(step);
      }),
  );
  await settled();
  const scrolling = await longest();
  const held = await memory();
  await context.close();
  frames.sort((a, b) => a - b);
  return { paint, typable, keystrokes, filters, scrolling, frame: frames[Math.floor(frames.length * 0.95)], memory: held, blank };
};

const visits = [];
for (let number = 0; number < VISITS; number++) visits.push(await visit());
await browser.close();

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const each = (name) => median(visits.map((visit) => visit[name]));
/** The longest task of any of these, each by its median over the visits. */
const worst = (name) => Math.max(...visits[0][name].map((_, at) => median(visits.map((visit) => visit[name][at]))));
/** The longest task of any of these in any visit. */
const once = (name) => Math.max(...visits.flatMap((visit) => visit[name]));

console.log(
  JSON.stringify({
    visits: VISITS,
    paint: each("paint"),
    typable: each("typable"),
    keystroke: worst("keystrokes"),
    keystrokeOnce: once("keystrokes"),
    filter: worst("filters"),
    filterOnce: once("filters"),
    scrolling: each("scrolling"),
    frame: each("frame"),
    memory: each("memory"),
    blank: each("blank"),
  }),
);
