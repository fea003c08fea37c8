// Twelve things that researchers come for, with what each costs: clicks, and keys pressed. What the site
// cannot do yet is named, and is no failure. The table is printed at the end.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { PHONE, ROOT, catalogue, cardLinks, cards, count, facet, facetValue, heading, list, place, until, visit } from "./site.js";

const table = [];

/** A reader, whose every click and key is counted. */
function reader() {
  const cost = { clicks: 0, keys: 0, lacks: [] };
  return {
    cost,
    click: async (target) => {
      await target.click();
      cost.clicks += 1;
    },
    press: async (page, key) => {
      await page.keyboard.press(key);
      cost.keys += 1;
    },
    type: async (page, text) => {
      await page.keyboard.type(text);
      cost.keys += text.length;
    },
    /** What belongs to the task and is still to come. */
    lacks: (what) => cost.lacks.push(what),
  };
}

/** A task, which may cost so many clicks and keys. */
function task(number, name, [clicks, keys], body) {
  test(`${number}. ${name}`, () =>
    visit(ROOT, async (visitor) => {
      const its = reader();
      const { cost } = its;
      await body({ ...visitor, ...its });
      table.push([number, name, cost.clicks, cost.keys, cost.lacks.join(", ")]);
      assert.ok(cost.clicks <= clicks && cost.keys <= keys, `${cost.clicks} clicks and ${cost.keys} keys, of ${clicks} and ${keys}`);
    }));
}

/** A task that the site cannot do yet. */
function later(number, name, lacks) {
  test(`${number}. ${name}`, { todo: lacks }, () => table.push([number, name, "–", "–", lacks]));
}

after(() => {
  const widths = [2, 60, 6, 4];
  const line = (cells) => cells.map((cell, at) => String(cell).padEnd(widths[at] ?? 0)).join("  ");
  const rows = table.sort(([one], [other]) => one - other);
  console.log([["", "task", "clicks", "keys", "still to come"], ...rows].map(line).join("\n"));
});

const published = (paper, venue, year) => paper.venue?.startsWith(`${venue}'${year}`);
const hasCode = (paper) => paper.links?.some(({ kind }) => kind === "code");

task(1, "quantization at ICLR 2024 with code", [4, 0], async ({ open, site, click, lacks }) => {
  const expected = catalogue.papers.filter((paper) => paper.categories.includes("quantization") && published(paper, "ICLR", 24) && hasCode(paper));
  const page = await open();
  await click(facetValue(page, "Category", "Quantization"));
  await click(facetValue(page, "Venue", "ICLR"));
  await click(facetValue(page, "Year", "2024"));
  await click(page.getByRole("link", { name: /^With code\W+\d/ }));
  await until(() => place(page, site), "?category=quantization&venue=iclr&year=2024&has=code");
  await until(() => count(page), expected.length);
  lacks("BibTeX of all");
});

task(1.5, "the same by keyboard", [0, 60], async ({ open, press, type }) => {
  const expected = catalogue.papers.filter((paper) => paper.categories.includes("quantization") && published(paper, "ICLR", 24) && hasCode(paper));
  const page = await open();
  await press(page, "/");
  await type(page, "category:quantization venue:iclr year:2024 has:code");
  await until(() => count(page), expected.length);
  await press(page, "Enter");
  await until(() => page.evaluate(() => document.activeElement.closest("article") !== null), true);
});

later(2, "a reading list: marks, notes, order, sharing five", "a shelf");

task(3, "follow a category", [2, 0], async ({ open, site, click, lacks }) => {
  const page = await open("", { noisy: true });
  await click(facetValue(page, "Category", "Quantization"));
  await until(() => heading(page).textContent(), "Quantization");
  const feed = page.getByRole("link", { name: "Feed of Quantization" });
  const href = await feed.getAttribute("href");
  assert.equal(href, `${site.base}category/quantization/feed.xml`);
  // A browser may show a feed or save it.
  const answered = page.waitForResponse((response) => response.url().endsWith(href));
  await click(feed);
  assert.equal((await answered).status(), 200);
  lacks("what is new since the last visit");
});

task(4, "how the field has moved, and one part of it", [4, 0], async ({ open, click }) => {
  const page = await open();
  await click(page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Trends" }));
  const row = (table, name) => page.getByRole("region", { name: table }).getByRole("row", { name: new RegExp(`^${name}`) });
  await until(async () => (await row("Categories by year", "Quantization").getByRole("link").count()) > 3, true);
  await click(facetValue(page, "Category", "Quantization"));
  const all = catalogue.papers.filter(({ categories }) => categories.includes("quantization"));
  const shown = row("Papers per year", "All papers").getByRole("link");
  await until(async () => Number(await shown.last().textContent()), all.length);
  const number = Number(await shown.nth(-2).textContent());
  await click(shown.nth(-2));
  await until(() => list(page).count(), 1);
  assert.equal(await count(page), number);
});

task(5, "papers like this one, and its abstract", [2, 0], async ({ open, click, lacks }) => {
  const page = await open("?q=gptq");
  await click(cardLinks(page).first());
  await page.getByRole("heading", { name: "Most similar" }).waitFor();
  const similar = page.getByRole("main").locator(".paper-links").first().getByRole("link");
  assert.ok((await similar.count()) >= 4);
  const read = page.getByRole("link", { name: "Read on arXiv" });
  assert.match(await read.getAttribute("href"), /^https:\/\/arxiv\.org\/abs\//);
  await click(similar.first());
  await until(async () => (await heading(page).textContent()).length > 0, true);
  lacks("the abstract on the page");
  lacks("citing papers");
});

later(6, "a paper by chance", "a random paper");

later(7, "the code with the most stars", "an order by stars");

later(8, "two papers side by side", "comparing");

task(9, "a paper into Zotero", [2, 0], async ({ open, click, lacks }) => {
  const page = await open();
  await click(cardLinks(page).first());
  const ris = page.getByRole("link", { name: "Save RIS" });
  const download = page.waitForEvent("download");
  await click(ris);
  assert.match((await download).suggestedFilename(), /\.ris$/);
  lacks("from a list");
});

task(10, "all papers of an author", [2, 0], async ({ open, click }) => {
  const page = await open("papers/2306.00978/");
  await click(page.getByRole("list", { name: "Authors" }).getByRole("link", { name: "Song Han" }));
  const expected = catalogue.papers.filter((paper) => paper.authors.includes("Song Han"));
  // The page of an author who has several papers.
  await until(() => heading(page).textContent(), "Song Han");
  for (const { title } of expected) assert.equal(await page.getByRole("link", { name: title, exact: true }).count(), 1, title);
});

task(11, "papers with an award", [1, 0], async ({ open, click }) => {
  const page = await open();
  await click(facet(page, "Show only").getByRole("link", { name: /^With an award\W+\d/ }));
  await until(async () => (await count(page)) > 0 && (await count(page)) < 10, true);
});

task(12, "filters on a phone, with one hand", [4, 0], async ({ open, site, click }) => {
  const page = await open("", { viewport: PHONE });
  await click(page.getByRole("button", { name: /^Filters/ }));
  await click(facetValue(page, "Category", "Quantization"));
  const show = page.getByRole("button", { name: /^Show \d+ papers/ });
  assert.ok((await show.boundingBox()).y > PHONE.height * 0.8, "within reach of a thumb");
  await click(show);
  await until(() => place(page, site), "category/quantization/");
  await list(page).waitFor();
  await click(cardLinks(page).first());
  await until(() => cards(page).count(), 0);
  await page.goBack();
  await until(() => heading(page).textContent(), "Quantization");
  await page.goBack();
  await until(() => place(page, site), "");
});
