// Where things stand: one left edge for all pages, names that are whole, room that is used.

import assert from "node:assert/strict";
import { DESK, PHONE, catalogue, each, heading, once, searchBox, settled, sidewaysScroll, until } from "./site.js";

const WIDTHS = [820, 1024, 1440, 1920];
const size = (width, height = 900) => ({ viewport: { width, height } });

once("every page begins at one left edge", async ({ open }) => {
  const pages = ["", "category/survey/", "category/leaderboard/", "papers/2306.08543/", "about/", "contribute/", "accessibility/", "nothing-is-here/"];
  const edges = Object.fromEntries(WIDTHS.map((width) => [width, {}]));
  for (const address of pages) {
    const page = await open(address);
    for (const width of WIDTHS) {
      await page.setViewportSize(size(width).viewport);
      await settled(page);
      edges[width][address] = await page.evaluate(() => {
        // The first thing in the content that is seen, by its text or its border.
        const edge = (selector) => {
          const element = document.querySelector(selector);
          if (!element || element.offsetParent === null) return undefined;
          const range = document.createRange();
          range.selectNodeContents(element);
          return range.getBoundingClientRect().left;
        };
        const content = edge(".facets .facet h2") ?? edge("main h1:not(.spoken)") ?? edge("main .count");
        return [edge(".brand"), content, edge(".footer p")].map(Math.round);
      });
    }
  }
  for (const [width, ofPages] of Object.entries(edges)) {
    const [expected] = Object.values(ofPages);
    assert.equal(new Set(expected).size, 1, `${width}: ${expected}`);
    for (const [address, edge] of Object.entries(ofPages)) assert.deepEqual(edge, expected, `${address} at ${width}`);
  }
});

once("the name of the site is whole at every width, and so is every link beside it", async ({ open }) => {
  const page = await open("papers/2306.08543/", size(320));
  for (const width of [320, 360, 390, 480, 767, 768, 800, 834, 1024, 1280, 1440, 1920]) {
    await page.setViewportSize(size(width).viewport);
    await settled(page);
    const seen = await page.evaluate((name) => {
      const brand = document.querySelector(".brand");
      const range = document.createRange();
      range.selectNodeContents(brand);
      const [text, box] = [range.getBoundingClientRect(), brand.getBoundingClientRect()];
      const lines = new Set([...range.getClientRects()].map(({ top }) => top)).size;
      // A break within a word would make more lines than there are words.
      const words = name.split(" ").map((word) => {
        const start = brand.textContent.indexOf(word);
        range.setStart(brand.firstChild, start);
        range.setEnd(brand.firstChild, start + word.length);
        return range.getClientRects().length;
      });
      const overlaps = [...document.querySelectorAll(".pages a, .theme-button, .search")].filter((other) => {
        const { left, right, top, bottom } = other.getBoundingClientRect();
        return left < text.right - 0.5 && right > text.left && top < text.bottom - 0.5 && bottom > text.top + 0.5;
      });
      return { isInside: text.right <= box.right + 0.5 && text.bottom <= document.querySelector(".header").getBoundingClientRect().bottom, lines, words, overlaps: overlaps.length };
    }, catalogue.list.title);
    assert.ok(seen.isInside && seen.lines <= 3, `${width}: ${JSON.stringify(seen)}`);
    assert.deepEqual([...new Set(seen.words)], [1], `${width}: no word is broken`);
    assert.equal(seen.overlaps, 0, `${width}: nothing lies on it`);
    const pages = page.getByRole("navigation", { name: "Pages" });
    for (const name of ["About", "Contribute"]) assert.ok(await pages.getByRole("link", { name }).isVisible(), `${name} at ${width}`);
    assert.ok(await searchBox(page).isVisible());
    assert.deepEqual(await sidewaysScroll(page), [], `${width}`);
  }
});

once("the words in the empty search box are whole from a tablet on", async ({ open }) => {
  for (const width of [820, 1024, 1440]) {
    const page = await open("", size(width));
    const fits = await searchBox(page).evaluate((input) => {
      const canvas = document.createElement("canvas").getContext("2d");
      const style = getComputedStyle(input);
      canvas.font = `${style.fontSize} ${style.fontFamily}`;
      const room = input.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
      return canvas.measureText(input.placeholder).width <= room;
    });
    assert.ok(fits, `${width}`);
  }
});

once("the page of a paper uses its width", async ({ open }) => {
  for (const width of [1024, 1440, 1920]) {
    const page = await open("papers/2301.00774/", size(width));
    const box = async (selector) => page.locator(selector).first().boundingBox();
    const [article, neighbours, figure, facts, citation] = [
      await box("main article"), await box(".neighbours"), await box(".paper-figure"), await box(".facts"), await box(".citation"),
    ];
    assert.ok(neighbours.y >= article.y + article.height, "neighbours are below");
    assert.ok(neighbours.width >= article.width - 1 && article.width > width * 0.8, `${width}: ${article.width}`);
    assert.ok(figure.height < 320 && figure.x > citation.x + citation.width, `${width}: the drawing is beside the title`);
    const below = facts.y - figure.y - figure.height;
    assert.ok(facts.x === figure.x && below > 0 && below < 40, `${width}: facts are below the drawing`);
    const tops = await page.locator(".neighbours > *").evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().top)));
    assert.ok(tops.length >= 3 && new Set(tops.slice(0, 3)).size === 1, `${width}: in columns`);
  }
});

once("nothing of a citation is hidden beside its frame", async ({ open }) => {
  for (const viewport of [PHONE, DESK]) {
    const page = await open("papers/2301.00774/", { viewport });
    const [whole, seen] = await page.getByLabel("BibTeX", { exact: true }).evaluate((pre) => [pre.scrollWidth, pre.clientWidth]);
    assert.equal(whole, seen);
  }
});

once("the About page has a table of contents, beside the text where there is room", async ({ open }) => {
  for (const viewport of [PHONE, DESK]) {
    const page = await open("about/", { viewport });
    const contents = page.getByRole("navigation", { name: "Contents" });
    const links = contents.getByRole("link");
    const names = await links.allTextContents();
    const headings = await page.getByRole("heading", { level: 2 }).allTextContents();
    assert.deepEqual(names, headings);
    if (viewport === DESK) {
      const [list, text] = [await contents.boundingBox(), await page.locator(".about > .prose").first().boundingBox()];
      assert.ok(list.x >= text.x + text.width, "beside the text");
      await page.evaluate(() => scrollTo(0, 2000));
      await settled(page);
      assert.ok((await contents.boundingBox()).y > 0, "it stays in the window");
    }
    await links.filter({ hasText: "Updates" }).click();
    await until(() => page.evaluate(() => location.hash), "#updates");
    assert.equal(await heading(page).textContent(), "About");
    const top = await page.getByRole("heading", { name: "Updates" }).evaluate((element) => element.getBoundingClientRect().top);
    assert.ok(top > 0 && top < viewport.height, String(top));
  }
});

each("a long description is unfolded on a phone", { "with JavaScript": true, "without": false }, async ({ open, case: javaScript }) => {
  const page = await open("category/quantization/", { javaScript, viewport: PHONE });
  const text = page.locator(".introduction p");
  const { description } = catalogue.categories.find(({ id }) => id === "quantization");
  assert.equal(await text.textContent(), description);
  const hidden = () => text.evaluate((element) => element.scrollHeight - element.clientHeight);
  assert.ok((await hidden()) > 20, "it is folded at first");
  await page.locator(".introduction summary").click();
  await until(async () => (await hidden()) <= 1, true);
  const desk = await open("category/quantization/", { javaScript });
  assert.ok((await desk.locator(".introduction p").evaluate((element) => element.scrollHeight - element.clientHeight)) <= 1);
  assert.equal(await desk.locator(".introduction summary").isVisible(), false);
});

once("each line of the dialog of keys is a line or two", async ({ open }) => {
  for (const viewport of [PHONE, DESK]) {
    const page = await open("", { viewport });
    await page.keyboard.press("?");
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    const lines = await dialog.locator("dd").evaluateAll((all) =>
      all.map((element) => Math.round(element.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(element).lineHeight))),
    );
    assert.ok(Math.max(...lines) <= (viewport === DESK ? 1 : 2), `${viewport.width}: ${lines}`);
    assert.deepEqual(await sidewaysScroll(page), []);
  }
});
