// Releases follow each other: readers on an older one are told, see what is only in the newer one, and
// no page is given the files of another release.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { NEW_PAPERS } from "./catalogues.mjs";
import {
  EARLIER, NOW, PICTURED, again, another, forgetHttpCache, hosted, kept, keeps, news, rebuilt, take, update, version, versionsKept, visited, waiting,
} from "./host.mjs";
import { TOTAL, cards, catalogue, count, heading, programOf, settled, until } from "./site.js";

const url = (host, address) => new URL(address, host.address).href;
const goto = (page, host, address) => page.goto(url(host, address));
/** A paper that only the newer list has. */
const NEWEST = catalogue.papers[0];
const fields = (page) => page.getByRole("main").getByRole("textbox");
const about = (page) => page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "About" }).click();
/** Whether the prose of the page is rendered: as Markdown it has no links and no bold words. */
const isRendered = async (page) => (await page.locator("main strong").count()) > 0;

hosted("readers on an older release are told of a newer one whose scripts have changed", EARLIER, async ({ host, open }) => {
  host.change = rebuilt(EARLIER, "1111111111111111", [/^offline-/, (body) => `${body}\n// an older script`]);
  const page = await visited(open);
  await forgetHttpCache(page);
  host.site = NOW;
  host.change = () => undefined;
  await page.reload();
  await programOf(page);
  await news(page).waitFor();
  await forgetHttpCache(page);
  host.isOnline = false;
  await again(page);
  await news(page).waitFor();
});

hosted("a link to a paper that is newer than the reader's release shows that paper", EARLIER, async ({ host, open }) => {
  const page = await visited(open);
  host.site = NOW;
  await goto(page, host, `papers/${NEWEST.id}/`);
  await programOf(page);
  assert.equal(await heading(page).textContent(), NEWEST.title);
  await page.getByRole("link", { name: "← All papers" }).click();
  await until(() => count(page), TOTAL);
});

hosted("the contribute page has its form whatever release the reader is on", EARLIER, async ({ host, open }) => {
  const page = await visited(open);
  host.site = NOW;
  await goto(page, host, "contribute/");
  await programOf(page);
  assert.ok((await fields(page).count()) > 2);
});

hosted("the contribute page has its form on a slow network", NOW, async ({ host, open }) => {
  const page = await visited(open);
  host.change = (path) => path === "contribute/" && new Promise((resolve) => setTimeout(resolve, 2500));
  await goto(page, host, "contribute/");
  await programOf(page);
  assert.ok((await fields(page).count()) > 2);
});

hosted("a draft survives an update and a reload", EARLIER, async ({ host, open }) => {
  const page = await visited(open);
  await goto(page, host, "contribute/");
  await programOf(page);
  const title = page.getByRole("textbox", { name: /^Title/ });
  const category = page.getByRole("combobox", { name: /^Category/ });
  await title.fill("A Paper That No List Has");
  await category.selectOption({ label: "Quantization" });
  host.site = NOW;
  await take(page);
  await until(() => title.inputValue(), "A Paper That No List Has");
  assert.equal(await category.evaluate((select) => select.selectedOptions[0].textContent), "Quantization");
  await again(page);
  await until(() => title.inputValue(), "A Paper That No List Has");
  const step = page.getByRole("region", { name: "The entry" }).getByRole("status");
  await until(async () => /authors/.test(await step.textContent()) && !/title|category/.test(await step.textContent()), true, "the program knows it");
});

/** Which file a host has of which release. */
const MIXTURES = {
  "new pages and older data": [NOW, EARLIER],
  "older pages and new data": [EARLIER, NOW],
};
for (const [what, [pages, data]] of Object.entries(MIXTURES))
  hosted(`${what} are never shown together, without a worker either`, pages, async ({ host, open }) => {
    host.siteOf = (path) => (/^(papers|prose)[-.]/.test(path) ? data : pages);
    const expected = JSON.parse(readFileSync(path.join(pages.dist, "papers.json"), "utf8")).papers.length;
    const page = await open("", { serviceWorkers: "block", started: false });
    await page.getByRole("alert").waitFor();
    assert.match(await page.getByRole("alert").textContent(), /Reload the page/);
    assert.equal(await count(page), expected);
    assert.ok((await cards(page).count()) > 5, "the static page is still there");
    host.siteOf = () => pages;
    await again(page);
    assert.equal(await count(page), expected);
  });

hosted("the first page of a release has its data, whatever has become of the one before", EARLIER, async ({ host, open }) => {
  const page = await visited(open);
  await page.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
  });
  host.site = NOW;
  // The new release cannot be taken yet, so the worker of the older one answers.
  host.change = (path) => path === "shell.html" && { status: 404, body: "no" };
  await page.reload();
  await programOf(page);
  assert.equal(await count(page), TOTAL);
});

hosted("an install that fails leaves the release that is used", NOW, async ({ host, open }) => {
  const page = await visited(open);
  const before = await versionsKept(page);
  host.change = (path, { body }) => (path === "sw.js" ? { body: `${body}\n// changed` } : "dropped");
  await update(page);
  await settled(page);
  assert.deepEqual(await versionsKept(page), before);
  host.isOnline = false;
  await again(page);
  assert.equal(await count(page), TOTAL);
});

hosted("an open tab keeps its release when the next but one is taken in another", EARLIER, async ({ host, open }) => {
  const old = await visited(open);
  const first = await version(old);
  host.site = NOW;
  await update(old);
  await waiting(old);
  const skipped = (await versionsKept(old)).find((kept) => kept !== first);
  host.site = PICTURED;
  await update(old);
  await until(async () => (await versionsKept(old)).includes(skipped), false, "the one that nobody took is gone");
  const fresh = await another(old, host.address);
  await programOf(fresh);
  await Promise.all([fresh.waitForEvent("framenavigated"), news(fresh).getByRole("button", { name: "Show it" }).click()]);
  await programOf(fresh);
  assert.notEqual(await version(fresh), first);
  await forgetHttpCache(old);
  await about(old);
  await until(() => heading(old).textContent(), "About");
  await until(() => isRendered(old), true);
  assert.equal(await version(old), first);
});

hosted("a release that is withdrawn before anybody took it is told no longer", EARLIER, async ({ host, open }) => {
  const page = await visited(open);
  const first = await version(page);
  host.site = NOW;
  await update(page);
  await news(page).waitFor();
  host.site = EARLIER;
  await update(page);
  await until(() => news(page).count(), 0);
  await keeps(page, [first]);
});

hosted("releases that nobody takes do not pile up", EARLIER, async ({ host, open }) => {
  const page = await visited(open);
  const first = await version(page);
  host.site = NOW;
  for (let number = 1; number <= 6; number++) {
    const next = String(number).repeat(16);
    host.change = rebuilt(NOW, next, [/^lightbox-/, (body) => `${body}\n// ${number}`]);
    await update(page);
    await keeps(page, [first, next]);
  }
  const lightboxes = () =>
    page.evaluate(async () => {
      const cache = await caches.open((await caches.keys()).find((name) => name.endsWith(" assets")));
      return (await cache.keys()).filter(({ url }) => /\/lightbox-/.test(url)).length;
    });
  await until(lightboxes, 2);
});

hosted("on a flaky network the site is there after one visit", NOW, async ({ host, open }) => {
  const seen = new Set();
  // What the worker asks for is dropped the first time.
  let isInstalling = false;
  host.change = (path) => {
    isInstalling ||= path === "sw.js";
    if (!isInstalling || path === "sw.js" || seen.has(path)) return undefined;
    seen.add(path);
    return "dropped";
  };
  const page = await visited(open);
  assert.ok(seen.has("shell.html"));
  host.isOnline = false;
  await again(page);
  assert.equal(await count(page), TOTAL);
});

hosted("what has come of a release need not come again", NOW, async ({ host, open }) => {
  host.change = (path) => path === "shell.html" && "dropped";
  const page = await open("");
  // A browser may itself repeat a request whose connection breaks.
  await until(() => host.asked.filter((path) => path === "shell.html").length >= 2, true);
  await until(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
  await forgetHttpCache(page);
  host.change = (path) => /^(lightbox|prose)-/.test(path) && "dropped";
  await again(page);
  await kept(page);
});

hosted("an update reloads the page once, however slow that is", EARLIER, async ({ host, open }) => {
  const page = await visited(open);
  // For an address that the release does not have, the worker waits for the host.
  await goto(page, host, "no/such/page/");
  await programOf(page);
  host.site = NOW;
  await update(page);
  await news(page).waitFor();
  const before = host.asked.length;
  host.change = (path) => path === "no/such/page/" && new Promise((resolve) => setTimeout(resolve, 6000));
  await Promise.all([page.waitForEvent("framenavigated"), news(page).getByRole("button", { name: "Show it" }).click()]);
  await programOf(page);
  assert.equal(host.asked.slice(before).filter((path) => path === "no/such/page/").length, 1);
});

/** An error of the program that leaves the page as it is. */
const stop = (page) =>
  page.evaluate(() => {
    const error = new Error("it panicked");
    error.stack = `Error: it panicked\n    at wasm-function[7] (${document.getElementById("app").dataset.wasm}:1:1)`;
    dispatchEvent(new ErrorEvent("error", { error }));
  });
const stopped = (page) => page.getByRole("alert").filter({ hasText: "have stopped" });

hosted("the notice of a newer release works after the program has stopped", EARLIER, async ({ host, open }) => {
  const page = await visited(open);
  host.site = NOW;
  await update(page);
  await news(page).waitFor();
  await stop(page);
  await stopped(page).waitFor();
  await news(page).getByRole("button", { name: "Later" }).click();
  assert.equal(await news(page).count(), 0);
  await again(page);
  await news(page).waitFor();
  await stop(page);
  await stopped(page).waitFor();
  await Promise.all([page.waitForEvent("framenavigated"), news(page).getByRole("button", { name: "Show it" }).click()]);
  await programOf(page);
  assert.equal(await count(page), TOTAL);
});

hosted("a wrong answer that the browser has kept is not asked again when the page is reloaded", NOW, async ({ host, open }) => {
  const page = await open("", { started: false, serviceWorkers: "block", faults: () => (host.change = (path) => path.endsWith(".wasm") && { type: "text/html", body: "<h1>Welcome</h1>" }) });
  const notice = page.getByRole("alert").filter({ hasText: "could not be started" });
  await notice.waitFor();
  host.change = () => undefined;
  await notice.getByRole("button", { name: "Reload the page" }).click();
  await programOf(page);
  assert.equal(await count(page), TOTAL);
});
