// A list that is too long to be loaded as a whole: it is searched, read and linked to like any
// other, and only the parts that are needed are fetched.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import {
  DESK, PHONE, TABLET, cardLinks, cards, count, facetValue, heading, hold, isReadOut, list, once, place, programOf, searchBox, shownPapers, sidewaysScroll,
  site, until,
} from "./site.js";

const LONG = site("long");
const { papers } = JSON.parse(readFileSync(path.join(LONG.dist, "papers.json"), "utf8"));
const folder = readdirSync(LONG.dist).find((name) => name.startsWith("list-"));
/** The records of the papers in the order of the list, from the newest. */
const records = (number) => JSON.parse(readFileSync(path.join(LONG.dist, folder, `records-${number}.json`), "utf8")).papers;
const FILES = readdirSync(path.join(LONG.dist, folder)).filter((name) => name.startsWith("records-")).length;
const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Notes the parts of the list that a page asks for. */
const parts = (page) => {
  const asked = [];
  page.on("request", (request) => request.url().includes(`/${folder}/`) && asked.push(request.url().split("/").at(-1)));
  return asked;
};
const isSettled = async (page) => (await page.locator(".awaited").count()) === 0;
/** Papers that have a word in their title, as far as that alone can make them match. */
const titled = (word) => papers.filter((paper) => words(paper.title).includes(word));

once("the first screen needs the beginning of the list and no more", async ({ open }) => {
  let asked;
  const page = await open("", { faults: (page) => (asked = parts(page)) });
  assert.deepEqual(asked.slice(0, 2).toSorted(), ["head.bin", "list.json"]);
  assert.equal(await count(page), papers.length);
  assert.deepEqual((await shownPapers(page)).slice(0, 9), records(0).slice(0, 9).map((paper) => paper.id));
  await until(() => asked.includes("sets.bin"), true, "what the first question needs comes beforehand");
  assert.deepEqual(asked.filter((name) => /^(words|postings)/.test(name)), []);
}, LONG);

once("what is typed is found, and only its words are fetched", async ({ open }) => {
  const page = await open();
  const asked = parts(page);
  const target = records(FILES - 9)[3];
  await searchBox(page).pressSequentially(target.title, { delay: 5 });
  await until(async () => (await shownPapers(page)).includes(target.id), true);
  await until(() => isSettled(page), true);
  assert.ok(asked.some((name) => name.startsWith("words-")) && asked.some((name) => name.startsWith("postings-")));
  await searchBox(page).fill("");
  await until(() => count(page), papers.length);
}, LONG);

for (const view of ["cards", "compact", "table"]) {
  once(`a paper that is still to come is as tall as one that is there: ${view}`, async ({ open }) => {
    for (const settings of [{ viewport: DESK }, { viewport: TABLET }, { viewport: PHONE }, { viewport: PHONE, hasTouch: true, isMobile: true }]) {
      const page = await open(`?view=${view}`, settings);
      const heights = () => page.locator("ol.papers > li").evaluateAll((items) => [...new Set(items.map((item) => Math.round(10 * item.getBoundingClientRect().height)))]);
      const release = await hold(page, "**/records-*.json");
      await page.getByLabel("Sort").selectOption("oldest");
      await page.locator(".awaited").first().waitFor();
      const awaited = await heights();
      assert.equal(awaited.length, 1, JSON.stringify(settings));
      release();
      await until(() => isSettled(page), true);
      assert.deepEqual(await heights(), awaited, JSON.stringify(settings));
    }
  }, LONG);
}

once("every facet counts what a filter then shows", async ({ open }) => {
  const page = await open();
  const value = facetValue(page, "Category", "Quantization");
  const promised = Number.parseInt(/([\d,]+) papers/.exec((await value.ariaSnapshot()).split("\n")[0])[1].replaceAll(",", ""), 10);
  assert.equal(promised, papers.filter((paper) => paper.categories.includes("quantization")).length);
  await value.click();
  await until(() => count(page), promised);
  await until(() => isSettled(page), true);
}, LONG);

once("an address of a question opens with its answer", async ({ open }) => {
  const [paper] = records(FILES - 2);
  const author = paper.authors[0];
  const page = await open(`?q=${encodeURIComponent(`author:"${author}"`)}&sort=title`);
  const shown = await shownPapers(page);
  assert.ok(shown.includes(paper.id), `${paper.id} is by ${author}`);
  const titles = await cardLinks(page).allTextContents();
  assert.deepEqual(titles, titles.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
  assert.equal(await page.locator(".awaited").count(), 0, "it is not shown before it is there");
}, LONG);

once("an author is found by all words of the name", async ({ open }) => {
  // All papers of the author are seen at once.
  const names = Array.from({ length: FILES }, (_, file) => records(file)).flat().flatMap(({ authors }) => authors);
  const isRare = (author) => names.filter((name) => name === author).length === 2;
  const paper = records(FILES - 2).find(({ authors }) => isRare(authors[0]));
  const page = await open(`?author=${encodeURIComponent(paper.authors[0])}`);
  assert.ok((await shownPapers(page)).includes(paper.id), `${paper.id} is by ${paper.authors[0]}`);
  assert.equal(await page.getByRole("link", { name: /^Remove filter / }).count(), 1);
}, LONG);

once("the middle and the end of the list are a scroll away", async ({ open }) => {
  const page = await open();
  for (const part of [0.5, 1]) {
    await page.evaluate((part) => scrollTo(0, (document.documentElement.scrollHeight - innerHeight) * part), part);
    const last = () => page.locator("ol.papers > li").last().evaluate((item) => Number(item.ariaPosInSet));
    await until(async () => (part === 1 ? (await last()) === papers.length : (await last()) > papers.length / 3) && isSettled(page), true);
    const place = await last();
    const expected = records(Math.floor((place - 1) / 16))[(place - 1) % 16];
    assert.equal((await shownPapers(page)).at(-1), expected.id, `the paper at ${place}`);
  }
}, LONG);

once("a paper of the list is opened with what is near it, and Back returns", async ({ open }) => {
  const page = await open("?category=network-pruning");
  const title = await cardLinks(page).nth(4).textContent();
  await cardLinks(page).nth(4).click();
  await until(() => page.locator("head meta[name=citation_title]").evaluateAll((tags) => tags.map((tag) => tag.content)), [title]);
  await until(async () => (await page.getByRole("region", { name: "Most similar" }).or(page.locator(".neighbours section, .neighbours nav")).count()) > 0, true);
  await until(async () => (await page.locator(".neighbours a").count()) >= 5, true);
  await page.goBack();
  await until(() => isSettled(page), true);
  assert.ok((await cards(page).count()) > 4);
}, LONG);

once("a paper that is too old for a page of its own is shown by its address", async ({ open }) => {
  const oldest = records(FILES - 1).at(-1);
  const page = await open(`papers/${oldest.id}/`);
  assert.equal(page.response.status(), 404);
  assert.equal(await heading(page).textContent(), oldest.title);
  assert.match(await page.title(), new RegExp(oldest.title.slice(0, 9).replace(/[^\w ]/g, ".")));
  const missing = await open("papers/no-such-paper/");
  assert.match(await heading(missing).textContent(), /not|no /i);
}, LONG);

once("a paper with a page of its own stays as it was written", async ({ open }) => {
  const paper = records(40)[2];
  const page = await open(`papers/${paper.id}/`);
  assert.equal(page.response.status(), 200);
  assert.equal(await heading(page).textContent(), paper.title);
  await until(async () => (await page.locator(".neighbours a").count()) >= 5, true);
}, LONG);

once("nothing jumps while the parts of a paper's page arrive", async ({ open }) => {
  for (const viewport of [DESK, PHONE]) {
    const page = await open(`papers/${records(41)[5].id}/`, { viewport });
    await page.evaluate(() => {
      window.shift = 0;
      new PerformanceObserver((entries) => entries.getEntries().forEach((entry) => (window.shift += entry.value))).observe({ type: "layout-shift", buffered: true });
    });
    await until(async () => (await page.locator(".neighbours a").count()) >= 5, true);
    assert.ok((await page.evaluate(() => window.shift)) < 0.01);
    assert.deepEqual(await sidewaysScroll(page), []);
  }
}, LONG);

once("a paper that is still to come has a heading, which has the focus before and after", async ({ open }) => {
  const { id, title } = records(FILES - 5)[2];
  let release;
  const page = await open("shelf/", { faults: async (page) => (release = await hold(page, "**/records-*.json")) });
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Open a file" }).click()]);
  const shelf = JSON.stringify({ shelf: 1, papers: [{ id, title, on: true, on_at: 1 }] });
  await chooser.setFiles({ name: "shelf.json", mimeType: "application/json", buffer: Buffer.from(shelf) });
  await page.getByRole("link", { name: title, exact: true }).click();
  await until(() => place(page, LONG), `papers/${id}/`);
  const focused = () => page.evaluate(() => [document.activeElement.localName, document.activeElement.textContent]);
  await until(focused, ["h1", "Opening the paper…"]);
  release();
  await until(focused, ["h1", title]);
}, LONG);

once("that the papers of a comparison are loading is read out", async ({ open }) => {
  const [{ id: first }, { id: other }] = [records(0)[0], records(FILES - 5)[2]];
  const page = await open(`compare/?paper=${first}`);
  await hold(page, "**/records-*.json");
  const goOn = () => page.evaluate((address) => {
    history.pushState(null, "", address);
    dispatchEvent(new PopStateEvent("popstate"));
  }, `compare/?paper=${first}&paper=${other}`);
  assert.ok(await isReadOut(page, "Loading the papers…", goOn));
}, LONG);

once("what is typed while a part is on its way is answered in the end, and only that", async ({ open }) => {
  const page = await open();
  const release = await hold(page, "**/postings-*");
  await searchBox(page).fill("title:pruning");
  await until(() => place(page, LONG), "?q=title%3Apruning");
  assert.equal(await count(page), papers.length, "the answer before stays until the next is there");
  await searchBox(page).fill("title:distillation");
  release();
  await until(async () => (await count(page)) < papers.length, true);
  const least = titled("distillation").length;
  assert.ok((await count(page)) >= least, `${least} titles have the word`);
  await until(() => isSettled(page), true);
  for (const text of await cards(page).locator("h2").allTextContents()) assert.match(text, /distill?ation/i);
}, LONG);

once("that nothing was found is not said of what is asked next", async ({ open }) => {
  const page = await open("?q=%22zzzz%22");
  const nothing = page.getByText("No papers match");
  await nothing.waitFor();
  const release = await hold(page, "**/postings-*");
  await searchBox(page).fill("title:pruning");
  await page.getByRole("status").filter({ hasText: "Searching…" }).waitFor();
  assert.equal(await nothing.count(), 0);
  release();
  await until(async () => (await cards(page).count()) > 0, true);
}, LONG);

once("a part that does not arrive is told and tried again", async ({ open }) => {
  const page = await open("", { noisy: true });
  await page.route("**/words-*", (route) => route.abort());
  assert.ok(await isReadOut(page, "Retrying…", () => searchBox(page).fill("sparsity")));
  assert.equal(await count(page), papers.length);
  await page.unroute("**/words-*");
  await until(async () => (await count(page)) < papers.length, true);
  await until(() => page.getByText("Retrying…").count(), 0);
}, LONG);

once("a damaged part is told and the page stays", async ({ open }) => {
  const page = await open("", { noisy: true });
  await page.route("**/postings-*", (route) => route.fulfill({ body: "<!doctype html>" }));
  await searchBox(page).fill("sparsity");
  await page.getByText("Retrying…").waitFor();
  assert.equal(await count(page), papers.length);
  await programOf(page);
}, LONG);

once("an entry that the list has is recognised", async ({ open }) => {
  const known = records(FILES - 3)[1];
  const page = await open("contribute/");
  await page.getByRole("textbox", { name: /Title/ }).fill(known.title);
  await until(async () => (await page.getByText("Already in the list:").count()) > 0, true);
}, LONG);

once("a part that is not on the server is told and not requested again", async ({ open }) => {
  const page = await open("", { noisy: true });
  const asked = parts(page);
  await page.route("**/words-*", (route) => route.fulfill({ status: 404, body: "" }));
  await searchBox(page).fill("sparsity");
  await page.getByText("Reload the page to see it.").waitFor();
  const requests = () => asked.filter((name) => name.startsWith("words-")).length;
  const before = requests();
  // Longer than it takes until what failed is requested anew.
  await pause(4000);
  assert.equal(requests(), before);
  assert.equal(await count(page), papers.length);
}, LONG);

once("the failure of one part is told until that part has arrived, whatever else arrives", async ({ open }) => {
  const page = await open("?view=table", { noisy: true });
  const failing = /records-(3|4|5)\.json$/;
  await page.route(failing, (route) => route.abort());
  await page.evaluate(() => {
    const item = document.querySelector("ol.papers > li");
    scrollTo(0, document.querySelector("ol.papers").offsetTop + 64 * item.getBoundingClientRect().height);
  });
  const notice = page.getByText("Retrying…");
  await notice.waitFor();
  await searchBox(page).fill("sparsity");
  await until(async () => (await count(page)) < papers.length, true);
  assert.equal(await notice.count(), 1);
  await page.unroute(failing);
  await until(() => notice.count(), 0);
}, LONG);

once("what is new since the last visit is marked, however much it is", async ({ open }) => {
  const newestThen = records(2)[3].id;
  const remember = (page) =>
    page.addInitScript(([key, id]) => localStorage.setItem(key, id), [`awesome-papers.seen${LONG.base}`, newestThen]);
  const page = await open("?view=table", { faults: remember });
  const marked = () =>
    page.locator("ol.papers > li").evaluateAll((items) =>
      items.filter((item) => [...item.querySelectorAll("span")].some((mark) => mark.textContent === "New")).map((item) => item.firstElementChild.ariaRowIndex - 1),
    );
  await until(async () => (await marked())[0], 1);
  await page.evaluate(() => {
    const item = document.querySelector("ol.papers > li");
    scrollTo(0, document.querySelector("ol.papers").offsetTop + 30 * item.getBoundingClientRect().height);
  });
  // The paper at 36 is the one that was the newest then.
  await until(async () => (await marked()).at(-1), 2 * 16 + 3);
}, LONG);

once("what a long list is narrowed to is exported and printed whole, and what is too much says so", async ({ open }) => {
  const exportOf = (page) => {
    const menu = page.getByRole("group", { name: /^Export these/ });
    return { said: () => menu.getByRole("status").textContent(), save: menu.getByRole("button", { name: "Save BibTeX", exact: true }) };
  };
  const whole = await open("?category=quantization");
  await whole.getByRole("button", { name: "Export", exact: true }).click();
  await until(exportOf(whole).said, "Narrow the list to at most 1,000 papers to export them.");
  assert.ok((await count(whole)) > 1000 && (await exportOf(whole).save.isDisabled()));

  const total = papers.filter(({ id, categories }) => id.startsWith("2410.") && categories.includes("quantization")).length;
  assert.ok(total > 100, "more than the screen has loaded");
  const page = await open("?category=quantization&month=2024-10");
  await until(() => count(page), total);
  const { said, save } = exportOf(page);
  const release = await hold(page, "**/records-*.json");
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await until(async () => /^Loading \d+ papers…$/.test(await said()), true);
  assert.ok(await save.isDisabled());
  release();
  await until(() => save.isEnabled(), true);
  assert.equal(await said(), "");
  const [download] = await Promise.all([page.waitForEvent("download"), save.click()]);
  const text = readFileSync(await download.path(), "utf8");
  assert.equal(text.match(/^@/gm).length, total);
  await page.evaluate(() => {
    window.print = () => {
      dispatchEvent(new Event("beforeprint"));
      window.onPaper = document.querySelectorAll(".printed li").length;
      dispatchEvent(new Event("afterprint"));
    };
  });
  await page.getByRole("button", { name: "Print", exact: true }).click();
  await until(() => page.evaluate(() => window.onPaper), total);
}, LONG);
