// A reader who stays in one tab for long and does anything at random: does the page hold more and
// more? Prints one line of JSON a minute: what is in use after a garbage collection.
//
// usage: node soak.mjs <address> <catalogue> <minutes> <seed>

import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { FLAGS } from "../chromium.mjs";
import { keepProgramMemory } from "../e2e/program-memory.mjs";
import { numbers, walker, wordsOf } from "../e2e/walker.mjs";

const [address, catalogue, minutes, seed] = process.argv.slice(2);
const MINUTE = 60_000;

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: FLAGS });
const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: "block" });
const page = await context.newPage();
await keepProgramMemory(page);
const session = await context.newCDPSession(page);
await session.send("Performance.enable");
const errors = [];
page.on("pageerror", (error) => errors.push(String(error)));

/** The memory of the page's process in bytes, as Linux knows it. */
async function resident() {
  const system = await browser.newBrowserCDPSession();
  const { processInfo } = await system.send("SystemInfo.getProcessInfo");
  const renderers = processInfo.filter(({ type }) => type === "renderer");
  await system.detach();
  const size = ({ id }) => Number(/RssAnon:\s+(\d+) kB/.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1]) * 1024;
  return process.platform === "linux" ? Math.max(...renderers.map(size)) : undefined;
}

/** What the page holds where it shows the whole list. */
async function held() {
  await page.locator("header .brand").click();
  await page.getByRole("searchbox", { name: "Search papers" }).fill("");
  await page.waitForTimeout(1000);
  for (let times = 0; times < 3; times++) await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  const metric = (name) => metrics.find((metric) => metric.name === name).value;
  const program = await page.evaluate(() => window.programMemory.buffer.byteLength);
  return { heap: metric("JSHeapUsedSize"), nodes: metric("Nodes"), listeners: metric("JSEventListeners"), program, resident: await resident() };
}

await page.goto(address);
await page.locator("ol.papers > [aria-posinset], ol.papers [aria-rowindex]").first().waitFor();
await page.evaluate(() => (window.isFirst = true));
const { pathname: base } = new URL(address);
const step = walker(page, { address, base }, numbers(Number(seed)), { words: wordsOf(catalogue), stays: true });

let steps = 0;
const tell = async (minute) => console.log(JSON.stringify({ minute, steps, ...(await held()) }));
// What is kept for ever, such as a compiled function, is there after a minute.
for (let minute = 0; minute <= Number(minutes); minute++) {
  if (minute > 0) await tell(minute);
  if (minute === Number(minutes)) break;
  for (const end = Date.now() + MINUTE; Date.now() < end; steps++) await step();
}
const isOne = await page.evaluate(() => window.isFirst === true);
await browser.close();
if (!isOne || errors.length > 0) throw new Error(isOne ? errors.join("\n") : "the document was left");
