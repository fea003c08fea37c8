// Searching in abstracts: what asks for them, what is found and shown, and what is said where they cannot be had.

import assert from "node:assert/strict";
import { PICTURED, hosted, visited } from "./host.mjs";
import {
  PHONE, ROOT, TOTAL, cardLinks, cards, chips, count, each, hold, once, place, programOf, searchBox, settled, sidewaysScroll, site, until,
} from "./site.js";

// The figures of this site are not there.
const NOISY = { noisy: true };
const FILE = /\/abstracts-[0-9a-f]{16}\.txt$/;
const DISTILLATION = "MiniLLM: Knowledge Distillation of Large Language Models";
const excerpts = (page) => page.locator(".excerpt:not(:empty)");
const titles = (page) => cardLinks(page).allTextContents();
const notice = (page) => page.getByRole("note");
const failure = (page) => page.getByRole("alert").filter({ hasText: "abstracts" });
/** The requests for the file of the abstracts, from now on. */
const requests = (asked) => (page) => page.on("request", (request) => FILE.test(request.url()) && asked.push(request.url()));

once("a word of an abstract is looked for where the query says so, and only then is the file asked for", async ({ open }) => {
  const asked = [];
  const page = await open("?q=distillation", { faults: requests(asked), ...NOISY });
  assert.ok((await count(page)) > 1);
  assert.equal(await excerpts(page).count(), 0);
  assert.deepEqual(asked, []);
  await searchBox(page).fill("abstract:learns");
  await until(() => titles(page), [DISTILLATION]);
  assert.deepEqual(await excerpts(page).locator("mark").allTextContents(), ["learns"]);
  assert.match(await excerpts(page).textContent(), /small model learns from a large one/);
  await searchBox(page).fill('abstract:"large one"');
  await until(() => titles(page), [DISTILLATION]);
  await searchBox(page).fill("-abstract:learns");
  await until(() => count(page), TOTAL - 1);
  await searchBox(page).fill("abstract:learns OR abstract:evil");
  await until(() => count(page), 2);
  assert.equal(asked.length, 1);
}, PICTURED);

once("a reader turns the search in abstracts on and off, and the address says so", async ({ site, open }) => {
  const page = await open("?q=sentence+model", NOISY);
  const before = await count(page);
  await page.getByRole("link", { name: "Search abstracts too" }).click();
  await until(() => place(page, site), "?q=sentence+model&in=abstracts");
  await until(() => excerpts(page).count(), 1);
  const marked = await excerpts(page).locator("mark").allTextContents();
  assert.ok(marked.includes("sentence") || marked.includes("model"), `${marked}`);
  assert.equal(await page.getByRole("link", { name: "Search abstracts too" }).count(), 0);
  await chips(page).getByRole("link", { name: "Remove filter in abstracts too" }).click();
  await until(() => count(page), before);
  assert.equal(place(page, site), "?q=sentence+model");
  await page.goBack();
  await until(() => excerpts(page).count(), 1);
}, PICTURED);

once("where nothing is found, the abstracts are a way out", async ({ site, open }) => {
  const page = await open("?q=averyveryveryvery", NOISY);
  await page.getByText("No papers match").waitFor();
  await page.getByRole("link", { name: "Search the abstracts too" }).click();
  await until(() => cards(page).count(), 1);
  assert.equal(place(page, site), "?q=averyveryveryvery&in=abstracts");
}, PICTURED);

each("papers that have the words in their records come first, and all cards are of one height", { desk: {}, phone: { viewport: PHONE } }, async ({ open, case: settings }) => {
  for (const view of ["cards", "compact"]) {
    const page = await open(`?q=model&view=${view}`, { ...settings, ...NOISY });
    const first = (await titles(page)).slice(0, 5);
    const found = await count(page);
    await page.getByRole("link", { name: "Search abstracts too" }).click();
    await until(async () => (await page.locator(".excerpt").count()) > 0, true);
    await until(async () => (await titles(page)).slice(0, 5), first);
    assert.ok((await count(page)) >= found);
    const heights = await page.locator(".papers > li").evaluateAll((items) => items.map((item) => Math.round(item.getBoundingClientRect().height)));
    assert.equal(new Set(heights).size, 1, `${view}: ${heights}`);
    assert.deepEqual(await sidewaysScroll(page), []);
  }
}, PICTURED);

once("while the abstracts are loaded a line says so, and then the results are right", async ({ open }) => {
  let release;
  const page = await open("", { faults: async (page) => (release = await hold(page, FILE)), ...NOISY });
  await searchBox(page).fill("abstract:learns");
  const status = page.getByRole("status").filter({ hasText: "Searching abstracts…" });
  await status.waitFor();
  release();
  await until(() => titles(page), [DISTILLATION]);
  assert.equal(await status.count(), 0);
}, PICTURED);

once("while the abstracts are loaded it is not said that nothing matches", async ({ open }) => {
  let release;
  const page = await open("?q=averyveryveryvery", { faults: async (page) => (release = await hold(page, FILE)), ...NOISY });
  const nothing = page.getByText("No papers match");
  await nothing.waitFor();
  await page.getByRole("link", { name: "Search the abstracts too" }).click();
  await page.getByRole("status").filter({ hasText: "Searching abstracts…" }).waitFor();
  await until(() => nothing.count(), 0);
  release();
  await until(() => cards(page).count(), 1);
}, PICTURED);

once("an address that asks for abstracts is answered", async ({ open }) => {
  const page = await open("?q=%22large+one%22&in=abstracts", NOISY);
  await until(() => titles(page), [DISTILLATION]);
}, PICTURED);

once("without a network it is said, what was found without abstracts is shown, and it can be tried again", async ({ open }) => {
  const page = await open("", NOISY);
  await page.context().setOffline(true);
  await searchBox(page).fill("abstract:learns");
  await failure(page).getByText(/offline/).waitFor();
  await until(() => count(page), TOTAL);
  await failure(page).getByRole("button", { name: "Try again" }).click();
  await failure(page).getByText(/offline/).waitFor();
  await page.context().setOffline(false);
  await failure(page).getByRole("button", { name: "Try again" }).click();
  await until(() => titles(page), [DISTILLATION]);
  assert.equal(await failure(page).count(), 0);
}, PICTURED);

each("a file that is not there, or that of another list, is no answer", { missing: { status: 404 }, other: { body: "one\ntwo\n" } }, async ({ open, case: answer }) => {
  const page = await open("?q=abstract:learns", { faults: (page) => page.route(FILE, (route) => route.fulfill(answer)), ...NOISY });
  await failure(page).waitFor();
  await until(() => count(page), TOTAL);
  // What does not ask for them is searched as ever.
  await searchBox(page).fill("distillation");
  await until(() => failure(page).count(), 0);
  await until(async () => (await count(page)) < TOTAL, true);
}, PICTURED);

once("a hostile abstract is text in an excerpt", async ({ open }) => {
  const page = await open("?q=abstract:script", NOISY);
  await until(() => excerpts(page).count(), 1);
  assert.match(await excerpts(page).textContent(), /<script>window\.pwned=1<\/script>/);
  assert.equal(await page.evaluate(() => window.pwned), undefined);
  assert.deepEqual(await sidewaysScroll(page), []);
}, PICTURED);

each("where a list has no abstracts, what asks for them is named and nothing is asked for", { short: ROOT, long: site("long") }, async ({ case: list }) => {
  const { visit } = await import("./site.js");
  await visit(list, async ({ open }) => {
    const asked = [];
    const page = await open("?q=quantization+abstract:zebra&in=abstracts", { faults: requests(asked) });
    await until(() => notice(page).filter({ hasText: "abstract:zebra was ignored" }).count(), 1);
    await until(() => notice(page).filter({ hasText: "in “abstracts”" }).count(), 1);
    await until(async () => (await cards(page).count()) > 0, true);
    assert.equal(await page.getByRole("link", { name: "Search abstracts too" }).count(), 0);
    await page.keyboard.press("Escape");
    await page.locator("h2 a").first().focus();
    await page.keyboard.press("?");
    assert.equal(await page.getByRole("dialog").getByText("abstract:").count(), 0);
    assert.deepEqual(asked, []);
  });
});

once("the help says how abstracts are searched, and which conditions papers of the list meet", async ({ open }) => {
  const page = await open("", NOISY);
  await page.keyboard.press("?");
  await page.getByRole("dialog").getByText("abstract:word").waitFor();
  await page.getByRole("dialog").getByText(/^With code; also figure, venue/).waitFor();
}, PICTURED);

once("the help of a list without figures and abstracts names neither", async ({ open }) => {
  const page = await open();
  await page.keyboard.press("?");
  const conditions = page.getByRole("dialog").getByText(/^With code; also venue/);
  await conditions.waitFor();
  assert.doesNotMatch(await page.getByRole("dialog").innerText(), /figure|abstract/);
});

hosted("after one visit abstracts are searched and read without a network", PICTURED, async ({ host, open }) => {
  const page = await visited(open);
  host.isOnline = false;
  await page.goto(new URL("?q=abstract:learns", host.address).href);
  await programOf(page);
  await until(() => titles(page), [DISTILLATION]);
  await cardLinks(page).first().click();
  await page.getByRole("region", { name: "Abstract" }).waitFor();
  assert.match(await page.getByRole("region", { name: "Abstract" }).textContent(), /made-up abstract/);
  await settled(page);
});
