// The address is the state: what it promises to everyone who shared one.

import assert from "node:assert/strict";
import {
  DESK, PAGES, PHONE, SITES, TOTAL, cardLinks, cards, catalogue, chips, count, each, everywhere, facet, facetValue, heading, once, place, programOf, searchBox,
  settled, shownPapers, spoken, until,
} from "./site.js";

const PAPER = catalogue.papers.find((paper) => paper.id === "2306.08543");
const inCategory = (id) => catalogue.papers.filter((paper) => paper.categories.includes(id));
const hasCode = (paper) => paper.links?.some((link) => link.kind === "code");
const QUANTIZATION = inCategory("quantization");

everywhere("a deep link opens a paper, and a reload shows it again", async ({ open }) => {
  const page = await open(`papers/${PAPER.id}/`);
  assert.equal(await heading(page).textContent(), PAPER.title);
  await page.reload();
  await programOf(page);
  assert.equal(await heading(page).textContent(), PAPER.title);
  assert.ok((await page.title()).startsWith(PAPER.title));
});

everywhere("an address without its last slash leads to the same page", async ({ site, open }) => {
  const page = await open(`papers/${PAPER.id}`);
  assert.equal(await heading(page).textContent(), PAPER.title);
  assert.equal(place(page, site), `papers/${PAPER.id}/`);
});

everywhere("a filtered list that is shared is the same list in a fresh profile", async ({ open }) => {
  const page = await open();
  await facetValue(page, "Category", "Quantization").click();
  await page.getByRole("link", { name: /^With code\W+\d/ }).click();
  await searchBox(page).fill("llm");
  await until(() => new URL(page.url()).searchParams.get("q"), "llm");
  const papers = await shownPapers(page);
  assert.ok(papers.length > 5);
  const other = await open(page.url());
  assert.equal(await count(other), await count(page));
  assert.deepEqual((await shownPapers(other)).slice(0, 12), papers.slice(0, 12));
});

everywhere("a filtered list is the same after a reload", async ({ site, open }) => {
  const page = await open("?category=quantization&has=code&sort=title");
  const [papers, matches, address] = [await shownPapers(page), await count(page), place(page, site)];
  await page.reload();
  await programOf(page);
  assert.deepEqual([(await shownPapers(page)).slice(0, 12), await count(page)], [papers.slice(0, 12), matches]);
  assert.equal(place(page, site), address);
});

everywhere("a click on a value of a facet narrows the list and is in the address", async ({ site, open }) => {
  const page = await open();
  assert.equal(await count(page), TOTAL);
  await facetValue(page, "Category", "Quantization").click();
  await until(() => count(page), QUANTIZATION.length);
  assert.equal(place(page, site), "category/quantization/");
  await page.getByRole("link", { name: /^With code\W+\d/ }).click();
  await until(() => count(page), QUANTIZATION.filter(hasCode).length);
  assert.equal(place(page, site), "?category=quantization&has=code");
});

everywhere("an address selects its values, counts their papers and names them in chips", async ({ open }) => {
  const page = await open("?category=quantization&category=survey&has=code");
  const expected = catalogue.papers.filter(
    (paper) => hasCode(paper) && paper.categories.some((id) => id === "quantization" || id === "survey"),
  );
  assert.equal(await count(page), expected.length);
  for (const value of ["Quantization", "Survey"]) {
    const link = facetValue(page, "Category", value);
    assert.equal(await link.getAttribute("aria-current"), "true", value);
    assert.match(await spoken(link), /selected/);
  }
  assert.equal(await facet(page, "Venue").locator("[aria-current]").count(), 0);
  for (const name of ["Quantization", "Survey", "With code"])
    assert.equal(await chips(page).getByRole("link", { name: `Remove filter ${name}` }).count(), 1, name);
});

everywhere("a value speaks the count that choosing it gives", async ({ open }) => {
  const page = await open("?has=code");
  const link = facetValue(page, "Category", "Network Pruning");
  const promised = Number((await spoken(link)).match(/(\d+) paper/)[1]);
  assert.equal(promised, inCategory("network-pruning").filter(hasCode).length);
  await link.click();
  await until(() => count(page), promised);
});

everywhere("a chip takes its own condition away and leaves the others", async ({ site, open }) => {
  const page = await open("?category=quantization&has=code");
  await page.getByRole("link", { name: "Remove filter Quantization" }).click();
  await until(() => count(page), catalogue.papers.filter(hasCode).length);
  assert.equal(place(page, site), "?has=code");
});

everywhere("Clear all shows every paper again in the same order and view", async ({ site, open }) => {
  const page = await open("?q=model&category=quantization&has=code&sort=title&view=compact");
  await page.getByRole("link", { name: "Clear all" }).click();
  await until(() => count(page), TOTAL);
  assert.equal(place(page, site), "?sort=title&view=compact");
  assert.equal(await searchBox(page).inputValue(), "");
});

everywhere("Back and Forward replay five steps with their counts and addresses", async ({ site, open }) => {
  const page = await open();
  const visited = [[place(page, site), await count(page)]];
  const steps = [
    () => facetValue(page, "Category", "Quantization").click(),
    () => facetValue(page, "Venue", "ICML").click(),
    () => facetValue(page, "Category", "Network Pruning").click(),
    () => page.getByRole("link", { name: /^With code\W+\d/ }).click(),
    () => page.getByRole("link", { name: "Exclude 2024" }).click(),
  ];
  for (const step of steps) {
    const before = page.url();
    await step();
    await page.waitForURL((url) => url.href !== before);
    await until(async () => (await count(page)) !== visited.at(-1)[1], true);
    visited.push([place(page, site), await count(page)]);
  }
  const here = async () => [place(page, site), await count(page)];
  for (const step of visited.slice(0, -1).reverse()) {
    await page.goBack();
    await until(here, step);
  }
  for (const step of visited.slice(1)) {
    await page.goForward();
    await until(here, step);
  }
});

everywhere("a search adds one step to the history, however it is typed, and each filter adds one", async ({ site, open }) => {
  const page = await open("about/");
  await page.getByRole("link", { name: catalogue.list.title }).click();
  await until(() => count(page), TOTAL);
  const steps = () => page.evaluate(() => history.length);
  const before = await steps();
  await searchBox(page).pressSequentially("prunes");
  await until(() => place(page, site), "?q=prunes");
  await searchBox(page).press("Backspace");
  await searchBox(page).pressSequentially("ing");
  await until(() => place(page, site), "?q=pruneing");
  await searchBox(page).fill("");
  await until(() => place(page, site), "");
  await searchBox(page).pressSequentially("pruning");
  await until(() => place(page, site), "?q=pruning");
  assert.equal(await steps(), before + 1);
  await facetValue(page, "Category", "Network Pruning").click();
  await until(steps, before + 2);
  await page.getByRole("link", { name: /^With code\W+\d/ }).click();
  await until(steps, before + 3);
  await page.goBack();
  await until(() => place(page, site), "?q=pruning&category=network-pruning");
  await page.goBack();
  await until(async () => [place(page, site), await searchBox(page).inputValue()], ["?q=pruning", "pruning"]);
  // The list that the search began from, and not the page before it.
  await page.goBack();
  await until(async () => [place(page, site), await searchBox(page).inputValue(), await count(page)], ["", "", TOTAL]);
  await page.goBack();
  await until(() => place(page, site), "about/");
});

once("a list that was opened with words keeps its step while they are changed", async ({ site, open }) => {
  const page = await open("?q=pruning");
  const steps = await page.evaluate(() => history.length);
  await searchBox(page).fill("quantization");
  await until(() => place(page, site), "?q=quantization");
  assert.equal(await page.evaluate(() => history.length), steps);
});

everywhere("a value can be ruled out, by its control and by its address in any case", async ({ site, open }) => {
  const page = await open("?venue=-arXiv");
  const name = await spoken(facetValue(page, "Venue", "arXiv preprint"));
  assert.match(name, /excluded/);
  assert.equal(await count(page), TOTAL - Number(name.match(/(\d+) paper/)[1]));
  assert.equal(place(page, site), "?venue=-arXiv");

  const other = await open();
  await other.getByRole("link", { name: "Exclude Quantization" }).focus();
  await other.keyboard.press("Enter");
  await until(() => count(other), TOTAL - QUANTIZATION.length);
  assert.equal(place(other, site), "?category=-quantization");
});

everywhere("what the address asks for in vain is kept, named and ignored", async ({ site, open }) => {
  const page = await open("?category=quantization&category=astrology&flavour=vanilla&sort=sideways");
  assert.equal(await count(page), QUANTIZATION.length);
  const notice = page.getByRole("note");
  for (const named of ["astrology", "flavour", "vanilla", "sideways"])
    assert.ok((await notice.textContent()).includes(named), `${named} is named`);
  assert.ok(await notice.isVisible());
  const { searchParams } = new URL(page.url());
  assert.deepEqual(searchParams.getAll("category"), ["quantization", "astrology"]);
  assert.equal(searchParams.get("flavour"), "vanilla");

  await page.getByRole("link", { name: /^With code\W+\d/ }).click();
  await until(() => count(page), QUANTIZATION.filter(hasCode).length);
  assert.equal(new URL(page.url()).searchParams.get("flavour"), "vanilla");
});

everywhere("an address that asks only for what is unknown shows every paper", async ({ open }) => {
  const page = await open("?category=astrology&has=cake&year=1066");
  assert.equal(await count(page), TOTAL);
  const notice = await page.getByRole("note").textContent();
  for (const named of ["astrology", "cake", "1066"]) assert.ok(notice.includes(named), named);
});

everywhere("a category has its own title, heading, description and canonical address", async ({ site, open }) => {
  const { name, description } = catalogue.categories.find((category) => category.id === "quantization");
  for (const javaScript of [false, true]) {
    const page = await open("category/quantization/", { javaScript });
    assert.equal(await heading(page).textContent(), name);
    assert.ok((await page.title()).startsWith(`${name} `));
    assert.equal(await page.locator("meta[name=description]").getAttribute("content"), description);
    const canonical = await page.locator("link[rel=canonical]").getAttribute("href");
    assert.equal(new URL(canonical).pathname, `${site.base}category/quantization/`);
    assert.equal(await count(page), QUANTIZATION.length);
  }
});

everywhere("a venue has its own title, heading and canonical address", async ({ site, open }) => {
  const page = await open("venue/icml/");
  assert.match(await heading(page).textContent(), /ICML/);
  assert.match(await page.title(), /^ICML /);
  const canonical = await page.locator("link[rel=canonical]").getAttribute("href");
  assert.equal(new URL(canonical).pathname, `${site.base}venue/icml/`);
  assert.equal(await facetValue(page, "Venue", "ICML").getAttribute("aria-current"), "true");
});

everywhere("sort and view are in the address, and the address sets them", async ({ site, open }) => {
  const page = await open();
  const sort = page.getByRole("combobox", { name: "Sort" });
  await sort.selectOption({ label: "Oldest" });
  await until(() => place(page, site), "?sort=oldest");
  const oldest = await shownPapers(page);
  await page.getByRole("link", { name: "Table view" }).click();
  await until(() => place(page, site), "?sort=oldest&view=table");
  await until(async () => (await shownPapers(page))[0], oldest[0]);

  const other = await open("?sort=oldest&view=table");
  assert.equal(await other.getByRole("combobox", { name: "Sort" }).inputValue(), "oldest");
  assert.equal(await other.getByRole("link", { name: "Table view" }).getAttribute("aria-current"), "true");
  assert.equal((await shownPapers(other))[0], oldest[0]);
});

everywhere("sorting by title goes from A to Z", async ({ open }) => {
  const page = await open("?sort=title");
  const titles = (await cardLinks(page).allTextContents()).filter((title) => /^\p{L}/u.test(title));
  const folded = titles.map((title) => title.normalize("NFD").toLowerCase());
  assert.ok(folded.length > 3);
  assert.deepEqual(folded, [...folded].sort());
  assert.equal(folded[0][0], "a");
});

everywhere("a filter opened in a new tab shows the filtered list there", async ({ site, open }) => {
  const page = await open();
  const opened = page.context().waitForEvent("page");
  await facetValue(page, "Category", "Quantization").click({ modifiers: ["ControlOrMeta"] });
  const tab = await opened;
  // It is blank until its document comes.
  await tab.waitForURL(/^http/);
  await until(() => place(tab, site), "category/quantization/");
  await until(() => count(tab), QUANTIZATION.length);
  assert.equal(await count(page), TOTAL);
});

/** Opens an address without a service worker, goes on to a link, and comes back and forward. */
const cases = {
  "a paper": [`papers/${PAPER.id}/index.html`, PAPER.title],
  "a paper within results": [`papers/${PAPER.id}/index.html?category=knowledge-distillation`, PAPER.title],
  "the About page": ["about/index.html", "About"],
  "the form": ["contribute/index.html", "Contribute"],
  "accessibility": ["accessibility/index.html", "Accessibility"],
  "a category in another order": ["category/quantization/index.html?sort=title", "Quantization"],
  "a venue": ["venue/icml/index.html", "ICML"],
  "the list": ["index.html?category=quantization", "Quantization"],
};
for (const site of SITES) {
  each(`an address that ends in index.html is that of its page, under ${site.base}`, cases, async ({ open, case: [address, name] }) => {
    const page = await open(address);
    assert.equal(page.response.status(), 200);
    assert.equal(await heading(page).textContent(), name);
    const title = await page.title();
    assert.ok(title.startsWith(name), title);
    if (address.includes("sort=title")) assert.equal(await page.getByRole("combobox", { name: "Sort" }).inputValue(), "title");
    // Away and back again.
    await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: name === "About" ? "Contribute" : "About" }).click();
    await until(async () => (await heading(page).textContent()) !== name, true);
    await page.goBack();
    await until(() => heading(page).textContent(), name);
    await page.goForward();
    await page.goBack();
    await until(async () => [await heading(page).textContent(), await page.title()], [name, title]);
  }, site);
}

const SHOWN = { "the name of the list": ["", catalogue.list.title], "a badge of what is asked for": ["?venue=iclr&year=2024", "ICLR 2024"] };
each("a link to the page that is shown leads to its top", SHOWN, async ({ site, open, case: [address, name] }) => {
  const page = await open(address);
  const steps = await page.evaluate(() => history.length);
  const scrolled = () => page.evaluate(() => Math.round(scrollY));
  await page.evaluate(() => scrollTo(0, 1200));
  await settled(page);
  assert.equal(await scrolled(), 1200);
  await page.getByRole("link", { name, exact: true }).first().evaluate((link) => link.click());
  await until(scrolled, 0);
  assert.equal(place(page, site), address);
  assert.equal(await page.evaluate(() => history.length), steps);
});

// Words are in the search box, and not in the heading of a category.
const { "an empty result": _, ...TITLED } = PAGES;
each("the title of the document is the heading of the page", TITLED, async ({ open, case: address }) => {
  const page = await open(address);
  const [name, list] = [await heading(page).textContent(), catalogue.list.title];
  assert.equal(await page.title(), name === list ? list : `${name} · ${list}`);
});

/** What pages show at addresses that no tracker has added to. */
const untracked = new Map();

each("what trackers add to an address changes nothing", {
  fbclid: "fbclid=IwAR0example", campaigns: "utm_source=a&utm_medium=b&UTM_Campaign=c", google: "gclid=a&_gl=b", several: "msclkid=1&igshid=2&mc_cid=3",
}, async ({ open, case: added }) => {
  const seen = async (page) => ({
    title: await page.title(),
    heading: await heading(page).textContent(),
    text: await page.locator("main").innerText(),
    description: await page.locator("meta[name=description]").getAttribute("content"),
    papers: await shownPapers(page),
    notes: await page.getByRole("note").count(),
    places: await page.getByRole("link", { name: /^(Next|Previous) paper|^← / }).evaluateAll((links) => links.map((link) => link.href)),
  });
  for (const address of ["category/quantization/", `papers/${PAPER.id}/`]) {
    if (!untracked.has(address)) untracked.set(address, open(address).then(seen));
    assert.deepEqual(await seen(await open(`${address}?${added}`)), await untracked.get(address), address);
  }
  const page = await open(`category/quantization/?colour=blue&${added}`);
  const notice = await page.getByRole("note").textContent();
  assert.ok(notice.includes("colour") && !/fbclid|utm|gclid|msclkid/i.test(notice), notice);
});

each("a path that names no category or venue stays a page that is not there, and offers the nearest", {
  "a misspelt category": ["category/quantisation/", "Quantization"],
  "one with a filter": ["category/quantisation/?year=2024", "Quantization"],
  "a misspelt venue": ["venue/neurisp/", "NeurIPS"],
  "its own index.html": ["category/surveys/index.html", "Survey"],
  "nothing near": ["venue/nope/", undefined],
}, async ({ open, site, case: [address, nearest] }) => {
  for (const javaScript of [false, true]) {
    const page = await open(address, { javaScript });
    assert.equal(page.response.status(), 404);
    assert.match(await heading(page).textContent(), /^Page not found/);
    assert.match(await page.title(), /^Page not found/);
    assert.equal(page.url(), site.address + address);
    assert.equal(await cards(page).count(), 0);
    // Without JavaScript the page cannot know what it was asked for, so every name is there.
    const names = await page.getByRole("main").getByRole("link").allTextContents();
    for (const name of ["Quantization", "Survey", "NeurIPS", nearest ?? "ICLR"]) assert.ok(names.includes(name), name);
    if (!javaScript) continue;
    const offer = page.getByText("Did you mean");
    assert.equal(await offer.count(), nearest ? 1 : 0);
    if (!nearest) continue;
    await offer.getByRole("link", { name: nearest, exact: true }).click();
    await until(() => heading(page).textContent(), nearest);
    assert.ok((await count(page)) < TOTAL);
  }
});

once("a search from a page that is not there is of all papers", async ({ site, open }) => {
  const page = await open("category/quantisation/");
  await searchBox(page).fill("sparsegpt");
  await until(() => place(page, site), "?q=sparsegpt");
});

each("a filter that the list does not have is named with those that may be meant", {
  "a typing error": ["category", "quantisation", "Quantization", "category=quantization"],
  "one word of several": ["category", "pruning", "Network Pruning", "category=network-pruning"],
  "a venue with its year": ["venue", "neurips2023", "NeurIPS", "venue=neurips"],
  "a name that is cut": ["author", "song", "search the names of authors", "q=author%3Asong"],
}, async ({ site, open, case: [facet, value, nearest, meant] }) => {
  const page = await open(`?${facet}=${value}&has=code`);
  const notice = page.getByRole("note");
  const told = nearest.startsWith("search") ? nearest : `did you mean ${nearest}?`;
  assert.equal(await notice.textContent(), `This link asks for something this list doesn’t have: ${facet} “${value}” (${told}).`);
  assert.equal(await count(page), catalogue.papers.filter(hasCode).length);
  await notice.getByRole("link", { name: nearest }).click();
  await until(async () => new Set(new URL(page.url()).searchParams.toString().split("&")), new Set(["has=code", meant]));
  await until(() => notice.count(), 0);
});

once("an order that the list does not know is told, and the newest come first", async ({ open }) => {
  const page = await open("?sort=stars");
  assert.equal(await page.getByRole("note").textContent(), "This link asks for something this list doesn’t have: sort “stars”.");
  assert.equal(await page.getByRole("combobox", { name: "Sort" }).evaluate((select) => select.selectedOptions[0].textContent), "Newest");
});

everywhere("a category of leaderboards shows them", async ({ open }) => {
  for (const [javaScript, viewport] of [[false, PHONE], [true, PHONE], [true, DESK]]) {
    const page = await open("category/leaderboard/", { javaScript, viewport });
    assert.equal(page.response.status(), 200);
    assert.equal(await heading(page).textContent(), "Leaderboard");
    const links = await page.getByRole("main").getByRole("listitem").getByRole("link").evaluateAll((all) => all.map((link) => link.href));
    for (const { url } of catalogue.leaderboards) assert.ok(links.includes(new URL(url).href), url);
    assert.equal(await page.getByRole("note").count(), 0);
    assert.equal(await cards(page).count(), 0);
    assert.equal(await page.getByText(/\d+ papers/).filter({ visible: true }).count(), 0);
    assert.equal(await page.getByText(/No papers match/).count(), 0);
  }
});

each("the title and the heading name what is asked for", {
  "a whole sentence": ["?category=quantization&venue=iclr&year=2024&has=code", "Quantization · ICLR 2024 · with code"],
  "words": ["?q=llama", "“llama”"],
  "words in a venue": ["?q=kv+cache&venue=acl", "“kv cache” · ACL", "ACL"],
  "what is excluded": ["?venue=-arxiv&has=-code", "Not arXiv preprint · without code"],
  "only what is unknown": ["?category=astrology&colour=blue", catalogue.list.title],
}, async ({ open, case: [address, name, headed = name] }) => {
  const page = await open(address);
  assert.equal(await heading(page).textContent(), headed);
  assert.equal(await page.title(), name === catalogue.list.title ? name : `${name} · ${catalogue.list.title}`);
});
