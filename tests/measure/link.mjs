// What a reader sees of a shared link with filters, opened on a phone with a slow processor and a
// very slow network: when there are words about what is coming, and when the first result is there.
// Prints one line of JSON, with a time in milliseconds of each visit.
//
// usage: node link.mjs <address> <visits>

import { chromium } from "playwright-core";
import { FLAGS, PHONE, SLOW_PROCESSOR, SLOW_NETWORK, throttle } from "../chromium.mjs";

const [address, visits] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: FLAGS });

/** Looks at every frame for what a reader would see in it. */
function observe() {
  const seen = (window.seen = {});
  const isVisible = (element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && bottom > 0 && top < innerHeight;
  };
  const look = (time) => {
    const visible = [...document.querySelectorAll("[role=status], article")].filter(isVisible);
    const says = (pattern) => visible.some((element) => element.role === "status" && pattern.test(element.textContent));
    const text = document.body?.innerText ?? "";
    if (!seen.words && (/\bLoading\b|\bSearching\b/.test(text) || says(/^[\d,]+ of /))) seen.words = time;
    // The static list is of all papers; the number of those that match comes with the first of them.
    if (says(/^[\d,]+ of /) && visible.some(({ localName }) => localName === "article")) return void (seen.result = time);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

const all = [];
for (let number = 0; number < Number(visits); number++) {
  const context = await browser.newContext({ viewport: PHONE, serviceWorkers: "block" });
  const page = await context.newPage();
  await throttle(page, SLOW_PROCESSOR, SLOW_NETWORK);
  await page.addInitScript(observe);
  await page.goto(address, { timeout: 120_000, waitUntil: "commit" });
  await page.waitForFunction(() => window.seen.result, undefined, { timeout: 120_000 });
  const paint = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0].startTime);
  all.push({ paint, ...(await page.evaluate(() => window.seen)) });
  await context.close();
}
await browser.close();

const each = (name) => all.map((visit) => visit[name]);
console.log(JSON.stringify({ paint: each("paint"), words: each("words"), result: each("result") }));
