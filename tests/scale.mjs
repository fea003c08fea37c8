// How a list of any length feels on a phone: a processor that is four times slower and a network
// like that of Lighthouse's mobile settings. Prints one line of JSON.
//
// usage: node scale.mjs <address>

import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { chromium } from "playwright-core";

const SLOWER = 4;
const NETWORK = { offline: false, latency: 150, downloadThroughput: (1.6 * 1e6) / 8, uploadThroughput: (750 * 1e3) / 8 };
const FLAGS = [
  "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];
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
const starting = await longest();
await settled();

const box = page.getByRole("searchbox", { name: "Search papers" });
const answers = [];
let letters = 0;
for (const query of QUERIES) {
  await box.fill("");
  await settled();
  await longest();
  const start = Date.now();
  await box.pressSequentially(query, { delay: 110 });
  letters += query.length;
  const typed = Date.now();
  await settled();
  answers.push({ query, longest: await longest(), typing: typed - start });
}
await box.fill("");
await settled();
await longest();

const filters = [];
for (const filter of FILTERS) {
  const asked = await page.evaluate((filter) => {
    const link = [...document.querySelectorAll("#filters a")].find((link) => link.textContent.trim().startsWith(filter));
    link?.click();
    return Boolean(link);
  }, filter);
  if (!asked) throw new Error(`there is no filter “${filter}”`);
  await settled();
  filters.push({ filter, longest: await longest() });
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
console.log(
  JSON.stringify({
    paint, typable, starting, letters,
    keystroke: Math.max(...answers.map(({ longest }) => longest)), answers,
    filter: Math.max(...filters.map(({ longest }) => longest)), filters,
    frame: frames[Math.floor(frames.length * 0.95)], late: frames.filter((frame) => frame > 25).length / frames.length, scrolling,
    memory: held, blank,
  }),
);
await browser.close();
