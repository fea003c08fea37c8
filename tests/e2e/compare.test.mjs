// Papers side by side: what the address names is what is compared, at every width, and what cannot be shown
// is said.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { PICTURED } from "./host.mjs";
import {
  DESK, PHONE, TABLET, cards, catalogue, each, everywhere, heading, once, place, pressComposing, programOf, settled, sidewaysScroll, until,
} from "./site.js";

const SPARSEGPT = "2301.00774";
const MINILLM = "2306.08543";
const OF_2023 = "2210.17323";
const IDS = [SPARSEGPT, MINILLM, ...catalogue.papers.map(({ id }) => id).filter((id) => ![SPARSEGPT, MINILLM].includes(id))];
const record = (id) => catalogue.papers.find((paper) => paper.id === id);
const address = (...ids) => `compare/?${ids.map((id) => `paper=${id}`).join("&")}`;
const table = (page) => page.getByRole("table", { name: "Comparison" });
const columns = (page) => table(page).getByRole("columnheader");
const shown = (page) => columns(page).evaluateAll((heads) => heads.map((head) => head.dataset.paper));
const row = (page, name) => table(page).getByRole("row").filter({ has: page.getByRole("rowheader", { name }) });
const cells = (page, name) => row(page, name).getByRole("cell").allTextContents();
const takeOut = (page, id) => page.getByRole("link", { name: `Remove: ${record(id).title}`, exact: true });
const further = (page) => page.getByRole("region", { name: /^(Add|Choose) a paper$/ });

once("every author of a compared paper can be read", async ({ open }) => {
  const { id, authors } = catalogue.papers.find(({ authors }) => authors.length > 9);
  const page = await open(address(id, MINILLM));
  const last = table(page).getByRole("link", { name: authors.at(-1), exact: true });
  assert.equal(await last.isVisible(), false);
  await table(page).getByText(/^and \d+ more$/).first().click();
  await last.waitFor();
});

everywhere("papers of an address stand side by side, fact by fact", async ({ site, open }) => {
  const page = await open(address(SPARSEGPT, MINILLM));
  assert.deepEqual(await shown(page), [SPARSEGPT, MINILLM]);
  assert.equal(await heading(page).textContent(), "Compare SparseGPT and MiniLLM");
  assert.equal(await page.title(), `${await heading(page).textContent()} · ${catalogue.list.title}`);
  const authors = await cells(page, "Authors");
  assert.equal(authors.length, 2);
  for (const [index, id] of [SPARSEGPT, MINILLM].entries()) assert.ok(authors[index].includes(record(id).authors[0]), authors[index]);
  assert.deepEqual(await cells(page, "Year"), ["2023", "2024"]);
  await columns(page).nth(1).getByRole("link", { name: record(MINILLM).title, exact: true }).click();
  await until(() => place(page, site), `papers/${MINILLM}/`);
  await page.goBack();
  await until(() => shown(page), [SPARSEGPT, MINILLM]);
  assert.equal(place(page, site), address(SPARSEGPT, MINILLM));
  // The year of both is one fact.
  const other = await open(address(SPARSEGPT, OF_2023));
  assert.deepEqual(await cells(other, "Year"), ["2023 in both"]);
  assert.equal(await row(other, "Year").getByRole("cell").getAttribute("colspan"), "2");
});

each("every number of papers has a clear outcome", {
  none: [[], [], "Compare papers"],
  one: [[SPARSEGPT], [SPARSEGPT], "Compare SparseGPT"],
  "one twice": [[SPARSEGPT, `${SPARSEGPT}v2`, MINILLM, SPARSEGPT], [SPARSEGPT, MINILLM]],
  four: [IDS.slice(0, 4), IDS.slice(0, 4)],
  five: [IDS.slice(0, 5), IDS.slice(0, 4)],
  "one that is not in the list": [[SPARSEGPT, "0704.0001", MINILLM], [SPARSEGPT, MINILLM]],
  "only one that is not in the list": [["0704.0001"], [], "Compare papers"],
  "what is no id": [["%3Cb%3E", SPARSEGPT], [SPARSEGPT]],
}, async ({ site, open, case: [ids, expected, name] }) => {
  const page = await open(address(...ids));
  assert.deepEqual(await shown(page), expected);
  assert.equal(await table(page).count(), expected.length ? 1 : 0);
  if (name) assert.equal(await heading(page).textContent(), name);
  assert.equal(await further(page).count(), expected.length < 4 ? 1 : 0);
  const notice = page.getByRole("note");
  const isTold = ids.length > 4 || ids.includes("0704.0001");
  assert.equal(await notice.count(), isTold ? 1 : 0);
  if (ids.includes("0704.0001")) {
    assert.match(await notice.textContent(), /^Not in this list: 0704\.0001\. /);
    await notice.getByRole("link", { name: "Continue without it" }).click();
    await until(() => notice.count(), 0);
    assert.deepEqual(await shown(page), expected);
  }
  if (ids.length > 4) {
    assert.ok((await notice.textContent()).includes(record(ids[4]).title));
    await takeOut(page, ids[1]).click();
    await until(() => shown(page), [ids[0], ids[2], ids[3], ids[4]]);
    await until(() => notice.count(), 0);
  }
});

once("a paper is taken out and another one put in, by keyboard, and the address follows", async ({ site, open }) => {
  const page = await open(address(SPARSEGPT, MINILLM));
  await takeOut(page, SPARSEGPT).focus();
  await page.keyboard.press("Enter");
  await until(() => place(page, site), address(MINILLM));
  await until(() => shown(page), [MINILLM]);
  // Whoever took it out begins at the heading, which says what is left.
  await until(() => page.evaluate(() => document.activeElement.localName), "h1");
  const similar = further(page).getByRole("region").or(further(page).getByRole("list")).first();
  assert.ok(await similar.getByRole("link").count() > 0);
  await further(page).getByRole("searchbox", { name: "Search the list" }).fill("sparsegpt");
  const found = further(page).getByRole("link", { name: record(SPARSEGPT).title, exact: true });
  await until(() => found.count(), 1);
  assert.match(await further(page).getByRole("status").textContent(), /^\d+ papers? match/);
  await found.focus();
  await page.keyboard.press("Enter");
  await until(() => shown(page), [MINILLM, SPARSEGPT]);
  assert.equal(place(page, site), address(MINILLM, SPARSEGPT));
  await until(() => further(page).getByRole("searchbox").inputValue(), "");
  await page.goBack();
  await until(() => shown(page), [MINILLM]);
  await page.reload();
  await programOf(page);
  assert.deepEqual(await shown(page), [MINILLM]);
  await further(page).getByRole("searchbox").fill("qqqqqqq");
  await until(() => further(page).getByRole("status").textContent(), "No papers match.");
});

once("Enter that ends a composition adds no paper", async ({ site, open }) => {
  const page = await open(address(MINILLM));
  await further(page).getByRole("searchbox").fill("sparsegpt");
  await until(() => further(page).getByRole("link", { name: record(SPARSEGPT).title, exact: true }).count(), 1);
  await pressComposing(page, "Enter");
  assert.equal(place(page, site), address(MINILLM));
  await further(page).getByRole("searchbox").press("Enter");
  await until(() => place(page, site), address(MINILLM, SPARSEGPT));
});

everywhere("a comparison begins at a paper’s page and at the shelf, whose papers are offered first", async ({ site, open }) => {
  const page = await open("?q=kv+cache");
  const put = [];
  for (const index of [0, 1]) {
    await cards(page).nth(index).getByRole("button", { name: /^Put on shelf/ }).click();
    put.unshift(await cards(page).nth(index).getAttribute("data-paper"));
  }
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: /^Shelf/ }).click();
  await page.getByRole("link", { name: `Compare: ${record(put[0]).title}`, exact: true }).click();
  await until(() => place(page, site), address(put[0]));
  await until(() => page.evaluate(() => document.activeElement.localName), "h1");
  await further(page).getByRole("link", { name: record(put[1]).title, exact: true }).first().click();
  await until(() => shown(page), put);

  const other = await open(`papers/${MINILLM}/`);
  await other.getByRole("main").getByRole("link", { name: "Compare", exact: true }).click();
  await until(() => place(other, site), address(MINILLM));
  await until(() => shown(other), [MINILLM]);
});

each("two papers fit a phone, and four are scrolled in their frame", { phone: PHONE, tablet: TABLET, desk: DESK }, async ({ open, case: viewport }) => {
  for (const count of [2, 4]) {
    const page = await open(address(...IDS.slice(0, count)), { viewport });
    assert.deepEqual(await sidewaysScroll(page), []);
    // What is only heard does not make the page wider either.
    assert.ok(await page.evaluate(() => document.body.scrollWidth <= innerWidth));
    const frame = await table(page).evaluate((table) => [table.parentElement.scrollWidth, table.parentElement.clientWidth]);
    const fits = frame[0] <= frame[1];
    assert.equal(fits, count === 2 || viewport !== PHONE, `${count} at ${viewport.width}: ${frame}`);
    if (fits) continue;
    // The name of a fact stays where it is.
    const name = row(page, "Authors").getByRole("rowheader").locator("span").first();
    const before = await name.evaluate((name) => name.getBoundingClientRect().left);
    await columns(page).last().getByRole("link").first().focus();
    await settled(page);
    assert.ok(await table(page).evaluate((table) => table.parentElement.scrollLeft) > 0);
    assert.equal(await name.evaluate((name) => name.getBoundingClientRect().left), before);
  }
});

once("abstracts, citations and stars are there where they are known", async ({ open }) => {
  const page = await open(address(SPARSEGPT, MINILLM), { noisy: true });
  await until(() => row(page, "Abstract").count(), 1);
  await until(async () => (await cells(page, "Abstract")).filter((text) => text.startsWith("—")).length, 0);
  const [hostile, text] = await cells(page, "Abstract");
  assert.match(text, /^A made-up abstract/);
  assert.match(hostile, /<script>window\.pwned=1<\/script>/);
  assert.equal(await page.evaluate(() => window.pwned), undefined);
  assert.match(await row(page, "Citations").getByRole("rowheader").textContent(), /^Citations Semantic Scholar, 25 November 2026$/);
  const known = JSON.parse(readFileSync(path.join(PICTURED.dist, "papers.json"), "utf8")).papers;
  const counts = [SPARSEGPT, MINILLM].map((id) => known.find((paper) => paper.id === id).citations?.toLocaleString("en") ?? "—not known");
  assert.deepEqual(await cells(page, "Citations"), counts);
  assert.deepEqual(await sidewaysScroll(page), []);
}, PICTURED);

once("a figure is enlarged in the comparison, with the title of its paper", async ({ open }) => {
  const known = JSON.parse(readFileSync(path.join(PICTURED.dist, "papers.json"), "utf8")).papers;
  const [one, other] = known.filter(({ figure }) => figure);
  const page = await open(address(one.id, other.id), { noisy: true });
  await table(page).getByRole("link", { name: `Enlarge figure: ${other.title}`, exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("link", { name: other.title, exact: true }).waitFor();
  await page.keyboard.press("Escape");
  await until(() => page.evaluate(() => document.activeElement.getAttribute("aria-label")), `Enlarge figure: ${other.title}`);
}, PICTURED);

once("abstracts that are there stay while a paper is added and taken out, and are not asked for again", async ({ open }) => {
  const asked = [];
  const page = await open(address(SPARSEGPT, MINILLM), {
    noisy: true, faults: (page) => page.on("request", (request) => request.url().includes("abstract.txt") && asked.push(request.url())),
  });
  await until(async () => (await cells(page, "Abstract")).filter((text) => !text.startsWith("—")).length, 2);
  await page.evaluate(() => {
    window.lost = 0;
    const look = () => (window.lost += !document.querySelector("table")?.textContent.includes("A made-up abstract"));
    new MutationObserver(look).observe(document.querySelector("main"), { childList: true, subtree: true });
  });
  await further(page).getByRole("link").first().click();
  await until(async () => (await shown(page)).length, 3);
  await page.getByRole("link", { name: /^Remove: / }).last().click();
  await until(async () => (await shown(page)).length, 2);
  assert.equal(await page.evaluate(() => window.lost), 0);
  for (const id of [SPARSEGPT, MINILLM]) assert.equal(asked.filter((url) => url.includes(id)).length, 1, id);
}, PICTURED);

everywhere("without JavaScript the page says what it needs", async ({ open }) => {
  const page = await open(address(SPARSEGPT, MINILLM), { javaScript: false });
  assert.equal(page.response.status(), 200);
  assert.equal(await heading(page).textContent(), "Compare papers");
  assert.match(await page.getByRole("main").textContent(), /Comparing papers needs JavaScript/);
});
