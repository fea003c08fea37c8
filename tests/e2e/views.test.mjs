// How papers are set: on cards, on two lines, in a table and on paper.

import assert from "node:assert/strict";
import {
  DESK, PHONE, TABLET, TOTAL, cardLinks, cards, catalogue, count, each, everywhere, facetValue, heading, list, once, place, programOf,
  settled, sidewaysScroll, site, until,
} from "./site.js";

const printed = (page) => page.locator(".printed li").evaluateAll((items) => items.map((item) => [item.querySelector("cite").textContent, item.textContent]));

/** What is on the paper while the page is printed. */
async function onPaper(page) {
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  return page.evaluate(() => {
    const isSeen = (element) => element.checkVisibility() && element.getBoundingClientRect().height > 0;
    const boxes = [...document.querySelectorAll(".printed li")].filter(isSeen).map((item) => item.getBoundingClientRect());
    return {
      papers: boxes.length,
      overprinted: boxes.filter((box, index) => index > 0 && box.top < boxes[index - 1].bottom).length,
      // Besides the heading, what the category is, the number of papers and the papers.
      other: [...document.querySelectorAll("article, [role=row], button, input, nav, footer, header, figure")].filter(isSeen).length,
    };
  });
}

each(
  "a list prints whole, as a bibliography, in every view",
  { cards: "?category=survey", compact: "?category=survey&view=compact", table: "?category=survey&view=table", all: "" },
  async ({ open, case: address }) => {
    const page = await open(address);
    const papers = catalogue.papers.filter((paper) => !address || paper.categories.includes("survey"));
    assert.deepEqual(await onPaper(page), { papers: papers.length, overprinted: 0, other: 0 });
    const texts = new Map(await printed(page));
    for (const { id, title, authors } of papers) {
      const text = texts.get(title);
      assert.ok(text, title);
      assert.ok(text.includes(authors.join(", ")), `every author of ${title}: ${text}`);
      if (/^\d{4}\./.test(id)) assert.match(text, /\b\d{4}\b.* \S+\.\S+\/\S+$/, "its year and its address");
    }
    await page.emulateMedia({ media: "screen" });
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await until(() => printed(page), []);
    assert.ok(await cards(page).first().isVisible());
  },
);

once("what is printed of a search names its words, whatever else it is narrowed to", async ({ open }) => {
  const page = await open("?q=quantization&year=2023");
  const found = await count(page);
  await onPaper(page);
  assert.equal(await page.locator(".printed p").textContent(), `${found} papers for “quantization”`);
});

once("in a window that is not wide the other pages are above the list", async ({ open }) => {
  for (const viewport of [PHONE, TABLET, { width: 1100, height: 800 }, { width: 1152, height: 800 }, DESK]) {
    const page = await open("", { viewport });
    for (const name of ["Start here", "Authors", "Trends"]) {
      const links = page.locator("header, main").getByRole("link", { name, exact: true });
      assert.equal(await links.count(), 1, `${name} at ${viewport.width}`);
      assert.ok((await links.boundingBox()).y < 250);
    }
    assert.deepEqual(await sidewaysScroll(page), []);
  }
});

once("a printed page has every paper on it", async ({ open }) => {
  const page = await open("?category=survey&view=table");
  await page.evaluate(() => {
    addEventListener("afterprint", () => (window.after = document.querySelectorAll(".printed li").length));
    new MutationObserver(() => (window.most = Math.max(window.most ?? 0, document.querySelectorAll(".printed li").length))).observe(
      document.querySelector("main"), { childList: true, subtree: true });
  });
  await page.pdf({ format: "A4" });
  await until(() => page.evaluate(() => window.most), await count(page));
  await until(() => printed(page), []);
});

const HEADS = ["Title", "Authors", "Venue", "Year", "Category", "Code"];

once("the table is a table: heads, rows and cells", async ({ open }) => {
  const page = await open("?view=table");
  const table = page.getByRole("table", { name: "Papers" });
  assert.deepEqual(await table.getByRole("columnheader").allTextContents().then((all) => all.map((text) => text.trim()).filter((text) => text !== "Stars")), HEADS);
  assert.equal(await table.getAttribute("aria-rowcount"), String(TOTAL + 1));
  const rows = table.getByRole("row");
  assert.equal(await rows.nth(0).getAttribute("aria-rowindex"), "1");
  assert.equal(await rows.nth(1).getAttribute("aria-rowindex"), "2");
  const cells = rows.nth(1).getByRole("cell");
  assert.equal(await cells.count(), HEADS.length);
  assert.equal(await cells.first().getByRole("heading").count(), 1);
  const code = rows.filter({ has: page.getByRole("link", { name: /^Code: / }) }).first().getByRole("cell").last();
  assert.equal(await code.getByRole("link").textContent(), "Code");
  // Far down the rows say which they are.
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await until(() => page.locator("ol.papers [role=row]").last().getAttribute("aria-rowindex"), String(TOTAL + 1));
});

everywhere("the heads of the table sort it, and say how it is sorted", async ({ site, open }) => {
  const page = await open("?view=table");
  const head = (name) => page.getByRole("columnheader", { name });
  const first = () => cardLinks(page).first().textContent();
  assert.equal(await head("Year").getAttribute("aria-sort"), "descending");
  await head("Title").getByRole("link").click();
  await until(() => place(page, site), "?sort=title&view=table");
  await until(() => head("Title").getAttribute("aria-sort"), "ascending");
  assert.equal(await head("Year").getAttribute("aria-sort"), null);
  const title = await first();
  await head("Venue").getByRole("link").click();
  await until(() => place(page, site), "?sort=venue&view=table");
  await until(async () => (await first()) !== title, true);
  await head("Year").getByRole("link").click();
  await until(() => place(page, site), "?view=table");
  await head("Year").getByRole("link").click();
  await until(() => place(page, site), "?sort=oldest&view=table");
  await until(() => head("Year").getAttribute("aria-sort"), "ascending");
  await head("Year").getByRole("link").click();
  await until(() => place(page, site), "?view=table");
  await until(() => head("Year").getAttribute("aria-sort"), "descending");
});

each("what is cut in the table can be read, and nothing is wider than the window", { DESK, TABLET, PHONE }, async ({ open, case: viewport }) => {
  const page = await open("?view=table", { viewport });
  const cut = await cardLinks(page).evaluateAll((links) =>
    links.filter((link) => {
      const { scrollHeight, clientHeight } = link.closest("h2");
      return scrollHeight > clientHeight + 1 && link.title !== link.textContent;
    }).length,
  );
  assert.equal(cut, 0);
  assert.deepEqual(await sidewaysScroll(page), []);
});

const isCut = (box, frame) => box.right > frame.right + 0.5 || box.bottom > frame.bottom + 0.5;

const BADGES = ["?has=award", "", "?view=cards", "?view=compact", "?view=table", "?category=network-pruning", "?q=knowledge+distillation"];
each("no badge and no name of an author is cut in half", Object.fromEntries(BADGES.map((address) => [address, address])), async ({ open, case: address }) => {
  const page = await open(address, { viewport: PHONE });
  for (const viewport of [PHONE, TABLET, DESK, { width: 1920, height: 1080 }]) {
    await page.setViewportSize(viewport);
    await settled(page);
    const halves = await page.evaluate((isCut) => {
      const cut = new Function(`return ${isCut}`)();
      const badges = [...document.querySelectorAll(".badges li")].filter((badge) => badge.checkVisibility());
      const halfBadges = badges.filter((badge) => {
        const [box, frame] = [badge.firstElementChild.getBoundingClientRect(), badge.parentElement.getBoundingClientRect()];
        // One without room begins below its line.
        return box.top < frame.bottom - 1 && cut(box, frame);
      });
      const names = [...document.querySelectorAll(".authors > p .author")].filter((name) => name.checkVisibility());
      const halfNames = names.filter((name) => cut(name.getBoundingClientRect(), name.closest(".authors").getBoundingClientRect()));
      const faded = [...document.querySelectorAll(".badges")].filter((badges) => getComputedStyle(badges).maskImage !== "none");
      return [...halfBadges, ...halfNames, ...faded].map((element) => element.textContent);
    }, String(isCut));
    assert.deepEqual(halves, [], `at ${viewport.width}`);
  }
});

each("every paper shows its year", { cards: "?has=recommended", compact: "?view=compact", table: "?view=table", all: "" }, async ({ open, case: address }) => {
  for (const viewport of [DESK, PHONE]) {
    const page = await open(address, { viewport });
    const without = await cards(page).evaluateAll((all) => all.filter((card) => !/\b(19|20)\d\d\b/.test(card.querySelector(".badges, .row-year").innerText)).length);
    assert.equal(without, 0, `${address} at ${viewport.width}`);
  }
});

once("“and N more” follows the names at once", async ({ open }) => {
  const page = await open();
  const gaps = await page.locator(".all-authors summary").evaluateAll((all) =>
    all.map((more) => more.getBoundingClientRect().left - more.closest(".authors").querySelector("p .author:last-of-type").getBoundingClientRect().right),
  );
  assert.ok(gaps.length > 3 && gaps.every((gap) => gap > 0 && gap < 12), gaps.join(" "));
});

once("the compact view names as many authors as there is room for, and counts the others", async ({ open }) => {
  const page = await open("?view=compact");
  // The names that are seen on each line, how many more are said to be, and whether all fit.
  const lines = () => cards(page).evaluateAll((all) => all.slice(0, 5).map((card) => {
    const line = card.querySelector(".authors");
    const isSeen = (element) => element.checkVisibility();
    const names = [...line.querySelectorAll(":scope > p .author")].filter(isSeen).length;
    const more = [...line.querySelectorAll("summary")].filter(isSeen).map((summary) => Number(summary.innerText.match(/\d+/)[0]));
    return { id: card.dataset.paper, names, more: more[0] ?? 0, fits: line.firstElementChild.scrollWidth <= line.firstElementChild.clientWidth };
  }));
  const named = [];
  for (const viewport of [DESK, PHONE]) {
    await page.setViewportSize(viewport);
    await settled(page);
    const found = await lines();
    for (const { id, names, more, fits } of found) {
      assert.equal(names + more, catalogue.papers.find((paper) => paper.id === id).authors.length, id);
      assert.ok(fits, `${id} at ${viewport.width}`);
    }
    named.push(found.reduce((sum, { names }) => sum + names, 0));
  }
  assert.ok(named[0] > 2 * named[1], named.join(" and "));
});

once("one ring goes around the card whose title has the focus", async ({ open }) => {
  const page = await open();
  await page.keyboard.press("j");
  await until(() => page.evaluate(() => document.activeElement.closest("h2") !== null), true);
  const rings = await page.evaluate(() => {
    const link = document.activeElement;
    const ring = (element) => getComputedStyle(element).outlineStyle;
    return [ring(link.closest("article")), ring(link)];
  });
  assert.deepEqual(rings, ["solid", "none"]);
});

everywhere("a phone gets the compact list where the address names no view, and keeps what is chosen", async ({ site, open }) => {
  const page = await open("", { viewport: PHONE });
  const view = () => page.locator("ol.papers").getAttribute("data-view");
  assert.equal(await view(), "compact");
  const heights = await page.locator("ol.papers > li").evaluateAll((items) => items.map((item) => item.getBoundingClientRect().height));
  assert.ok(Math.max(...heights) <= 110, "title of two lines, authors");
  await page.getByRole("button", { name: /^Filters/ }).click();
  await page.getByRole("complementary", { name: "Filters" }).getByRole("link", { name: "Cards view" }).click();
  await until(() => place(page, site), "?view=cards");
  await until(view, "cards");
  const wide = await open("");
  assert.equal(await wide.locator("ol.papers").getAttribute("data-view"), "cards");
  await wide.setViewportSize(PHONE);
  await until(() => wide.locator("ol.papers").getAttribute("data-view"), "compact");
});

/** The first paper that begins below the head of the page, by its rank. */
const firstSeen = (page) => page.evaluate(() => {
  const head = document.querySelector("header").getBoundingClientRect().bottom;
  const items = [...document.querySelectorAll("ol.papers > li")].filter((item) => item.getBoundingClientRect().top > head - 2);
  const item = items.toSorted((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)[0];
  return item?.ariaPosInSet ? Number(item.ariaPosInSet) : Number(item?.querySelector("[aria-rowindex]")?.ariaRowIndex) - 1;
});

const scrolled = async (page, place) => {
  await page.evaluate((place) => scrollTo(0, place), place);
  await settled(page);
};

once("a list that is set in another way stays at the paper that was seen first, and Back where it was", async ({ open, site }) => {
  const page = await open("?category=quantization");
  await scrolled(page, 6000);
  const [rank, top] = [await firstSeen(page), await page.evaluate(() => scrollY)];
  assert.ok(rank > 20, String(rank));
  for (const view of ["Compact", "Table", "Cards"]) {
    // The links are at the top of the page: from here the palette leads to them.
    await page.keyboard.press(":");
    await page.keyboard.type(view);
    await page.keyboard.press("Enter");
    await until(() => page.locator("ol.papers").getAttribute("data-view"), view.toLowerCase());
    await until(() => firstSeen(page), rank, view);
  }
  await page.goBack();
  await page.goBack();
  await page.goBack();
  await until(() => place(page, site), "?category=quantization");
  await until(() => page.evaluate(() => scrollY), top);
  assert.equal(await firstSeen(page), rank);
});

each(
  "a window that is given another width stays at the paper that was seen first",
  { desk: [DESK, TABLET], phone: [PHONE, { width: PHONE.height, height: PHONE.width }] },
  async ({ open, case: [before, after] }) => {
    const page = await open("", { viewport: before });
    await scrolled(page, 9000);
    const rank = await firstSeen(page);
    assert.ok(rank > 40, String(rank));
    const columns = () => page.locator("ol.papers").evaluate((list) => getComputedStyle(list).gridTemplateColumns.split(" ").length);
    const had = await columns();
    await page.setViewportSize(after);
    await until(async () => (await columns()) !== had, true);
    // The first of its row.
    const first = (rank - 1) - ((rank - 1) % (await columns())) + 1;
    await until(() => firstSeen(page), first);
    await page.setViewportSize(before);
    await until(columns, had);
    await until(async () => Math.abs((await firstSeen(page)) - rank) < had * (await columns()) + 1, true);
  },
);

once("the static page of a phone is as compact as what the program shows", async ({ open }) => {
  const boxes = (page) =>
    page.locator("ol.papers > li").evaluateAll((items) =>
      items.slice(0, 9).map((item) => [...item.querySelectorAll("h2, .authors, .badges")].map((part) => {
        const { left, top, width, height } = part.getBoundingClientRect();
        return [left, top, width, height].map(Math.round).join();
      })),
    );
  for (const address of ["", "category/quantization/"]) {
    const still = await open(address, { viewport: PHONE, javaScript: false });
    const program = await open(address, { viewport: PHONE });
    assert.deepEqual((await boxes(program)).map((parts) => parts.length), Array(9).fill(3));
    const shifted = (all, by) => all.map((parts) => parts.map((part) => part.split(",").map((n, i) => (i === 1 ? n - by : Number(n))).join()));
    const top = (all) => Number(all[0][0].split(",")[1]);
    const [before, after] = [await boxes(still), await boxes(program)];
    assert.deepEqual(shifted(after, top(after)), shifted(before, top(before)), address);
  }
});

once("drawings are large where categories are mixed, and small at the side where all papers are of one", async ({ open }) => {
  const drawing = (page) => page.locator(".card-figure").first().evaluate((figure) => figure.getBoundingClientRect().toJSON());
  const page = await open();
  assert.ok((await drawing(page)).width > 250);
  await facetValue(page, "Category", "Quantization").click();
  await until(async () => (await drawing(page)).width, 96);
  const { left } = await drawing(page);
  assert.ok((await cardLinks(page).first().boundingBox()).x > left + 96, "beside the title");
  assert.equal(await cards(page).getByRole("link", { name: "Quantization", exact: true }).count(), 0, "the page says it once");
  const before = await page.evaluate(() => scrollY);
  await page.goBack();
  await until(async () => (await drawing(page)).width > 250, true);
  await until(() => page.evaluate(() => scrollY), before);
});

once("About says what the drawings mean", async ({ open }) => {
  const page = await open("about/");
  await page.getByRole("heading", { name: "Drawn figures" }).waitFor();
  const motifs = page.getByRole("main").locator(".motifs li");
  assert.ok((await motifs.count()) > 20);
  assert.equal(await motifs.locator("svg").count(), await motifs.count());
  assert.equal(await page.getByText("A small model drafts tokens, and a large one checks them in one pass").count(), 1);
});

once("categories are told apart by dots of 8 pixels", async ({ open }) => {
  for (const colorScheme of ["light", "dark"]) {
    const page = await open("", { colorScheme });
    const dots = await page.evaluate(() => {
      const dot = document.querySelector(".facet-mark");
      return Array.from({ length: 14 }, (_, hue) => {
        dot.dataset.hue = hue;
        return getComputedStyle(dot).backgroundColor.match(/[\d.]+/g).slice(0, 3).map(Number);
      });
    });
    const [a, b] = [(c, h) => c * Math.cos((h * Math.PI) / 180), (c, h) => c * Math.sin((h * Math.PI) / 180)];
    const distance = ([l1, c1, h1], [l2, c2, h2]) => Math.hypot(l1 - l2, a(c1, h1) - a(c2, h2), b(c1, h1) - b(c2, h2));
    const least = Math.min(...dots.flatMap((one, index) => dots.slice(index + 1).map((other) => distance(one, other))));
    assert.ok(least > 0.09, `${least} in ${colorScheme}`);
  }
});

const COUNTED = {
  "the stars of code": { sort: "stars", cells: ".row-stars", head: "Stars" },
  "how often papers are cited": { sort: "cited", cells: ".row-citations", head: "Citations" },
};

each("the table shows what is counted, and sorts by it", COUNTED, async ({ open, case: { sort, cells, head } }) => {
  const page = await open(`?view=table&sort=${sort}`, { faults: (page) => page.route("**/figures/*", (route) => route.fulfill({ contentType: "image/svg+xml", body: '<svg xmlns="http://www.w3.org/2000/svg"/>' })) });
  const texts = await cards(page).locator(cells).allTextContents();
  const number = (text) => Number.parseFloat(text) * ({ k: 1e3, M: 1e6 }[text.at(-1)] ?? 1);
  const counts = texts.filter(Boolean).map(number);
  assert.ok(counts.length > 1 && counts.every((count, index) => index === 0 || count <= counts[index - 1]), texts.join(" "));
  assert.deepEqual(texts.slice(0, counts.length).filter((text) => !text), [], "what has no count comes last");
  assert.equal(await page.getByRole("columnheader", { name: head }).getAttribute("aria-sort"), "descending");
  assert.equal(await heading(page).count(), 1);
  await settled(page);
  assert.ok(await list(page).isVisible());
  await programOf(page);
}, site("pictured"));

once("a table has no columns for what is not counted", async ({ open }) => {
  const page = await open("?view=table");
  assert.deepEqual(await page.getByRole("columnheader").allTextContents(), ["Title", "Authors", "Venue", "Year", "Category", "Code"]);
});

once("what the list says of most papers is on its cards, which stay of one height, and on no line of the compact view", async ({ open }) => {
  const page = await open("?view=cards", { noisy: true });
  const remarks = page.locator(".card-remark");
  assert.ok((await remarks.evaluateAll((all) => all.filter(({ textContent }) => textContent).length)) > 5);
  const heights = await page.getByRole("article").evaluateAll((all) => all.map((card) => card.getBoundingClientRect().height));
  assert.equal(new Set(heights).size, 1, String(heights));
  await page.getByRole("link", { name: /^compact view/i }).click();
  await remarks.first().waitFor({ state: "detached" });
}, site("injected"));
