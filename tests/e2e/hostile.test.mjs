// Whatever a record of the catalogue says is text. The catalogue of fixtures/hostile.json tries
// scripts, event handlers, addresses that run, ends of elements, right-to-left text, emoji and
// titles of 5,000 characters in every field: once as the catalogue that the static pages were
// written from, once as the data that the program of the real site loads.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { intruders } from "./intruders.mjs";
import {
  DESK, PHONE, ROOT, cardLinks, count, each, facet, heading, programOf, searchBox, settled, sidewaysScroll, site,
  until,
} from "./site.js";

const HOSTILE = site("hostile");
const hostile = JSON.parse(readFileSync(path.join(HOSTILE.dist, "papers.json"), "utf8"));
const PAGES = [
  "",
  "?view=table",
  "?view=compact",
  `?q=${encodeURIComponent("<script>")}`,
  `?category=${encodeURIComponent("<img src=x onerror=window.pwned=1>")}&${encodeURIComponent('"><script>')}=1`,
  ...hostile.categories.map(({ id }) => `category/${id}/`),
  "about/",
  "contribute/",
  `${encodeURIComponent("<script>window.pwned=1</script>")}/`,
];
const PAPERS = hostile.papers.map(({ id }) => `papers/${id}/`);
const WAYS = {
  "written into the static pages": { of: HOSTILE },
  "read by the program": {
    of: ROOT,
    faults: (page) => page.route("**/papers-*.json", (route) => route.fulfill({ json: hostile })),
  },
};
const plain = (text) => text.replace(/\s+/g, " ").trim();

for (const [way, { of, faults }] of Object.entries(WAYS)) {
  const cases = { "the pages of the list": PAGES, "the pages of papers": PAPERS };
  each(
    `hostile data, ${way}, runs nothing, asks nobody and stays in the window`,
    cases,
    async ({ open, case: addresses }) => {
      const page = await open("", { viewport: PHONE, faults });
      const wide = {};
      for (const address of addresses) {
        await page.goto(new URL(address, of.address).href);
        await programOf(page);
        assert.deepEqual(await intruders(page), [], address);
        for (const viewport of [DESK, PHONE]) {
          await page.setViewportSize(viewport);
          await settled(page);
          for (const part of await sidewaysScroll(page)) wide[part] ??= `${address} at ${viewport.width}`;
        }
      }
      assert.deepEqual(wide, {}, "the page is never wider than the window");
    },
    of,
  );

  each(
    `hostile titles and authors, ${way}, are shown as they are written`,
    Object.fromEntries(hostile.papers.map((paper) => [paper.id, paper])),
    async ({ open, case: paper }) => {
      const page = await open(`papers/${paper.id}/`, { faults });
      assert.equal(plain(await heading(page).textContent()), plain(paper.title));
      assert.ok(plain(await page.title()).startsWith(plain(paper.title)));
      if (paper.authors.length > 0) {
        const authors = await page.getByRole("list", { name: "Authors" }).getByRole("link").allTextContents();
        assert.deepEqual(authors.map(plain), paper.authors.map(plain));
      }
    },
    of,
  );

  each(
    `a search for hostile text, ${way}, finds it and marks it`,
    { script: "<script>window", image: "<img src=x", accents: "Zalgo", arabic: "مرحبا", closing: "</title>" },
    async ({ open, case: text }) => {
      const page = await open("", { faults });
      await searchBox(page).fill(text);
      await until(() => new URL(page.url()).searchParams.get("q"), text);
      await settled(page);
      assert.ok((await count(page)) > 0);
      assert.deepEqual(await intruders(page), []);
      const titles = await cardLinks(page).allTextContents();
      const known = new Set(hostile.papers.map((paper) => plain(paper.title)));
      for (const title of titles) assert.ok(known.has(plain(title)), title.slice(0, 80));
    },
    of,
  );
}

each(
  "without JavaScript hostile data is text too",
  { "the pages of the list": PAGES.filter((address) => !address.includes("?")), "the pages of papers": PAPERS },
  async ({ open, case: addresses }) => {
    const page = await open("", { javaScript: false, viewport: PHONE });
    for (const address of addresses) {
      await page.goto(new URL(address, HOSTILE.address).href);
      assert.deepEqual(await intruders(page), [], address);
      assert.deepEqual(await sidewaysScroll(page), [], address);
    }
  },
  HOSTILE,
);

each(
  "a hostile value of a facet can be chosen and taken away",
  { Category: 1, Venue: 0, Technique: 2 },
  async ({ open, case: index, site }) => {
    for (const name of ["Category", "Venue", "Technique"]) {
      const page = await open("");
      const all = await count(page);
      const values = facet(page, name).getByRole("listitem");
      await values.nth(index).getByRole("link").first().click();
      await until(async () => page.url() !== site.address, true);
      await settled(page);
      assert.ok((await count(page)) <= all && (await count(page)) > 0);
      assert.equal(await page.getByRole("note").count(), 0, "it is known to the list");
      await page.getByRole("link", { name: "Clear all" }).click();
      await until(() => count(page), all);
    }
  },
  HOSTILE,
);

test("the structured data of a hostile paper is one JSON text, and the feed names it", () => {
  const feed = readFileSync(path.join(HOSTILE.dist, "feed.xml"), "utf8");
  assert.doesNotMatch(feed, /<script|<img/);
  for (const paper of hostile.papers) {
    const html = readFileSync(path.join(HOSTILE.dist, "papers", paper.id, "index.html"), "utf8");
    const data = JSON.parse(html.match(/<script type="application\/ld\+json">(.*?)<\/script>/s)[1]);
    assert.equal(data.name ?? data.headline, paper.title);
    assert.equal(html.match(/<script/g).length, 3, "our two scripts and the data");
  }
});
