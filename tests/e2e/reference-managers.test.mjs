// What Zotero and its like read of a page: the papers of a list, and the one of a paper's page.

import assert from "node:assert/strict";
import { cards, cardLinks, catalogue, each, everywhere, heading, once, programOf, settled, until } from "./site.js";

const VIEWS = { cards: "", "compact lines": "?view=compact", "a table": "?view=table" };
const openUrls = (page) => cards(page).locator("span.Z3988").evaluateAll((spans) => spans.map((span) => span.title));
const fields = (openUrl) => new URLSearchParams(openUrl);
/** What the head says of the page: its address, and the tags with which a paper is cited. */
const said = (page) =>
  page.evaluate(() => ({
    canonical: [...document.head.querySelectorAll("link[rel=canonical]")].map((link) => link.href),
    titles: [...document.head.querySelectorAll("meta[name=citation_title]")].map((meta) => meta.content),
    authors: [...document.head.querySelectorAll("meta[name=citation_author]")].map((meta) => meta.content),
    shared: [...document.head.querySelectorAll("meta[property='og:title']")].map((meta) => meta.content),
  }));

each("each paper of a list has an OpenURL", VIEWS, async ({ open, case: address }) => {
  const page = await open(address);
  await settled(page);
  const titles = await cardLinks(page).allTextContents();
  const found = (await openUrls(page)).map(fields);
  assert.ok(found.length >= 9);
  assert.deepEqual(found.map((paper) => paper.get("rft.atitle") ?? paper.get("rft.title")), titles);
  for (const paper of found) {
    const { authors } = catalogue.papers.find(({ title }) => title === (paper.get("rft.atitle") ?? paper.get("rft.title")));
    assert.equal(paper.getAll("rft.au").length + paper.getAll("rft.aucorp").length, authors?.length ?? 0);
    assert.equal(paper.get("ctx_ver"), "Z39.88-2004");
  }
  assert.equal(await page.locator("span.Z3988").first().isVisible(), false);
});

once("they are there without JavaScript", async ({ open }) => {
  const still = await open("", { javaScript: false });
  const page = await open("");
  const papers = await openUrls(still);
  assert.ok(papers.length >= 9);
  assert.deepEqual((await openUrls(page)).slice(0, papers.length), papers);
});

everywhere("the head speaks of the page that is shown, also after another", async ({ site, open }) => {
  const page = await open(`papers/${catalogue.papers[0].id}/`);
  const first = await said(page);
  assert.deepEqual(first.titles, [catalogue.papers[0].title]);
  assert.equal(first.canonical.length, 1);
  const looks = await page.evaluateHandle(() => {
    const looks = { count: 0 };
    document.addEventListener("ZoteroItemUpdated", () => (looks.count += 1));
    return looks;
  });
  await page.getByRole("link", { name: "← All papers" }).click();
  await until(async () => (await cards(page).count()) > 0, true);
  await until(async () => (await said(page)).titles, []);
  assert.deepEqual((await said(page)).canonical, [site.address]);
  const title = await cardLinks(page).nth(3).textContent();
  await cardLinks(page).nth(3).click();
  await until(() => heading(page).textContent(), title);
  await until(async () => (await said(page)).titles, [title]);
  const { id, authors } = catalogue.papers.find((paper) => paper.title === title);
  const now = await said(page);
  assert.deepEqual(now.authors, authors);
  assert.deepEqual(now.canonical, [new URL(`papers/${id}/`, site.address).href]);
  assert.deepEqual(now.shared, [], "nothing is left of the page that was loaded");
  assert.ok((await looks.jsonValue()).count >= 2, "reference managers are told to look again");
  // What the program says of a paper, its own page says too.
  await page.reload();
  await programOf(page);
  const loaded = await said(page);
  assert.deepEqual({ ...loaded, canonical: [], shared: [] }, { ...now, canonical: [] });
});
