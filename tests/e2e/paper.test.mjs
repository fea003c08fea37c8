// The page of one paper: to cite, to pass on, and to go on from.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { REMARK } from "./catalogues.mjs";
import { announcement, cards, cardLinks, catalogue, count, everywhere, heading, once, place, shownPapers, site, until } from "./site.js";

const PAPER = catalogue.papers.find((paper) => paper.id === "2301.00774");
const NO_ARXIV = catalogue.papers.find((paper) => /^[a-z]/.test(paper.id) && paper.authors.length > 0);
const ADDRESS = `papers/${PAPER.id}/`;
const CLIPBOARD = { permissions: ["clipboard-read", "clipboard-write"] };
const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());
// Words, for a citation may write accents and capitals in its own way.
const words = (text) => text.toLowerCase().replace(/[{}\\"]/g, "").match(/[a-z0-9]+/g);

async function download(page, format) {
  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name: `Save ${format}` }).click();
  const file = await waiting;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

everywhere("the page names the title, every author, the venue and the categories", async ({ open }) => {
  const page = await open(ADDRESS);
  assert.equal(await heading(page).textContent(), PAPER.title);
  const authors = await page.getByRole("list", { name: "Authors" }).getByRole("link").allTextContents();
  assert.deepEqual(authors, PAPER.authors);
  const main = await page.getByRole("main").textContent();
  for (const id of PAPER.categories) assert.ok(main.includes(catalogue.categories.find((c) => c.id === id).name), id);
  assert.equal(
    await page.getByRole("link", { name: "Read on arXiv" }).getAttribute("href"),
    `https://arxiv.org/abs/${PAPER.id}`,
  );
});

once("the citation can be downloaded as BibTeX, RIS and CSL-JSON", async ({ open }) => {
  for (const paper of [PAPER, NO_ARXIV]) {
    const page = await open(`papers/${paper.id}/`, { acceptDownloads: true });
    const title = words(paper.title).join(" ");
    const bibtex = await download(page, "BibTeX");
    assert.match(bibtex.name, /\.bib$/);
    assert.match(bibtex.text, /^@\w+\{[^,\s]+,/);
    assert.ok(words(bibtex.text).join(" ").includes(title), bibtex.text);
    const ris = await download(page, "RIS");
    assert.match(ris.name, /\.ris$/);
    assert.match(ris.text, /^TY {2}- /);
    assert.match(ris.text, /\r?\nER {2}- /);
    assert.equal(ris.text.match(/^AU {2}- /gm).length, paper.authors.length);
    const csl = await download(page, "CSL-JSON");
    assert.match(csl.name, /\.json$/);
    const [item] = [JSON.parse(csl.text)].flat();
    assert.equal(item.title, paper.title);
    assert.equal(item.author.length, paper.authors.length);
  }
});

everywhere(
  "the link and the citation can be copied, from the page and from the card",
  async ({ site, open }) => {
    const page = await open(ADDRESS, CLIPBOARD);
    await page.getByRole("button", { name: "Copy link" }).click();
    await until(() => clipboard(page), `${site.address}${ADDRESS}`);
    await page.getByRole("button", { name: "Copy BibTeX" }).click();
    await until(async () => (await clipboard(page)).startsWith("@"), true);
    const bibtex = await clipboard(page);
    assert.equal(bibtex.trim(), (await page.getByLabel("BibTeX", { exact: true }).textContent()).trim());
    await page.getByRole("button", { name: "Copy RIS" }).click();
    await until(async () => (await clipboard(page)).startsWith("TY"), true);

    await page.getByRole("searchbox").fill(PAPER.id);
    await until(() => shownPapers(page), [PAPER.id]);
    await page.getByRole("button", { name: `Copy link: ${PAPER.title}` }).click();
    await until(() => clipboard(page), `${site.address}${ADDRESS}`);
    await page.getByRole("button", { name: `Copy BibTeX: ${PAPER.title}` }).click();
    await until(() => clipboard(page), bibtex);
  },
  // There is one clipboard.
  { concurrency: 1 },
);

once("copying is announced, and a refusal too", async ({ open }) => {
  const page = await open(ADDRESS, CLIPBOARD);
  await page.getByRole("button", { name: "Copy link" }).click();
  await announcement(page).filter({ hasText: "Copied to the clipboard" }).first().waitFor({ state: "attached" });
  const refused = await open(ADDRESS, {
    faults: (page) =>
      page.addInitScript(() => {
        navigator.clipboard.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"));
      }),
  });
  await refused.getByRole("button", { name: "Copy link" }).click();
  await announcement(refused).filter({ hasText: "didn’t allow" }).first().waitFor({ state: "attached" });
});

everywhere("previous and next walk the reader's results and keep their query", async ({ site, open }) => {
  const page = await open("?category=quantization&has=code");
  const [total, papers] = [await count(page), await shownPapers(page)];
  await cardLinks(page).nth(1).click();
  const at = (index) => `papers/${papers[index]}/?category=quantization&has=code`;
  await until(() => place(page, site), at(1));
  await until(async () => (await page.getByRole("navigation", { name: "Results" }).textContent()).includes(`2 of ${total}`), true);
  await page.getByRole("link", { name: "Next paper" }).click();
  await until(() => place(page, site), at(2));
  await page.getByRole("link", { name: "Previous paper" }).click();
  await until(() => place(page, site), at(1));
  await page.getByRole("link", { name: "Previous paper" }).click();
  await until(() => place(page, site), at(0));
  await until(() => page.getByRole("link", { name: "Previous paper" }).count(), 0);
  await page.getByRole("link", { name: "← Results" }).click();
  await until(() => place(page, site), "?category=quantization&has=code");
  await until(() => count(page), total);
});

everywhere("an address of a paper within results opens it among them", async ({ open }) => {
  const [paper] = catalogue.papers.filter((paper) => paper.categories.includes("survey"));
  const page = await open(`papers/${paper.id}/?category=survey`);
  const surveys = catalogue.papers.filter((paper) => paper.categories.includes("survey")).length;
  assert.match(await page.getByRole("navigation", { name: "Results" }).textContent(), new RegExp(`of ${surveys}`));
});

everywhere("neighbours are links to other papers", async ({ site, open }) => {
  const page = await open(ADDRESS);
  const known = new Set(catalogue.papers.map((paper) => paper.id));
  for (const title of ["Most similar", "By the same authors", /^More in /, /^Also at /]) {
    const section = page.locator("section").filter({ has: page.getByRole("heading", { name: title }) });
    const paths = await section.getByRole("listitem").getByRole("link").evaluateAll((all) => all.map((a) => a.pathname));
    assert.ok(paths.length > 0, String(title));
    for (const path of paths) {
      const id = path.slice(site.base.length).match(/^papers\/([^/]+)\/$/)?.[1];
      assert.ok(known.has(id) && id !== PAPER.id, path);
    }
  }
  const similar = page.locator("section").filter({ hasText: "Most similar" }).getByRole("listitem").getByRole("link").first();
  const title = await similar.textContent();
  await similar.click();
  await until(() => heading(page).textContent(), title);
  await until(() => page.evaluate(() => window.scrollY), 0);
});

everywhere("an author of one paper leads to the list of it, one of several to the author's page", async ({ open, site }) => {
  const papersOf = (author) => catalogue.papers.filter(({ authors }) => authors.includes(author));
  const authors = (page) => page.getByRole("list", { name: "Authors" });
  const hasBoth = ({ authors }) => [1, 2].every((total) => authors.some((author) => papersOf(author).length === total));
  const paper = catalogue.papers.find(hasBoth);
  const [one, several] = [1, 2].map((total) => paper.authors.find((author) => papersOf(author).length === total));
  const page = await open(`papers/${paper.id}/`);
  await authors(page).getByRole("link", { name: one, exact: true }).click();
  await cards(page).first().waitFor();
  assert.deepEqual(await shownPapers(page), [paper.id]);
  assert.match(place(page, site), /^\?author=[a-z-]+$/);
  assert.deepEqual(await page.getByRole("list", { name: "Active filters" }).getByRole("link").allTextContents(), [`${one}×`, "Clear all"]);
  await page.goBack();
  await authors(page).getByRole("link", { name: several, exact: true }).click();
  await until(() => heading(page).textContent(), several);
  assert.match(place(page, site), /^authors\/[a-z-]+\/$/);
  assert.equal(await page.getByRole("region", { name: "Papers" }).getByRole("listitem").count(), papersOf(several).length);
});

once("the page leads to where a paper is cited and discussed", async ({ open }) => {
  const furtherOf = async (paper) => {
    const page = await open(`papers/${paper.id}/`);
    const links = page.locator("dt", { hasText: "Read further" }).locator("+ dd").getByRole("link");
    return links.evaluateAll((links) => links.map((link) => [link.textContent, link.href]));
  };
  const further = await furtherOf(PAPER);
  assert.deepEqual(
    further.map(([name]) => name),
    ["Semantic Scholar", "Google Scholar", "alphaXiv", "Hugging Face", "Connected Papers"],
  );
  for (const [name, address] of further) assert.ok(address.startsWith("https://") && address.endsWith(PAPER.id), name);
  // Without an id its title is looked for.
  const searches = (await furtherOf(NO_ARXIV)).map(([, address]) => new URL(address).searchParams.get("q"));
  assert.deepEqual(searches, [NO_ARXIV.title, NO_ARXIV.title]);
});

// The first paper of this site cites ten others of the list, and three of those cite another one of them.
const PICTURED = site("pictured");

once("what the list says of a paper stands above its buttons, and beside what it says of another", async ({ open }) => {
  const [first, second] = catalogue.papers;
  for (const javaScript of [false, true]) {
    // The figures of this site are not there.
    const page = await open(`papers/${first.id}/`, { javaScript, noisy: true });
    const remark = page.locator(".paper-lead > .part > .paper-remark");
    assert.equal(await remark.textContent(), REMARK);
    const buttons = await page.getByRole("link", { name: "Read on arXiv" }).boundingBox();
    const { y, height } = await remark.boundingBox();
    assert.ok(y + height < buttons.y, "above the buttons");
  }
  const compared = await open(`compare/?paper=${first.id}&paper=${second.id}`, { noisy: true });
  const row = compared.getByRole("row", { name: /^The list says/ });
  assert.deepEqual(await row.getByRole("cell").allTextContents(), [REMARK, "—not known"]);
}, PICTURED);
const { papers } = JSON.parse(readFileSync(`${PICTURED.dist}/papers.json`, "utf8"));
const [CITING, CITED] = [papers[0], papers[40]];

/** The section of the page with this heading. */
const section = (page, name) =>
  page.locator(".paper-links", { has: page.getByRole("heading", { name, exact: true }) });

for (const javaScript of [true, false]) {
  once(`a paper's page leads to whom of the list it cites and to who cites it, ${javaScript ? "with" : "without"} JavaScript`, async ({ open }) => {
    // The figures of this site are not there.
    const page = await open(`papers/${CITING.id}/`, { javaScript, noisy: true });
    const cites = section(page, "Cites in this list").getByRole("link");
    await until(() => cites.count(), 6);
    await section(page, "Cites in this list").getByText("4 more").click();
    await until(() => cites.count(), CITING.cites.length);
    await cites.filter({ hasText: CITED.title }).click();
    await until(() => heading(page).textContent(), CITED.title);
    assert.ok(page.url().endsWith(`/papers/${CITED.id}/`), page.url());
    const by = await section(page, "Cited in this list by").getByRole("link").allTextContents();
    assert.deepEqual(by.toSorted(), [0, 41, 42, 43].map((number) => papers[number].title).toSorted());
    assert.equal(await section(page, "Cites in this list").count(), 0);
  }, PICTURED);
}

once("a list of which it is not known who cites whom says nothing of it", async ({ open }) => {
  const page = await open(ADDRESS);
  for (const name of ["Cites in this list", "Cited in this list by"]) assert.equal(await section(page, name).count(), 0);
});
