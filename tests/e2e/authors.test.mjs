// Who writes: everyone with several papers, a page for each of them, and the list narrowed by author.

import assert from "node:assert/strict";
import { JOINED } from "./catalogues.mjs";
import { NOW, PICTURED, hosted, visited } from "./host.mjs";
import {
  TOTAL, cards, catalogue, chips, count, each, everywhere, facetValue, heading, list, once, place, programOf, shownPapers,
  sidewaysScroll, site, until,
} from "./site.js";

/** The id of an author, as far as the names of this list need it. */
const idOf = (name) =>
  name.normalize("NFKD").replaceAll(/\p{M}/gu, "").replaceAll("ø", "o").replaceAll("Ł", "L").toLowerCase()
    .split(/[^a-z0-9]+/).filter(Boolean).join("-");

/** The ids of the papers of each author. */
const papersOf = new Map();
for (const paper of catalogue.papers) {
  for (const id of new Set(paper.authors.map(idOf))) papersOf.set(id, [...(papersOf.get(id) ?? []), paper.id]);
}
const several = [...papersOf].filter(([, papers]) => papers.length > 1);

once("the index names everyone with several papers, by number and by name, without JavaScript", async ({ open, site }) => {
  const page = await open("authors/", { javaScript: false });
  const groups = await page.locator(".name-group").evaluateAll((groups) =>
    groups.map((group) => [group.querySelector("h3").textContent, [...group.querySelectorAll("a")].map((link) => link.pathname)]),
  );
  const paths = (names) => names.sort().map(([id]) => `${site.base}authors/${id}/`);
  for (const total of new Set(several.map(([, papers]) => papers.length))) {
    const [, shown] = groups.find(([title]) => title === `${total} papers`);
    assert.deepEqual(shown.sort(), paths(several.filter(([, papers]) => papers.length === total)), `${total} papers`);
  }
  const byName = groups.filter(([title]) => title.length === 1).flatMap(([, shown]) => shown);
  assert.deepEqual(byName.sort(), paths(several));
  assert.match(await page.locator(".lead").textContent(), new RegExp(`^${papersOf.size.toLocaleString("en")} names`));
  await page.getByRole("navigation", { name: "By family name" }).getByRole("link", { name: "S", exact: true }).click();
  assert.equal(place(page, site), "authors/#name-s");
  // As in a bibliography.
  const under = (letter) => page.locator(`.name-group:has(#name-${letter})`);
  assert.match(await under("h").textContent(), /Han, Song/);
});

once("every page of an author has the papers of the author and of nobody else", async ({ site }) => {
  for (const [id, papers] of several.filter((_, number) => number % 20 === 0)) {
    const html = await (await fetch(new URL(`authors/${id}/`, site.address))).text();
    const section = /<section aria-labelledby="papers">.*?<\/section>/.exec(html)[0];
    const shown = [...section.matchAll(/papers\/([^/"]+)\//g)].map(([, paper]) => paper);
    assert.deepEqual(shown.sort(), papers.sort(), id);
  }
});

everywhere("the counts of an author's page are those of the lists that they lead to", async ({ open, site }) => {
  const page = await open("authors/beidi-chen/", { javaScript: false });
  const total = papersOf.get("beidi-chen").length;
  const counted = await page.locator("dl.facts a").evaluateAll((links) =>
    links.map((link) => [link.href, Number(link.nextElementSibling.textContent)]),
  );
  assert.ok(counted.length > 6);
  counted.push([await page.locator(".lead a").evaluate((link) => link.href), total]);
  const list = await open("about/");
  for (const [address, number] of counted) {
    await list.goto(address);
    await programOf(list);
    assert.equal(await count(list), number, address);
    assert.ok(await list.getByRole("link", { name: "Remove filter Beidi Chen" }).isVisible());
  }
  // A co-author counts the papers that both wrote.
  const both = (await page.locator(".names li").first().textContent()).match(/^(.*) (\d+)$/);
  const shared = papersOf.get(idOf(both[1])).filter((id) => papersOf.get("beidi-chen").includes(id));
  assert.equal(shared.length, Number(both[2]));
  await page.locator(".names a").first().click();
  await until(() => heading(page).textContent(), both[1]);
  assert.ok(page.url().startsWith(new URL("authors/", site.address).href));
});

everywhere("authors in the address are alternatives, are ruled out by a minus, and each has a chip", async ({ open, site }) => {
  const own = (id) => papersOf.get(id);
  const page = await open("?author=song-han&author=Tri+Dao");
  assert.equal(await count(page), new Set([...own("song-han"), ...own("tri-dao")]).size);
  assert.deepEqual(await chips(page).getByRole("link").allTextContents(), ["Song Han×", "Tri Dao×", "Clear all"]);
  await chips(page).getByRole("link", { name: "Remove filter Tri Dao" }).click();
  await until(() => count(page), own("song-han").length);
  assert.equal(place(page, site), "?author=song-han");
  assert.deepEqual((await shownPapers(page)).sort(), own("song-han").sort());
  assert.match(await page.title(), /^Song Han · /);
  const value = facetValue(page, "Category", "Quantization");
  const promised = Number.parseInt(/(\d+) paper/.exec(await value.ariaSnapshot())[1], 10);
  await value.click();
  await until(() => count(page), promised);
  assert.equal(place(page, site), "?category=quantization&author=song-han");
  await page.goto(new URL("?author=-song-han", site.address).href);
  await programOf(page);
  assert.equal(await count(page), TOTAL - own("song-han").length);
  assert.deepEqual(await chips(page).getByRole("link").allTextContents(), ["not Song Han×", "Clear all"]);
});

once("an author whom the list does not know is named and not applied", async ({ open }) => {
  const page = await open("?author=nobody-at-all");
  assert.equal(await count(page), TOTAL);
  assert.equal(await chips(page).count(), 0);
  assert.match(await page.locator("p.notice[role=note]").textContent(), /author “nobody-at-all”/);
});

once("the names on cards narrow the list, which leads to the author's page", async ({ open, site }) => {
  const page = await open("?q=sparsegpt");
  await cards(page).first().getByRole("link", { name: "Elias Frantar", exact: true }).click();
  await until(() => count(page), papersOf.get("elias-frantar").length);
  assert.equal(place(page, site), "?author=elias-frantar");
  await page.getByRole("link", { name: "Co-authors, venues and years of Elias Frantar" }).click();
  await until(() => heading(page).textContent(), "Elias Frantar");
  assert.equal(place(page, site), "authors/elias-frantar/");
});

const [ONE] = [...papersOf].find(([, papers]) => papers.length === 1);

each("where an author has no page, the program shows the list", { "one paper": ONE, "another spelling": "Dan%20Alistarh" }, async ({ open, case: author }) => {
  const page = await open(`authors/${author}/`, { noisy: true });
  assert.equal(await count(page), papersOf.get(idOf(decodeURIComponent(author))).length);
  assert.equal(await list(page).count(), 1);
});

hosted("without a network an author's papers are in the list", NOW, async ({ host, open }) => {
  const page = await visited(open);
  host.isOnline = false;
  await page.goto(new URL("authors/dan-alistarh/", host.address).href);
  await programOf(page);
  assert.equal(await count(page), papersOf.get("dan-alistarh").length);
  await cards(page).first().getByRole("heading").getByRole("link").click();
  await until(() => page.locator("main.paper").count(), 1);
  await page.goBack();
  await until(() => count(page), papersOf.get("dan-alistarh").length);
});

each("nothing is scrolled sideways at 320 pixels", { index: "authors/", page: "authors/beidi-chen/" }, async ({ open, case: address }) => {
  const page = await open(address, { viewport: { width: 320, height: 640 } });
  assert.deepEqual(await sidewaysScroll(page), []);
});

once("two names that are joined are one author, under whichever a paper has and whichever is asked for", async ({ open, site }) => {
  const own = papersOf.get("dan-alistarh");
  const [shown, other] = JOINED;
  // The tests answer for the figures elsewhere.
  const page = await open("?author=d-alistarh", { noisy: true });
  assert.equal(await count(page), own.length);
  assert.deepEqual(await chips(page).getByRole("link").allTextContents(), [`${shown}×`, "Clear all"]);
  const card = cards(page).filter({ has: page.getByRole("link", { name: other, exact: true }) });
  assert.equal(await card.count(), 1);
  await card.getByRole("link", { name: other, exact: true }).click();
  await until(() => place(page, site), "?author=dan-alistarh");
  await until(() => count(page), own.length);
  await page.getByRole("link", { name: `Co-authors, venues and years of ${shown}` }).click();
  await until(() => heading(page).textContent(), shown);
  const papers = () => page.locator("main [aria-labelledby=papers] li").count();
  assert.equal(await papers(), own.length);
  // The page of the other name holds.
  await page.goto(new URL("authors/d-alistarh/", site.address).href);
  assert.equal(await heading(page).textContent(), shown);
  assert.equal(await papers(), own.length);
  assert.match(await page.locator(".byline").first().textContent(), new RegExp(`Also ${other}`));
  assert.equal(await page.locator("link[rel=canonical]").getAttribute("href").then((href) => new URL(href).pathname), `${site.base}authors/dan-alistarh/`);
}, PICTURED);

once("a list that is too long to be loaded as a whole has no pages of authors, and no links to them", async ({ open, site }) => {
  const page = await open("about/");
  assert.equal(await page.locator(`a[href^="${site.base}authors/"]`).count(), 0);
  const response = await fetch(new URL("authors/", site.address));
  assert.equal(response.status, 404);
}, site("long"));
