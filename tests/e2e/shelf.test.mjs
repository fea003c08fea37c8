// The reader's shelf: putting papers there, reading states, notes, the order, moving it elsewhere, and
// what happens when the browser does not keep it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import axe from "axe-core";
import { NOW, another, hosted, visited } from "./host.mjs";
import {
  DESK, PHONE, ROOT, TABLET, announcement, cards, catalogue, chips, each, everywhere, facetValue, heading, isReadOut, list, once, place, programOf, searchBox,
  settled, sidewaysScroll, unsaved, until,
} from "./site.js";

const PAPER = "2306.08543";
const titled = (id) => catalogue.papers.find((paper) => paper.id === id).title;
const papers = (page) => list(page).getByRole("article");
const paper = (page, title) => papers(page).filter({ has: page.getByRole("heading", { name: title, exact: true }) });
const ids = (page) => papers(page).evaluateAll((papers) => papers.map((paper) => paper.dataset.paper));
const shelfLink = (page) => page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: /^Shelf/ });
const bookmark = (page) => page.getByRole("main").getByRole("button", { name: /^(Put on|Remove from) shelf/ });
const focused = (page) => page.evaluate(() => document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent);
const database = (site) => `awesome-papers.shelf.${site.base}`;

/** Puts the first papers of the list on the shelf; their ids in the order in which the shelf shows them. */
async function putFirst(page, count) {
  const put = [];
  for (let index = 0; index < count; index++) {
    const card = cards(page).nth(index);
    await card.getByRole("button", { name: /^Put on shelf/ }).click();
    put.unshift(await card.getAttribute("data-paper"));
  }
  return put;
}

/** What the browser keeps, and keeping something else. */
const stored = (page, name) =>
  page.evaluate(
    (name) =>
      new Promise((resolve, reject) => {
        const open = indexedDB.open(name);
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const get = open.result.transaction("texts").objectStore("texts").get("text");
          get.onsuccess = () => (open.result.close(), resolve(get.result));
        };
      }),
    name,
  );

/** Waits until the browser keeps what `read` takes from each paper of the shelf. Whoever leaves a page
    in the moment of a change would take it along: it is shown at once, and kept a moment later. */
const kept = (page, site, read, expected) =>
  until(async () => {
    const { papers } = JSON.parse((await stored(page, database(site))) ?? '{"papers":[]}');
    return papers.sort((one, other) => one.place - other.place).map(read);
  }, expected);
const idOf = (paper) => paper.id;
const store = (page, name, text, version = 1) =>
  page.evaluate(
    ([name, text, version]) =>
      new Promise((resolve, reject) => {
        const open = indexedDB.open(name, version);
        open.onupgradeneeded = () => open.result.objectStoreNames.contains("texts") || open.result.createObjectStore("texts");
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const transaction = open.result.transaction("texts", "readwrite");
          transaction.objectStore("texts").put(text, "text");
          transaction.oncomplete = () => (open.result.close(), resolve());
        };
      }),
    [name, text, version],
  );

/** The file of the shelf. */
async function saved(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save as a file" }).click()]);
  return readFile(await download.path(), "utf8");
}
async function open(page, text, name = "shelf.json") {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Open a file" }).click()]);
  await chooser.setFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
}
const said = (page) => page.getByRole("region", { name: "Share and move" }).getByRole("status").textContent();

/** The address of the link to the papers that are shown. */
async function linkOf(page) {
  await page.getByRole("button", { name: "Copy link", exact: true }).click();
  await until(() => announcement(page).textContent(), "Copied to the clipboard");
  return page.evaluate(() => navigator.clipboard.readText());
}
const permissions = ["clipboard-read", "clipboard-write"];

everywhere("a paper is put on the shelf from a card, from its page and by a key, and is there after a reload", async ({ site, open }) => {
  const page = await open("?q=kv+cache");
  const [first] = await putFirst(page, 1);
  await until(() => announcement(page).textContent(), "Put on your shelf");
  await until(() => spokenCount(page), "Shelf 1");
  // From the card whose bookmark has the focus.
  await page.keyboard.press("j");
  await page.keyboard.press("s");
  await until(() => spokenCount(page), "Shelf 2");
  const second = await cards(page).nth(1).getAttribute("data-paper");
  assert.match(await cards(page).nth(1).getByRole("button", { name: /shelf/ }).ariaSnapshot(), /Remove from shelf: /);
  // A bookmark leaves the focus where it is.
  assert.match(await page.evaluate(() => document.activeElement.closest("article").dataset.paper), new RegExp(second));
  await kept(page, site, idOf, [second, first]);
  await page.goto(new URL(`papers/${PAPER}/`, site.address).href);
  await programOf(page);
  await bookmark(page).click();
  await until(() => spokenCount(page), "Shelf 3");
  await page.keyboard.press("s");
  await until(() => spokenCount(page), "Shelf 2");
  await page.keyboard.press("s");
  await until(() => spokenCount(page), "Shelf 3");
  await shelfLink(page).click();
  await until(() => ids(page), [PAPER, second, first]);
  assert.equal(place(page, site), "shelf/");
  assert.match(await page.title(), /^Shelf · /);
  await kept(page, site, idOf, [PAPER, second, first]);
  await page.reload();
  await programOf(page);
  await until(() => ids(page), [PAPER, second, first]);
  await paper(page, titled(PAPER)).getByRole("link").first().click();
  await until(() => heading(page).textContent(), titled(PAPER));
});
const spokenCount = async (page) => (await shelfLink(page).textContent()).trim();

once("papers have states, and are shown by state and in an order, which the address says", async ({ site, open }) => {
  const page = await open();
  const [c, b, a] = await putFirst(page, 3);
  await shelfLink(page).click();
  await until(() => ids(page), [c, b, a]);
  const state = (id) => paper(page, titled(id)).getByRole("combobox", { name: /^Status of/ });
  await state(b).selectOption("Reading");
  await state(a).selectOption("Read");
  const states = page.getByRole("navigation", { name: "Status" });
  await until(() => states.getByRole("link").allTextContents(), ["All 3", "To read 1", "Reading 1", "Read 1"]);
  await states.getByRole("link", { name: /^Reading/ }).click();
  await until(() => ids(page), [b]);
  assert.equal(place(page, site), "shelf/?state=reading");
  await kept(page, site, (paper) => paper.state, [undefined, "reading", "read"]);
  await page.reload();
  await programOf(page);
  await until(() => ids(page), [b]);
  assert.equal(await state(b).inputValue(), "reading");
  await page.goBack();
  await until(() => ids(page), [c, b, a]);
  const sort = page.getByRole("combobox", { name: "Sort" });
  const sorted = {
    Title: [a, b, c].sort((one, other) => titled(one).localeCompare(titled(other), "en")),
    "Recently added": [c, b, a],
  };
  for (const [order, expected] of Object.entries(sorted)) {
    await sort.selectOption(order);
    await until(() => ids(page), expected, order);
    assert.equal(await page.getByRole("button", { name: /^Move up/ }).count(), 0, "only the own order is changed");
  }
  assert.equal(place(page, site), "shelf/?sort=added");
});

/** A shelf with the first papers of the catalogue, as a file. */
const shelved = (count) =>
  JSON.stringify({ shelf: 1, papers: catalogue.papers.slice(0, count).map(({ id, title }, place) => ({ id, title, on: true, on_at: 1, place, place_at: 1 })) });
const shelfSearch = (page) => page.getByRole("searchbox", { name: "Search your shelf" });
const FILTERED = 40;

everywhere("a shelf of many papers is searched and filtered as the list is, by its address", async ({ site, open: visit }) => {
  const page = await visit("shelf/");
  await open(page, shelved(FILTERED));
  await until(() => ids(page).then((ids) => ids.length), FILTERED);
  await kept(page, site, idOf, catalogue.papers.slice(0, FILTERED).map(idOf));
  const own = catalogue.papers.slice(0, FILTERED);
  const coded = own.filter(({ links = [] }) => links.some(({ kind }) => kind === "code")).map(({ id }) => id);
  // The filters count the papers of the shelf alone.
  const code = facetValue(page, "Show only", "With code");
  await until(() => code.getAttribute("aria-label"), `With code, ${coded.length} papers`);
  await code.click();
  await until(() => ids(page), coded);
  assert.equal(place(page, site), "shelf/?has=code");
  await shelfSearch(page).pressSequentially("language");
  await until(() => place(page, site), "shelf/?q=language&has=code");
  const found = own.filter(({ id, title }) => coded.includes(id) && /\blanguage/i.test(title)).map(({ id }) => id);
  await until(async () => (await ids(page)).length < coded.length, true);
  const shown = await ids(page);
  assert.ok(found.length > 0 && found.every((id) => shown.includes(id)), `${found} ${shown}`);
  const states = page.getByRole("navigation", { name: "Status" });
  await until(() => states.getByRole("link").first().textContent(), `All ${shown.length}`);
  // All that was typed is one step back, and the address is all there is to say.
  await page.reload();
  await programOf(page);
  await until(() => ids(page), shown);
  assert.equal(await shelfSearch(page).inputValue(), "language");
  await states.getByRole("link", { name: /^To read/ }).click();
  await until(() => place(page, site), "shelf/?q=language&has=code&state=to-read");
  await chips(page).getByRole("link", { name: "Remove filter With code" }).click();
  await until(() => place(page, site), "shelf/?q=language&state=to-read");
  await chips(page).getByRole("link", { name: "Clear all" }).click();
  await until(() => place(page, site), "shelf/?state=to-read");
  await until(() => ids(page).then((ids) => ids.length), FILTERED);
  assert.ok(await isReadOut(page, "No papers on your shelf match.", () => shelfSearch(page).fill("qqqqqq")));
  // The search in the head is of the whole list, here as elsewhere.
  await searchBox(page).fill("sparsegpt");
  await until(() => place(page, site), "?q=sparsegpt");
});

once("a shelf of few papers is not searched, unless its address asks for it; on a phone its filters are a sheet", async ({ site, open: visit }) => {
  const page = await visit("shelf/");
  await open(page, shelved(3));
  await until(() => ids(page).then((ids) => ids.length), 3);
  await kept(page, site, idOf, catalogue.papers.slice(0, 3).map(idOf));
  assert.equal(await shelfSearch(page).count(), 0);
  assert.equal(await page.getByRole("complementary", { name: "Filters" }).count(), 0);
  await page.goto(new URL("shelf/?q=qqqqqq", site.address).href);
  await programOf(page);
  await page.getByText("No papers on your shelf match.").waitFor();
  assert.equal(await shelfSearch(page).count(), 1);

  const phone = await visit("shelf/", { viewport: PHONE, hasTouch: true, isMobile: true });
  await open(phone, shelved(FILTERED));
  await phone.getByRole("button", { name: "Filters" }).click();
  await facetValue(phone, "Show only", "With code").click();
  await phone.getByRole("button", { name: /^Show \d+ papers$/ }).click();
  await phone.getByRole("button", { name: "Filters · 1" }).waitFor();
  assert.deepEqual(await sidewaysScroll(phone), []);
});

once("the order by hand is changed by keys, and the focus stays with the paper", async ({ site, open }) => {
  const page = await open();
  const [d, c, b, a] = await putFirst(page, 4);
  await shelfLink(page).click();
  await until(() => ids(page), [d, c, b, a]);
  const move = (id, way) => page.getByRole("button", { name: `Move ${way}: ${titled(id)}`, exact: true });
  await move(b, "up").focus();
  await page.keyboard.press("Enter");
  await until(() => ids(page), [d, b, c, a]);
  await until(() => focused(page), `Move up: ${titled(b)}`);
  await until(() => announcement(page).textContent(), "Moved up");
  await page.keyboard.press("Enter");
  await until(() => ids(page), [b, d, c, a]);
  await until(() => focused(page), `Move up: ${titled(b)}`);
  // At the end it stays where it is.
  await page.keyboard.press("Enter");
  await until(() => announcement(page).textContent(), "Already at the top");
  // What is said twice is heard twice.
  await announcement(page).evaluate((element) => {
    window.said = [];
    new MutationObserver(() => window.said.push(element.textContent)).observe(element, { childList: true, characterData: true, subtree: true });
  });
  await page.keyboard.press("Enter");
  await until(() => page.evaluate(() => window.said.filter(Boolean)), ["Already at the top"]);
  assert.deepEqual(await ids(page), [b, d, c, a]);
  await move(d, "down").click();
  await until(() => ids(page), [b, c, d, a]);
  await move(d, "down").click();
  await until(() => ids(page), [b, c, a, d]);
  await kept(page, site, idOf, [b, c, a, d]);
  await page.reload();
  await programOf(page);
  await until(() => ids(page), [b, c, a, d]);
});

once("a note is written by keys alone, and its addresses are links", async ({ site, open }) => {
  const page = await open(`papers/${PAPER}/`);
  await page.keyboard.press("s");
  await shelfLink(page).focus();
  await page.keyboard.press("Enter");
  const button = () => page.getByRole("button", { name: /(Add|Edit) note: / });
  await button().focus();
  await page.keyboard.press("Enter");
  await until(() => focused(page), `Note on ${titled(PAPER)}`);
  await page.keyboard.type("<b>Read</b> section 3\nand https://example.org/a?b=c.");
  await page.keyboard.press("Escape");
  await until(() => focused(page), `Edit note: ${titled(PAPER)}`);
  const note = paper(page, titled(PAPER)).getByRole("paragraph").last();
  assert.equal(await note.innerText(), "<b>Read</b> section 3\nand https://example.org/a?b=c.");
  assert.equal(await note.getByRole("link").getAttribute("href"), "https://example.org/a?b=c");
  // What is typed is kept by leaving the page, too.
  await page.keyboard.press("Enter");
  await until(() => focused(page), `Note on ${titled(PAPER)}`);
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" More.");
  await page.keyboard.press("Tab");
  await page.evaluate(() => history.back());
  await until(() => heading(page).textContent(), titled(PAPER));
  await until(async () => (await stored(page, database(site))).includes("More."), true);
  await page.goto(new URL("shelf/", site.address).href);
  await programOf(page);
  await until(async () => (await note.innerText()).endsWith("b=c. More."), true);
});

once("what was taken off is put back as it was", async ({ open }) => {
  const page = await open();
  const [b, a] = await putFirst(page, 2);
  await shelfLink(page).click();
  await paper(page, titled(b)).getByRole("combobox", { name: /^Status/ }).selectOption("Read");
  await page.getByRole("button", { name: `Remove: ${titled(b)}`, exact: true }).click();
  await until(() => ids(page), [a]);
  await page.getByRole("button", { name: "Put back" }).click();
  await until(() => ids(page), [b, a]);
  assert.equal(await paper(page, titled(b)).getByRole("combobox", { name: /^Status/ }).inputValue(), "read");
  await page.getByRole("button", { name: "Clear shelf" }).click();
  await page.getByText("Nothing here yet").waitFor();
  await page.getByText("2 papers were removed.").waitFor();
  await page.getByRole("button", { name: "Put back" }).click();
  await until(() => ids(page), [b, a]);
  // By the key, where the focus is.
  await paper(page, titled(a)).getByRole("link").first().focus();
  await page.keyboard.press("s");
  await until(() => ids(page), [b]);
});

everywhere("a link carries the papers to another browser, where they are looked at and kept", async ({ site, open }) => {
  const page = await open("?category=quantization", { permissions });
  const put = await putFirst(page, 3);
  await shelfLink(page).click();
  await until(() => ids(page), put);
  const link = await linkOf(page);
  assert.ok(link.startsWith(`${site.address}shelf/#papers=`) && link.length < site.address.length + 14 + 2 + 3 * 34, link);

  const other = await open("papers/2301.00774/");
  await other.keyboard.press("s");
  await kept(other, site, idOf, ["2301.00774"]);
  await other.goto(link);
  await programOf(other);
  assert.equal(await heading(other).textContent(), "Shared papers");
  assert.deepEqual(await ids(other), put);
  // The shelf is opened beside.
  await until(() => spokenCount(other), "Shelf 1");
  // The link to skip the head is no other link.
  await other.getByRole("link", { name: "Skip to content" }).focus();
  await other.keyboard.press("Enter");
  await settled(other);
  assert.deepEqual(await ids(other), put);
  await other.getByRole("button", { name: "Put all on my shelf" }).click();
  await until(() => ids(other), [...put, "2301.00774"]);
  assert.equal(place(other, site), "shelf/");
  await other.goBack();
  await until(() => heading(other).textContent(), "Shared papers");
  assert.equal(await other.getByText("On your shelf", { exact: true }).count(), 3);
  assert.equal(await other.getByRole("button", { name: "Put all on my shelf" }).count(), 0);
  // Another link in the same tab.
  await other.evaluate((cut) => (location.hash = cut), new URL(link).hash.slice(0, -5));
  await until(() => ids(other), put.slice(0, 2));
  await other.getByText("This link was cut short").waitFor();
  await other.getByRole("link", { name: "My shelf" }).click();
  await until(() => ids(other), [...put, "2301.00774"]);
  // Both sites would share a clipboard.
}, { concurrency: 1 });

once("a file carries everything, and two shelves become one without loss", async ({ open: visit }) => {
  const page = await visit();
  const [b, a] = await putFirst(page, 2);
  await shelfLink(page).click();
  const write = async (page, id, text) => {
    await page.getByRole("button", { name: ` note: ${titled(id)}` }).click();
    await page.getByRole("textbox", { name: `Note on ${titled(id)}` }).fill(text);
    await page.getByRole("button", { name: /^Done/ }).click();
  };
  await write(page, a, "A first note");
  await paper(page, titled(a)).getByRole("combobox", { name: /^Status/ }).selectOption("Reading");
  const before = await saved(page);

  const other = await visit("shelf/");
  await open(other, before);
  await until(() => said(other), "From “shelf.json”: 2 papers added, 0 changed.");
  await until(() => ids(other), [b, a]);
  await write(other, a, "Written elsewhere");
  await other.getByRole("button", { name: `Remove: ${titled(b)}`, exact: true }).click();
  const after = await saved(other);

  await write(page, a, "Written here");
  await open(page, after, "elsewhere.json");
  await until(() => said(page), "From “elsewhere.json”: 0 papers added, 2 changed. Notes that had changed on both sides now contain both texts: 1.");
  await until(() => ids(page), [a]);
  await until(() => paper(page, titled(a)).locator("reader-note").innerText(), "Written elsewhere\n\nWritten here");
  assert.equal(await paper(page, titled(a)).getByRole("combobox", { name: /^Status/ }).inputValue(), "reading");
  await open(page, after, "again.json");
  await until(() => said(page), "“again.json” contained nothing new.");
});

once("a file that is none, of another version or broken changes nothing and says why", async ({ open: visit }) => {
  const page = await visit();
  const put = await putFirst(page, 1);
  await shelfLink(page).click();
  await until(() => ids(page), put);
  const good = `{"id": "2301.00774", "on": true, "on_at": 1}`;
  for (const [text, message] of [
    ["{", /“a.json” couldn’t be opened: it is not the file of a shelf: .* line 1.*Your shelf is unchanged/],
    [`{"shelf": 2, "papers": []}`, /version 2, and this page knows version 1; reload/],
    [`{"shelf": 1, "papers": [${good}, {"id": "<b>"}]}`, /paper 2 in it cannot be read: “id” “<b>” is not the id of a paper/],
    [await readFile(`${ROOT.dist}/papers.json`, "utf8"), /it does not say “shelf”/],
  ]) {
    await open(page, text, "a.json");
    await until(async () => message.test(await said(page)), true, String(message));
    assert.deepEqual(await ids(page), put);
  }
});

once("a paper that has left the list stays on the shelf and says so", async ({ open: visit }) => {
  const page = await visit("shelf/");
  await open(page, `{"shelf": 1, "papers": [{"id": "0704.0001", "title": "A lost paper", "on": true, "on_at": 1}]}`);
  const lost = paper(page, "A lost paper");
  await lost.getByText("No longer in this list").waitFor();
  assert.equal(await lost.getByRole("link").getAttribute("href"), "https://arxiv.org/abs/0704.0001");
});

once("a paper that was shelved before it was on arXiv stays on the shelf as it is called now", async ({ open: visit }) => {
  const page = await visit("shelf/");
  const old = "sparsegpt-massive-language-models-can-be-accurately-pruned-in-one-shot";
  await open(page, `{"shelf": 1, "papers": [{"id": "${old}", "title": "SparseGPT", "on": true, "on_at": 1}]}`);
  await until(() => ids(page), ["2301.00774"]);
  await paper(page, titled("2301.00774")).getByRole("link", { name: titled("2301.00774") }).click();
  await page.getByRole("button", { name: "Remove from shelf" }).first().waitFor();
});

once("the shelf is exported in the order shown", async ({ open }) => {
  const page = await open();
  const put = await putFirst(page, 3);
  await shelfLink(page).click();
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await page.getByText("Export these 3 papers").waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save Markdown" }).click()]);
  assert.equal(download.suggestedFilename(), "shelf.md");
  const places = (await readFile(await download.path(), "utf8")).split("\n").slice(0, 3).map((line) => put.findIndex((id) => line.includes(titled(id))));
  assert.deepEqual(places, [0, 1, 2]);
});

once("two tabs agree, also about a note that both write", async ({ site, open }) => {
  const page = await open("shelf/");
  const other = await page.context().newPage();
  await other.goto(new URL(`papers/${PAPER}/`, site.address).href);
  await until(() => bookmark(other).count(), 1);
  await settled(other);
  await other.waitForFunction(() => document.querySelector("#help"));
  await other.keyboard.press("s");
  await until(() => ids(page), [PAPER]);
  await other.goto(new URL("shelf/", site.address).href);
  // Both begin before either has kept what it typed.
  for (const tab of [page, other]) await tab.getByRole("button", { name: /^Add note/ }).click();
  await page.getByRole("textbox", { name: /^Note on/ }).fill("From the first tab");
  await other.getByRole("textbox", { name: /^Note on/ }).fill("From the second tab");
  for (const tab of [page, other]) await tab.getByRole("button", { name: /^Done/ }).click();
  const notes = ["From the first tab\n\nFrom the second tab", "From the second tab\n\nFrom the first tab"];
  const note = (tab) => paper(tab, titled(PAPER)).locator("reader-note").innerText();
  await until(async () => notes.includes(await note(page)), true);
  const both = await note(page);
  await until(() => note(other), both);
  await other.getByRole("button", { name: /^Remove/ }).click();
  await until(() => spokenCount(page), "Shelf");
});

const BLOCKED = {
  "there is no database": () => Object.defineProperty(window, "indexedDB", { value: undefined }),
  "the database cannot be asked for": () =>
    Object.defineProperty(window, "indexedDB", { get: () => { throw new DOMException("no", "SecurityError"); } }),
  "the database cannot be opened": () => {
    IDBFactory.prototype.open = () => { throw new DOMException("no", "InvalidStateError"); };
  },
};

each("storage is blocked: the site works and says so", BLOCKED, async ({ open, case: block }) => {
  const page = await open("", { faults: (page) => page.addInitScript(block) });
  let put;
  assert.ok(await isReadOut(page, "Your shelf isn’t being saved.", async () => (put = await putFirst(page, 1))));
  const second = cards(page).nth(1);
  await second.getByRole("button", { name: /^Put on shelf/ }).click();
  put.unshift(await second.getAttribute("data-paper"));
  const warning = page.getByRole("paragraph").filter({ hasText: "Your shelf isn’t being saved. Why" });
  await warning.getByRole("link", { name: "Why, and what to do" }).click();
  await page.getByText("This browser doesn’t let the site store anything").waitFor();
  await until(() => ids(page), put);
  assert.equal(JSON.parse(await saved(page)).papers.length, 2);
  assert.equal(await warning.isVisible(), false);
});

once("there is no room left: the change is there, what was kept is too, and the reader is told", async ({ site, open }) => {
  const page = await open();
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.overrideQuotaForOrigin", { origin: site.origin, quotaSize: 500_000 });
  const put = await putFirst(page, 1);
  await until(async () => (await stored(page, database(site)))?.includes(put[0]), true);
  const before = await stored(page, database(site));
  await shelfLink(page).click();
  await page.getByRole("button", { name: /^Add note/ }).click();
  await page.getByRole("textbox", { name: /^Note on/ }).fill("A long note. ".repeat(50_000));
  await page.getByRole("button", { name: /^Done/ }).click();
  await page.getByText("Your browser is out of space").waitFor();
  assert.equal(await stored(page, database(site)), before);
  assert.match(await saved(page), /A long note/);
  // Once there is room, everything is kept with the next change.
  await session.send("Storage.overrideQuotaForOrigin", { origin: site.origin });
  await page.getByRole("combobox", { name: /^Status/ }).selectOption("Reading");
  await page.getByText("Your browser is out of space").waitFor({ state: "detached" });
  await until(async () => (await stored(page, database(site))).includes("A long note"), true);
});

const KEPT = {
  "of a newer version": ["{\"shelf\": 2, \"papers\": {}}", /saved by a newer version of this site/],
  "broken": ["{\"shelf\": 1, \"papers\": [{\"id\": ", /can’t be read: it is not the file of a shelf/],
  "no text": [{ papers: 1 }, /can’t be read: it is not the file of a shelf/],
};

each("what is kept cannot be read, and nothing of it is overwritten", KEPT, async ({ site, open, case: [content, message] }) => {
  const page = await open("about/");
  await store(page, database(site), content);
  await page.goto(new URL(`papers/${PAPER}/`, site.address).href);
  await programOf(page);
  await page.keyboard.press("s");
  await page.getByText("Your shelf isn’t being saved. Why, and what to do").waitFor();
  await shelfLink(page).click();
  await until(async () => message.test(await page.getByRole("main").innerText()), true);
  await until(() => ids(page), [PAPER]);
  assert.deepEqual(await stored(page, database(site)), content);
  const replace = page.getByRole("button", { name: "Replace it with an empty shelf" });
  if (message.source.includes("newer")) return assert.equal(await replace.count(), 0);
  // Saved first, then given up by the reader's own hand.
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save a copy" }).click()]);
  assert.equal(await readFile(await download.path(), "utf8"), typeof content === "string" ? content : "");
  await replace.click();
  await replace.waitFor({ state: "detached" });
  assert.equal(JSON.parse(await stored(page, database(site))).papers[0].id, PAPER);
});

once("that what cannot be read could not be saved either is told", async ({ site, open }) => {
  const page = await open("about/", { faults: (page) => page.addInitScript(unsaved) });
  await store(page, database(site), "{");
  await page.goto(new URL("shelf/", site.address).href);
  await programOf(page);
  const save = page.getByRole("button", { name: "Save a copy" });
  assert.ok(await isReadOut(page, "Your browser couldn’t save the file.", () => save.click()));
});

once("the database is one of a newer release: the shelf says so and works without it", async ({ site, open }) => {
  const page = await open("about/");
  await store(page, `${database(site)}`, "{}", 1);
  await store(page, `${database(site)}`, "{}", 9);
  await page.goto(new URL("shelf/", site.address).href);
  await programOf(page);
  await page.getByText("saved by a newer version of this site").waitFor();
});

hosted("without a network the shelf is there from a cold start", NOW, async ({ host, open }) => {
  const page = await visited(open, `papers/${PAPER}/`);
  await page.keyboard.press("s");
  await until(() => spokenCount(page), "Shelf 1");
  await kept(page, host, idOf, [PAPER]);
  host.isOnline = false;
  const cold = await another(page, new URL("shelf/", host.address).href);
  await programOf(cold);
  await until(() => ids(cold), [PAPER]);
  await cold.getByRole("combobox", { name: /^Status/ }).selectOption("Read");
  await until(async () => (await stored(cold, database(host))).includes('"read"'), true);
});

once("without JavaScript the page says what it needs", async ({ open }) => {
  const page = await open("shelf/", { javaScript: false });
  assert.equal(await heading(page).textContent(), "Shelf");
  assert.equal(await page.getByRole("main").locator("noscript").innerText(), "The shelf needs JavaScript, because it is stored in your browser.");
});

once("axe finds nothing on the shelf and on a shared set, in both themes, and nothing is wider than 320 pixels", async ({ site, open }) => {
  const page = await open("", { permissions });
  const put = await putFirst(page, 3);
  await shelfLink(page).click();
  await until(() => ids(page), put);
  const link = await linkOf(page);
  await page.getByRole("button", { name: /^Add note/ }).first().click();
  await page.getByRole("textbox", { name: /^Note on/ }).fill("averyveryveryverylongword".repeat(20));
  await page.getByRole("button", { name: /^Done/ }).click();
  await page.getByRole("button", { name: /^Add note/ }).first().click();
  const check = async (what) => {
    await page.evaluate(axe.source);
    for (const colorScheme of ["light", "dark"])
      for (const viewport of [{ width: 320, height: 568 }, PHONE, TABLET, DESK]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize(viewport);
        await settled(page);
        const found = await page.evaluate(async () => (await window.axe.run({ resultTypes: ["violations"] })).violations);
        assert.deepEqual(found.map(({ id, nodes }) => `${id} ${nodes[0].target}`), [], `${what}, ${colorScheme}, ${viewport.width}`);
        assert.deepEqual(await sidewaysScroll(page), [], `${what}, ${viewport.width}`);
      }
  };
  await check("the shelf");
  await page.goto(new URL("about/", site.address).href);
  await page.goto(link);
  await programOf(page);
  assert.deepEqual(await ids(page), put);
  await check("a shared set");
});
