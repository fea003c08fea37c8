// The sites under test, and the browser that visits them. Every test goes through `everywhere`
// or `once`, whose visitor opens pages and, when the test is over, sees to it that no page asked
// another host for anything or wrote an error or a warning to the console.

import assert from "node:assert/strict";
import { appendFileSync, readFileSync } from "node:fs";
import path from "node:path";
import { after, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { chromium } from "playwright-core";
import { FLAGS } from "../chromium.mjs";

/** How long anything on a page may take before it counts as not happening. */
const PATIENCE = 15_000;

/** A desk, a tablet and a phone. */
export const DESK = { width: 1440, height: 900 };
export const TABLET = { width: 820, height: 1180 };
export const PHONE = { width: 390, height: 844 };

/** One address of every kind of page. */
export const PAGES = {
  "the first page": "",
  "a filtered list": "?category=quantization&has=code&venue=-arxiv&flavour=vanilla",
  "an empty result": "?q=qqqqqq&category=quantization",
  "a table": "?view=table&q=pruning",
  "a compact list": "?view=compact",
  "a category": "category/kv-cache-compression/",
  "a paper": "papers/2306.08543/",
  "the shelf": "shelf/",
  "a shared set": "shelf/#papers=YnN2uG~a-paper-that-is-elsewhere~",
  "a comparison": "compare/?paper=2301.00774&paper=2306.08543&paper=2210.17323&paper=2306.00978&paper=0704.0001",
  "no comparison": "compare/",
  about: "about/",
  contribute: "contribute/",
  "a correction": "contribute/?paper=2301.00774",
  accessibility: "accessibility/",
  "where to begin": "start/",
  "the authors": "authors/",
  "an author": "authors/dan-alistarh/",
  "the trends": "trends/",
  "the trends of a filter": "trends/?category=quantization&has=code&venue=-arxiv&flavour=vanilla",
  "no page": "nothing-is-here/",
  "no paper": "papers/9912.99999/",
};

/** The site called `name`, as `cargo xtask test` serves it. */
export function site(name) {
  const variable = (kind) => {
    const value = process.env[`${kind}_${name.toUpperCase()}`];
    assert.ok(value, `${kind}_${name.toUpperCase()} is not set: run \`cargo xtask test --only browser\``);
    return value;
  };
  const address = variable("SITE");
  const { origin, pathname: base } = new URL(address);
  const dist = variable("DIST");
  return { name, address, origin, base, dist };
}

export const ROOT = site("root");
export const SITES = [ROOT, site("repo")];

/** The catalogue that the sites were made of. */
export const catalogue = JSON.parse(readFileSync(path.join(ROOT.dist, "papers.json"), "utf8"));
export const TOTAL = catalogue.papers.length;

let launched;
// Most pages live for less than a second, so that code is not worth compiling twice.
const SHORT_LIVED = "--js-flags=--liftoff-only";
const browser = () => (launched ??= chromium.launch({ executablePath: process.env.CHROMIUM, args: [...FLAGS, SHORT_LIVED] }));
after(async () => (await launched)?.close());

/** A test on the site at the root of a domain and on the one below a path, side by side. */
export function everywhere(name, body, { concurrency = SITES.length } = {}) {
  test(name, { concurrency }, async (t) => {
    await Promise.all(SITES.map((site) => t.test(`under ${site.base}`, () => visit(site, body))));
  });
}

/** A test on one site, for what has nothing to do with where the site lives. */
export function once(name, body, site = ROOT) {
  test(name, () => visit(site, body));
}

/** The same test for each of several cases, named by their keys, two at a time. */
export function each(name, cases, body, site = ROOT) {
  test(name, { concurrency: 2 }, async (t) => {
    const tests = Object.entries(cases).map(([key, value]) =>
      t.test(key, () => visit(site, (visitor) => body({ ...visitor, case: value }))),
    );
    await Promise.all(tests);
  });
}

/** What `body` does as a visitor of a site. */
export async function visit(site, body) {
  const contexts = [];
  const noise = [];
  const open = async (address = "", options = {}) => {
    const { javaScript = true, started = javaScript, faults, noisy = false, ...settings } = options;
    const context = await (await browser()).newContext({
      viewport: DESK,
      // Most tests are quicker and as good without; some are run once more with it.
      reducedMotion: process.env.MOTION === "on" ? "no-preference" : "reduce",
      javaScriptEnabled: javaScript,
      // Each test is a first visit; those about later ones say so.
      serviceWorkers: "block",
      ...settings,
    });
    contexts.push(context);
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    if (!noisy) listen(page, site, noise);
    await page.addInitScript(() => {
      addEventListener("DOMContentLoaded", () => (window.staticMain = document.querySelector("main")));
    });
    await faults?.(page);
    const response = await page.goto(new URL(address, site.address).href);
    if (started) await programOf(page);
    return Object.assign(page, { response });
  };
  try {
    await body({ site, open });
    assert.deepEqual(noise, [], "the console is empty and no other host was asked");
  } finally {
    await Promise.all(contexts.map((context) => context.close()));
  }
}

function listen(page, site, noise) {
  page.on("console", (message) => {
    // The browser itself reports the status 404 of a page that is not there.
    const isStatus = message.location().url === page.url() && message.text().includes("404");
    const isOurs = message.text().includes("blocked by Playwright");
    if (["error", "warning"].includes(message.type()) && !isStatus && !isOurs) noise.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => noise.push(`${page.url()}: ${error}`));
  page.on("dialog", (dialog) => {
    noise.push(`${page.url()}: dialog ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("request", (request) => {
    const isOurs = request.url().startsWith(site.address) || /^(data|blob):/.test(request.url());
    if (!isOurs) noise.push(`${page.url()}: request for ${request.url()}`);
  });
}

/** Waits until the program has put its page in the place of the static one. */
export async function programOf(page) {
  await page.waitForFunction(() => window.staticMain && !window.staticMain.isConnected && document.querySelector("main"));
  // The dialogs come with the lazy part of the program.
  await page.locator("dialog").first().waitFor({ state: "attached" });
  await settled(page);
}

/** Waits until the browser has drawn what it was told. What is typed gets into the address in a
    timer and is searched for in the next one; the lower half of the window and the filters are drawn in
    timers that the next frame starts; the focus is where it was in the frame after that. */
export async function settled(page) {
  await page.evaluate(() => new Promise((done) => {
    setTimeout(() => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(done))))));
  }));
}

/** Asks `read` again and again until it answers `expected`. */
export async function until(read, expected, message) {
  const deadline = Date.now() + PATIENCE;
  let found = await read();
  while (!isDeepStrictEqual(found, expected)) {
    if (Date.now() > deadline) assert.deepEqual(found, expected, message);
    await pause(40);
    found = await read();
  }
}

/** Holds back the requests for `pattern`; the answer lets them pass, with `respond` if given. */
export async function hold(page, pattern) {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await page.route(pattern, async (route) => {
    await released;
    // The page may be gone by then.
    await route.continue().catch(() => {});
  });
  return release;
}

/** Where the page is, below the site's base path. */
export function place(page, site) {
  const { pathname, search, hash } = new URL(page.url());
  assert.ok(pathname.startsWith(site.base), `${pathname} is below ${site.base}`);
  return pathname.slice(site.base.length) + search + hash;
}

// What every page promises to assistive technology is what the tests hold on to.

export const searchBox = (page) => page.getByRole("searchbox", { name: "Search papers" });
const NAMED = { name: "Papers", exact: true };
export const list = (page) => page.getByRole("list", NAMED).or(page.getByRole("table", NAMED));
/** The papers of the list, and those of the table. */
export const cards = (page) =>
  list(page).getByRole("article").or(list(page).getByRole("row").filter({ has: page.getByRole("heading") }));
export const cardLinks = (page) => cards(page).getByRole("heading").getByRole("link");
export const facet = (page, name) => page.getByRole("group", { name, exact: true });
export const facetValue = (page, name, value) =>
  facet(page, name).getByRole("link", { name: new RegExp(`^${value}\\W+[\\d,]+ paper`) });
export const chips = (page) => page.getByRole("list", { name: "Active filters" });

/** The name of an element as it is spoken. */
export async function spoken(element) {
  return (await element.ariaSnapshot()).split("\n")[0];
}

/** Where the page says what was just done. */
export const announcement = (page) => page.locator("#app > [aria-live=polite]");

/** Whether a text that `act` brings is read out: it comes into a status that was there before, without it. */
export async function isReadOut(page, text, act) {
  const heard = await page.evaluateHandle((text) => {
    const isSilent = (region) => region.checkVisibility() && !region.textContent.includes(text);
    const regions = [...document.querySelectorAll("[role=status], [aria-live]")].filter(isSilent);
    const heard = { text: false };
    const listen = () => (heard.text ||= regions.some((region) => region.isConnected && region.textContent.includes(text)));
    new MutationObserver(listen).observe(document.body, { subtree: true, childList: true, characterData: true });
    return heard;
  }, text);
  await act();
  await page.getByText(text).first().waitFor();
  await settled(page);
  return heard.evaluate(({ text }) => text);
}

/** A browser that saves no file. */
export const unsaved = () => {
  URL.createObjectURL = () => { throw new TypeError("no room"); };
};

/** Presses a key while characters are composed where the focus is, which ends without any. */
export async function pressComposing(page, key) {
  const keyboard = await page.context().newCDPSession(page);
  const compose = (text) => keyboard.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  await compose("zzzz");
  await page.keyboard.press(key);
  await compose("");
  await settled(page);
}

/** The number of papers that the page says it shows. */
export async function count(page) {
  const text = await page.getByRole("status").filter({ hasText: /^\d/ }).textContent();
  return Number.parseInt(text.replaceAll(",", ""), 10);
}

/** The ids of the papers in the list, as far as it is drawn once it grows no more: it does so whenever
    the reader has paused for a quarter of a second. */
export async function shownPapers(page) {
  await settled(page);
  let shown;
  let before;
  do {
    if (shown) await pause(400);
    before = shown;
    const addresses = await cardLinks(page).evaluateAll((links) => links.map((link) => link.pathname));
    shown = addresses.map((address) => address.split("/").at(-2));
  } while (!isDeepStrictEqual(shown, before));
  return shown;
}

/** The heading of the page. */
export const heading = (page) => page.getByRole("heading", { level: 1 });

/** What makes the page wider than the window; nothing when it is not. */
export async function sidewaysScroll(page) {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const sticksOut = (element) => element.getBoundingClientRect().right > clientWidth + 1;
    const isClipped = (element) =>
      element !== document.body &&
      (getComputedStyle(element).overflowX !== "visible" || isClipped(element.parentElement));
    const name = (element) => element.localName + [...element.classList].map((word) => `.${word}`).join("");
    const all = [...document.querySelectorAll("body *")].filter((element) => sticksOut(element) && !isClipped(element.parentElement));
    const innermost = all.filter((element) => !all.some((other) => other !== element && element.contains(other)));
    const paths = innermost.map((element) => `${name(element.parentElement.parentElement)} ${name(element.parentElement)} ${name(element)}`);
    return [...new Set(paths)].slice(0, 20);
  });
}

/** Counts what was tried, for the table in the README. */
export function tried(kind, number) {
  if (process.env.TRIED) appendFileSync(process.env.TRIED, `${kind} ${number}\n`);
}
