// How a list of any length feels on a phone: a processor that is four times slower and a network
// like that of Lighthouse's mobile settings. Prints one line of JSON.
//
// usage: node scale.mjs <address>

import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { chromium } from "playwright-core";
import { FLAGS } from "./chromium.mjs";

const SLOWER = 4;
const NETWORK = { offline: false, latency: 150, downloadThroughput: (1.6 * 1e6) / 8, uploadThroughput: (750 * 1e3) / 8 };
const QUERIES = ["sparsegpt", "kv cache compression", "kv cash compresion", "song han awq", "quantized transformer", "title:pruning -survey"];
const FILTERS = ["Quantization", "2024", "ACL", "With code"];

const address = process.argv[2];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: FLAGS });
const context = await browser.newContext({ viewport: { width: 390, height: 844 }, serviceWorkers: "block" });
const page = await context.newPage();
const session = await context.newCDPSession(page);
await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
await session.send("Network.enable");
await session.send("Network.emulateNetworkConditions", NETWORK);
await page.addInitScript(() => {
  window.tasks = [];
  new PerformanceObserver((entries) => window.tasks.push(...entries.getEntries().map((entry) => entry.duration))).observe({ type: "longtask", buffered: true });
});

/** The longest stretch for which the page did not answer since the last time; 0 below 50 ms. */
const longest = () => page.evaluate(() => Math.max(0, ...window.tasks.splice(0)));
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
/** The memory of the process that the page runs in, in bytes. */
const memory = async () => {
  const system = await browser.newBrowserCDPSession();
  const { processInfo } = await system.send("SystemInfo.getProcessInfo");
  const sizes = processInfo
    .filter(({ type }) => type === "renderer")
    .map(({ id }) => Number(/RssAnon:\s+(\d+) kB/.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1] ?? 0) * 1024);
  return Math.max(0, ...sizes);
};

const blank = await memory();
await page.goto(address);
await page.waitForSelector("li[aria-posinset]");
const typable = await page.evaluate(() => performance.now());
const paint = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime);
await settled();

const box = page.getByRole("searchbox", { name: "Search papers" });
let keystroke = 0;
for (const query of QUERIES) {
  await box.fill("");
  await settled();
  await longest();
  await box.pressSequentially(query, { delay: 110 });
  await settled();
  keystroke = Math.max(keystroke, await longest());
}
await box.fill("");
await settled();
await longest();

let filter = 0;
for (const name of FILTERS) {
  const isThere = await page.evaluate((name) => {
    const link = [...document.querySelectorAll("#filters a")].find((link) => link.textContent.trim().startsWith(name));
    link?.click();
    return Boolean(link);
  }, name);
  if (!isThere) throw new Error(`there is no filter “${name}”`);
  await settled();
  filter = Math.max(filter, await longest());
  await page.goBack();
  await settled();
  await longest();
}

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
frames.sort((a, b) => a - b);
const frame = frames[Math.floor(frames.length * 0.95)];
console.log(JSON.stringify({ paint, typable, keystroke, filter, scrolling, frame, memory: held, blank }));
await browser.close();
