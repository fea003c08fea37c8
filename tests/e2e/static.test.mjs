// The pages that only the generator writes: the program leaves them as it finds them, and takes the reader
// from them to the list and back.

import assert from "node:assert/strict";
import { NOW, hosted, visited } from "./host.mjs";
import { DESK, cards, each, everywhere, heading, once, place, programOf, searchBox, settled, until } from "./site.js";

const PAGES = { "start/": "Start here", "authors/": "Authors" };

const main = (page) => page.locator("main");
// Leptos leaves a mark of its own.
const written = (html) => html.replaceAll("<!---->", "");

const WRITTEN = { ...PAGES, "authors/dan-alistarh/": "Dan Alistarh" };

each("the program shows the page as it was written", Object.fromEntries(Object.keys(WRITTEN).map((name) => [name, name])), async ({ open, case: address }) => {
  const plain = await open(address, { javaScript: false });
  const page = await open(address);
  assert.equal(await heading(page).textContent(), WRITTEN[address]);
  assert.equal(await page.title(), await plain.title());
  assert.equal(written(await main(page).innerHTML()), written(await main(plain).innerHTML()));
});

everywhere("the footer links to the page, which the browser loads; search and Back lead from it and to it", async ({ open, site }) => {
  for (const [address, name] of Object.entries(PAGES)) {
    const page = await open("about/");
    await page.evaluate(() => (window.isFirst = true));
    await page.getByRole("contentinfo").getByRole("link", { name, exact: true }).click();
    await page.waitForURL(new URL(address, site.address).href);
    await programOf(page);
    assert.equal(await page.evaluate(() => window.isFirst), undefined, "another document");
    const content = await main(page).innerHTML();
    await page.evaluate(() => (window.isStatic = true));
    await searchBox(page).fill("pruning");
    await until(async () => (await cards(page).count()) > 0, true);
    assert.equal(place(page, site), "?q=pruning");
    await page.goBack();
    await until(() => heading(page).textContent(), name);
    assert.equal(await main(page).innerHTML(), content);
    assert.equal(await page.evaluate(() => window.isStatic), true, "the same document");
    await page.goBack();
    await until(() => heading(page).textContent(), "About");
  }
});

once("Back finds the page also where the document that showed it is gone", async ({ open, site }) => {
  const page = await open("start/");
  await searchBox(page).fill("pruning");
  await until(async () => (await cards(page).count()) > 0, true);
  // The entry of the search is now shown by a document of its own.
  await page.reload();
  await programOf(page);
  await page.goBack();
  await page.waitForURL(new URL("start/", site.address).href);
  await until(() => heading(page).textContent(), "Start here");
  await until(() => page.locator("html").getAttribute("data-static-only"), "");
});

once("the place is restored", async ({ open }) => {
  const page = await open("start/", { viewport: { ...DESK, height: 500 } });
  await page.mouse.wheel(0, 900);
  await until(async () => (await page.evaluate(() => scrollY)) > 800, true);
  await settled(page);
  const before = await page.evaluate(() => scrollY);
  await page.locator(".paper-list a").nth(10).click();
  await until(() => page.locator("main.paper").count(), 1);
  await page.goBack();
  await until(() => heading(page).textContent(), "Start here");
  await until(() => page.evaluate(() => scrollY), before);
});

hosted("after one visit to another page they are there without a network", NOW, async ({ host, open }) => {
  const page = await visited(open);
  host.isOnline = false;
  for (const [address, name] of Object.entries(PAGES)) {
    for (const spelling of [address, address.slice(0, -1), `${address}index.html`]) {
      await page.goto(new URL(spelling, host.address).href);
      assert.equal(await heading(page).textContent(), name, spelling);
      assert.equal(await page.locator("html").getAttribute("data-static-only"), "", spelling);
    }
  }
});

once("a sitemap names them", async ({ site }) => {
  const sitemap = await (await fetch(new URL("sitemap.xml", site.address))).text();
  for (const address of Object.keys(WRITTEN)) assert.ok(sitemap.includes(`${site.base}${address}</loc>`), address);
});
