// The list of results: long, but never long in the page; and always where it was left.

import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { keepProgramMemory } from "./program-memory.mjs";
import {
  DESK, PHONE, TOTAL, cardLinks, cards, catalogue, count, each, everywhere, facetValue, heading, list, once, place, programOf,
  searchBox, settled, shownPapers, until,
} from "./site.js";

const BOUND = 80;
const SETS = { cards: "", compact: "?view=compact", table: "?view=table" };
const scroll = (page, part) =>
  page.evaluate((part) => window.scrollTo(0, part * (document.documentElement.scrollHeight - innerHeight)), part);
/** Clicks on a link without the mouse: Playwright's own click may scroll to it first, and a test of where the page
    is would then measure that. */
const clickInPlace = (link) => link.evaluate((link) => link.click());
const position = (page) => page.evaluate(() => Math.round(window.scrollY));
// Notes, for each frame that was shown, the heading and how far the page was scrolled.
const shownAt = () => {
  const frames = [];
  const heading = () => document.querySelector("h1").textContent;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => {
    // Otherwise another page was rendered since the frame.
    if (data === heading()) frames.push([data, Math.round(scrollY)]);
  };
  const next = () => {
    // Read after the frame: what is done in it comes in any order.
    port2.postMessage(heading());
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
  return frames;
};
const ranks = (page) =>
  // The head of the table is its first row.
  page.locator("ol.papers > li").evaluateAll((items) =>
    items.map((item) => Number(item.ariaPosInSet ?? item.firstElementChild.ariaRowIndex - 1)).filter((rank) => rank > 0),
  );

each("the page never holds more than a few screens of papers", SETS, async ({ open, case: address }) => {
  for (const viewport of [DESK, PHONE]) {
    const page = await open(address, { viewport });
    let last = 0;
    for (const part of [0.25, 0.5, 0.75]) {
      await scroll(page, part);
      await until(async () => (await ranks(page))[0] > last, true, `far down, later papers are drawn (${part})`);
      last = (await ranks(page))[0];
      assert.ok((await cards(page).count()) < BOUND, `${await cards(page).count()} cards at ${part}`);
    }
    await scroll(page, 1);
    await until(async () => (await ranks(page)).at(-1), TOTAL, "the last paper is at the end of the page");
    assert.ok((await cards(page).count()) < BOUND);
    assert.ok(await cards(page).last().isVisible());
  }
});

once("a list that is scrolled for long takes no more and more memory", async ({ open }) => {
  const page = await open("", { faults: keepProgramMemory });
  const grown = await page.evaluate(async () => {
    const shown = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const scrollOften = async (times) => {
      for (let time = 0; time < times; time++) {
        for (const top of [20_000, 0]) {
          scrollTo(0, top);
          await shown();
          await shown();
        }
      }
      return window.programMemory.buffer.byteLength;
    };
    return -(await scrollOften(20)) + (await scrollOften(80));
  });
  // 150 times took 5 MB when items stayed among the subscribers of what they had read.
  assert.ok(grown < 700_000, `${grown} bytes more`);
});

each("papers are in the window wherever it is scrolled to", SETS, async ({ open, case: address }) => {
  const page = await open(address);
  for (const part of [0.1, 0.9, 0.3]) {
    await scroll(page, part);
    await until(
      () =>
        page.evaluate(() => {
          const [x, y] = [innerWidth * 0.6, innerHeight / 2];
          // A gap between two rows is no empty page.
          return [0, 40, 80].some((more) => document.elementFromPoint(x, y + more)?.closest("article, [role=row]"));
        }),
      true,
    );
  }
});

once("every place in the list says which of how many it is", async ({ open }) => {
  const page = await open("?category=survey");
  const total = String(await count(page));
  const items = list(page).getByRole("listitem").and(page.locator("[aria-posinset]"));
  const places = await items.evaluateAll((all) => all.map((item) => [item.ariaPosInSet, item.ariaSetSize]));
  assert.deepEqual(places[0], ["1", total]);
  assert.deepEqual(places[4], ["5", total]);
});

everywhere("Back from a paper deep in the list returns to the same place and paper", async ({ site, open }) => {
  const page = await open("?sort=title");
  await scroll(page, 0.5);
  await until(async () => (await ranks(page))[0] > 100, true);
  await settled(page);
  // A paper in the middle of the window.
  const index = await cardLinks(page).evaluateAll((links) =>
    links.findIndex((link) => link.getBoundingClientRect().top > innerHeight / 3),
  );
  const link = cardLinks(page).nth(index);
  const [title, before] = [await link.textContent(), await position(page)];
  const shown = await page.evaluateHandle(shownAt);
  await clickInPlace(link);
  await until(() => heading(page).textContent(), title);
  await settled(page);
  const ofPaper = (await shown.jsonValue()).filter(([heading]) => heading === title);
  assert.deepEqual([...new Set(ofPaper.map(([, position]) => position))], [0], "no frame shows the paper at another place");
  assert.match(place(page, site), /^papers\/[^/]+\/\?sort=title$/);
  await page.goBack();
  await until(() => position(page), before);
  await until(() => page.evaluate(() => document.activeElement.textContent), title, "the paper's link has the focus");
  await page.goForward();
  await until(() => heading(page).textContent(), title);
});

each("Back and Forward return to each place, also after the paper was scrolled", { still: "reduce", moving: "no-preference" }, async ({ open, case: reducedMotion }) => {
  const page = await open("", { reducedMotion });
  const remembered = () => page.evaluate(() => history.state?.[0]);
  await page.evaluate(() => scrollTo(0, 6000));
  await until(remembered, 6000);
  const index = await cardLinks(page).evaluateAll((links) =>
    links.findIndex((link) => link.getBoundingClientRect().top > innerHeight / 3),
  );
  const link = cardLinks(page).nth(index);
  const title = await link.textContent();
  const focused = () => page.evaluate(() => document.activeElement.textContent);
  await clickInPlace(link);
  await until(() => heading(page).textContent(), title);
  await until(() => position(page), 0);
  for (const scrolled of [0, 500]) {
    await page.evaluate((scrolled) => scrollTo(0, scrolled), scrolled);
    // A page that was never scrolled has nothing to remember.
    if (scrolled > 0) await until(remembered, scrolled);
    await page.goBack();
    await until(() => position(page), 6000, `the paper was scrolled to ${scrolled}`);
    await until(focused, title, "the paper that was left has the focus");
    // Longer than the page waits to remember a place.
    await pause(300);
    assert.equal(await position(page), 6000);
    assert.equal(await remembered(), 6000);
    await page.goForward();
    await until(() => heading(page).textContent(), title);
    await until(() => position(page), scrolled, "the paper is where it was left");
  }
});

once("Back and Forward return to a list that was not left for the paper that was seen in between", async ({ open }) => {
  // A paper that stands far down in the list, and leads to it by its badge.
  const paper = catalogue.papers.findLast(({ categories }) => categories.includes("quantization"));
  const page = await open(`papers/${paper.id}/`);
  await page.getByRole("main").getByRole("link", { name: "Quantization", exact: true }).first().click();
  await until(async () => (await count(page)) < TOTAL, true);
  // The list begins at its top in the frame after that.
  await settled(page);
  await page.evaluate(() => scrollTo(0, 1500));
  await until(() => page.evaluate(() => history.state?.[0]), 1500);
  await page.goBack();
  await until(() => heading(page).textContent(), paper.title);
  await page.goForward();
  await until(() => position(page), 1500);
  await pause(300);
  assert.equal(await position(page), 1500);
});

once("Back from a paper that was chosen at random returns to where the reader was", async ({ open }) => {
  const page = await open();
  const before = await heading(page).textContent();
  for (let round = 0; round < 3; round += 1) {
    await page.keyboard.press("r");
    await until(async () => (await heading(page).textContent()) !== before, true);
    await page.goBack();
    await until(() => heading(page).textContent(), before);
    await pause(300);
    assert.equal(await position(page), 0);
  }
});

once("a card that has the focus keeps it while it is scrolled away", async ({ open }) => {
  const page = await open();
  const title = await cardLinks(page).nth(1).textContent();
  await cardLinks(page).nth(1).focus();
  const focused = () => page.evaluate(() => document.activeElement.textContent);
  await scroll(page, 0.5);
  await until(async () => (await ranks(page)).at(-1) > 100, true);
  assert.equal(await focused(), title);
  assert.ok((await cards(page).count()) < BOUND);
  // The next key goes on from there, and the page follows.
  await page.keyboard.press("j");
  await until(() => page.evaluate(() => document.activeElement.closest("li")?.ariaPosInSet), "3");
  assert.ok((await position(page)) < 1000);
});

everywhere("Back and Forward between two filters return to where each list was left", async ({ open }) => {
  const page = await open();
  await scroll(page, 0.4);
  await settled(page);
  const deep = await position(page);
  await facetValue(page, "Category", "Quantization").click();
  await until(async () => (await count(page)) < TOTAL, true);
  await until(() => position(page), 0);
  await page.goBack();
  await until(() => count(page), TOTAL);
  await until(() => position(page), deep);
});

everywhere("a reload deep in the list stays there", async ({ open }) => {
  const page = await open();
  await scroll(page, 0.4);
  await until(async () => (await ranks(page))[0] > 100, true);
  await until(() => page.evaluate(() => history.state !== null), true, "the place is remembered");
  const [deep, papers] = [await position(page), await shownPapers(page)];
  await page.reload();
  await programOf(page);
  await until(async () => Math.abs((await position(page)) - deep) < 5, true);
  await until(async () => (await shownPapers(page)).some((id) => papers.includes(id)), true);
});

once("a list that gets shorter than the window's place shows its beginning", async ({ open }) => {
  const page = await open();
  await scroll(page, 0.9);
  await until(async () => (await ranks(page))[0] > 400, true);
  await facetValue(page, "Category", "Text Compression").click();
  await until(async () => (await ranks(page))[0], 1);
  assert.ok(await cards(page).first().isVisible());
});

once("a narrower window keeps the list whole", async ({ open }) => {
  const page = await open();
  await scroll(page, 0.5);
  await page.setViewportSize(PHONE);
  const atTheEnd = async () => {
    // The list gets longer when the window's new width is known.
    await scroll(page, 1);
    return (await ranks(page)).at(-1);
  };
  await until(atTheEnd, TOTAL);
  await scroll(page, 0);
  await until(async () => (await ranks(page))[0], 1);
});

once("Back to the list from a page that is no paper gives the focus to its heading", async ({ open }) => {
  const page = await open("?category=quantization");
  for (const name of ["Shelf", "About"]) {
    await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: new RegExp(`^${name}`) }).click();
    await until(() => heading(page).textContent().then((text) => text.includes("Quantization")), false);
    await page.goBack();
    await until(() => heading(page).textContent().then((text) => text.includes("Quantization")), true);
    await until(() => page.evaluate(() => document.activeElement.tagName), "H1");
  }
});

once("a card names every author on demand", async ({ open }) => {
  const page = await open();
  const more = cards(page).getByText(/^and \d+ more$/).first();
  const card = cards(page).filter({ has: page.getByText(/^and \d+ more$/) }).first();
  const id = (await card.getByRole("heading").getByRole("link").getAttribute("href")).split("/").at(-2);
  const { authors } = catalogue.papers.find((paper) => paper.id === id);
  await more.click();
  assert.ok(await card.getByText(authors.join(", ")).isVisible());
});

once("while something is typed, the window stays full of papers", async ({ open }) => {
  const page = await open("", { viewport: PHONE });
  await page.evaluate(() => {
    window.holes = 0;
    window.looks = 0;
    const look = () => {
      const isAtTheBottom = ({ top, bottom }) => top < innerHeight && bottom >= innerHeight;
      const items = [...document.querySelectorAll("ol.papers > li")].map((item) => item.getBoundingClientRect());
      window.holes += !items.some(isAtTheBottom);
      window.looks += 1;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  const titles = () => cardLinks(page).allTextContents();
  await searchBox(page).pressSequentially("quanti", { delay: 50 });
  // In the end every card is of what was typed last.
  await until(async () => (await titles()).length > 2 && (await titles()).every((title) => /quanti/i.test(title)), true);
  const { holes, looks } = await page.evaluate(() => ({ holes: window.holes, looks: window.looks }));
  assert.ok(looks > 10);
  assert.equal(holes, 0);
});

once("a paper of which only the title was in the window is come back to without a jump", async ({ open }) => {
  const page = await open();
  await scroll(page, 0.4);
  await settled(page);
  // The first title of the row that begins in the window and ends below it.
  const index = await cardLinks(page).evaluateAll((links) =>
    links.findIndex((link) => link.closest("li").getBoundingClientRect().bottom > innerHeight),
  );
  const title = await cardLinks(page).nth(index).textContent();
  const link = page.getByRole("link", { name: title, exact: true });
  const top = await link.evaluate((link) => scrollY + link.getBoundingClientRect().top);
  const before = Math.round(top - DESK.height + 24);
  await page.evaluate((before) => scrollTo(0, before), before);
  await until(() => page.evaluate(() => history.state?.[0]), before);
  for (const leave of [() => page.goBack(), () => page.keyboard.press("u")]) {
    await link.evaluate((link) => link.click());
    await until(() => heading(page).textContent(), title);
    await leave();
    await until(() => page.evaluate(() => document.activeElement.textContent), title);
    await settled(page);
    assert.equal(await position(page), before);
  }
});

everywhere("u and the link to the list return to where the reader was, with the paper that was left", async ({ open }) => {
  const page = await open();
  await page.evaluate(() => scrollTo(0, 6000));
  await until(() => page.evaluate(() => history.state?.[0]), 6000);
  const focused = () => page.evaluate(() => document.activeElement.textContent);
  const open_ = async () => {
    const index = await cardLinks(page).evaluateAll((links) =>
      links.findIndex((link) => link.getBoundingClientRect().top > innerHeight / 3),
    );
    const title = await cardLinks(page).nth(index).textContent();
    await clickInPlace(cardLinks(page).nth(index));
    await until(() => heading(page).textContent(), title);
    return title;
  };
  for (const leave of [() => page.keyboard.press("u"), () => page.getByRole("link", { name: "← All papers" }).click()]) {
    const title = await open_();
    await leave();
    await until(() => position(page), 6000);
    await until(focused, title);
  }
  // From a paper further on, that one is shown.
  const title = await open_();
  for (let papers = 0; papers < 30; papers += 1) {
    const before = await heading(page).textContent();
    await page.keyboard.press("j");
    await until(async () => (await heading(page).textContent()) !== before, true);
  }
  const left = await heading(page).textContent();
  assert.notEqual(left, title);
  await page.keyboard.press("u");
  await until(focused, left);
  assert.ok(await page.evaluate(() => document.activeElement.getBoundingClientRect().top < innerHeight));
});
