// The program takes over from the static page: nobody should notice.

import assert from "node:assert/strict";
import {
  DESK, PHONE, TOTAL, cardLinks, cards, catalogue, each, everywhere, facet, facetValue, heading, hold, once, place, programOf, searchBox, settled, until,
} from "./site.js";

const PAGES = {
  "the first page": "",
  "a category": "category/quantization/",
  "a venue": "venue/icml/",
  "a paper": "papers/2306.08543/",
  "about": "about/",
  "contribute": "contribute/",
  "the trends": "trends/",
};
const FILTERED = {
  "a search": "?q=pruning",
  "two filters": "?category=quantization&has=code",
  "a table": "?view=table",
  "a compact list": "?view=compact&sort=title",
  "no result": "?q=qqqqqq",
  "the trends of a filter": "trends/?category=quantization&has=code",
};

const watchShifts = (page) =>
  page.addInitScript(() => {
    window.shifts = [];
    window.arriving = [];
    new PerformanceObserver((list) => {
      for (const { value, sources, startTime } of list.getEntries()) {
        // While the page is still read, half a line may be drawn before its other half.
        const program = performance.getEntriesByType("resource").find(({ name }) => name.endsWith(".wasm"));
        const shift = [value, ...sources.map(({ node }) => (node?.outerHTML ?? node?.textContent ?? "?").slice(0, 120))];
        (!program || startTime < program.startTime ? window.arriving : window.shifts).push(shift);
      }
    }).observe({ type: "layout-shift", buffered: true });
  });

each("nothing moves from the static page to the running program", { ...PAGES, ...FILTERED }, async ({ open, case: address }) => {
  for (const viewport of [DESK, PHONE]) {
    const page = await open(address, { viewport, faults: watchShifts });
    await settled(page);
    assert.deepEqual(await page.evaluate(() => window.shifts), [], `at ${viewport.width} pixels`);
    const arriving = await page.evaluate(() => window.arriving);
    const sum = arriving.reduce((sum, [value]) => sum + value, 0);
    assert.ok(sum < 0.002, `at ${viewport.width} pixels: ${JSON.stringify(arriving)}`);
  }
});

once("the measure of what moves sees a shift", async ({ open }) => {
  const page = await open("", { faults: watchShifts });
  await page.evaluate(() => {
    const box = document.createElement("div");
    box.append("A box that pushes everything down. ".repeat(40));
    document.body.prepend(box);
  });
  await until(() => page.evaluate(() => window.shifts.length > 0), true);
});

const watchFrames = (page) =>
  page.addInitScript(() => {
    window.frames_ = [];
    const look = () => {
      const list = document.querySelector("[aria-label=Papers]");
      if (list) window.frames_.push(list.querySelectorAll("article, [role=row] h2").length);
      else if (document.querySelector("main")) window.frames_.push(document.querySelector("main").childElementCount);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    addEventListener("DOMContentLoaded", () =>
      new MutationObserver(() => {
        if (!document.querySelector("main")) window.frames_.push(0);
      }).observe(document.getElementById("app") ?? document.body, { childList: true }),
    );
  });

each("no frame is blank while the program takes over", PAGES, async ({ open, case: address }) => {
  const page = await open(address, { faults: watchFrames });
  await settled(page);
  const frames = await page.evaluate(() => window.frames_);
  assert.ok(frames.length > 2);
  assert.ok(Math.min(...frames) > 0, frames.join(" "));
});

each("the program shows what the static page showed", PAGES, async ({ open, case: address }) => {
  let release;
  const page = await open(address, { started: false, faults: async (page) => (release = await hold(page, "**/*.wasm")) });
  const seen = async () => ({
    title: await page.title(),
    heading: await heading(page).textContent(),
    papers: (await cardLinks(page).allTextContents()).slice(0, 9),
    position: await page.evaluate(() => document.querySelector("main").getBoundingClientRect().toJSON().top),
  });
  const before = await seen();
  release();
  await programOf(page);
  assert.deepEqual(await seen(), before);
});

everywhere("a link that is clicked before the program started is followed", async ({ open }) => {
  let release;
  const page = await open("", { started: false, faults: async (page) => (release = await hold(page, "**/*.wasm")) });
  const title = await cardLinks(page).nth(2).textContent();
  await cardLinks(page).nth(2).click();
  await page.waitForURL(/\/papers\//);
  release();
  await programOf(page);
  assert.equal(await heading(page).textContent(), title);
});

everywhere("moving through the whole site asks no other host and writes nothing to the console", async ({ open }) => {
  const page = await open();
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await settled(page);
  await page.evaluate(() => window.scrollTo(0, 0));
  await facetValue(page, "Category", "Quantization").click();
  await searchBox(page).pressSequentially("llm");
  await page.getByRole("link", { name: "Table view" }).click();
  await page.getByRole("link", { name: "Compact view" }).click();
  await cardLinks(page).first().click();
  await until(() => cards(page).count(), 0);
  await page.getByRole("link", { name: "Next paper" }).click();
  await settled(page);
  const follow = async (name) => {
    await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name }).click();
    await until(() => heading(page).textContent(), name);
  };
  await follow("About");
  // Quickly, so that what a page has put off meets the next page.
  for (let steps = 0; steps < 6; steps += 1) await page.evaluate(() => history.back());
  for (let steps = 0; steps < 6; steps += 1) await page.evaluate(() => history.forward());
  await settled(page);
  await until(() => heading(page).textContent(), "About");
  // The contribute page is a document of its own, with a program of its own.
  await follow("Contribute");
  await programOf(page);
  await follow("About");
  await page.goBack();
  await until(() => heading(page).textContent(), "Contribute");
  await page.goBack();
  await until(() => heading(page).textContent(), "About");
});

once("going back at once from a list just opened does not stop the program", async ({ open }) => {
  const page = await open("papers/2306.08543/");
  for (let rounds = 0; rounds < 3; rounds += 1) {
    await page.getByRole("link", { name: "← All papers" }).click();
    await cards(page).first().waitFor();
    await page.evaluate(() => {
      window.dispatchEvent(new Event("resize"));
      history.back();
    });
    await until(() => cards(page).count(), 0);
    await settled(page);
  }
  await page.getByRole("link", { name: "← All papers" }).click();
  await cards(page).first().waitFor();
});

/** Opens a page whose program waits for `release`. */
async function heldBack(open, address, settings = {}) {
  let release;
  const page = await open(address, {
    started: false,
    ...settings,
    faults: async (page) => (release = await hold(page, "**/*.wasm")),
  });
  return [page, release];
}

once("a reader who has scrolled the static page finds papers where they are", async ({ open }) => {
  const [page, release] = await heldBack(open, "", { viewport: PHONE });
  // About as far as the static page of a phone goes, whose papers are set densely.
  await page.evaluate(() => scrollTo(0, 800));
  release();
  await programOf(page);
  const seen = () =>
    page.evaluate(() => {
      const inViewport = ({ top, bottom }) => bottom > 100 && top < innerHeight;
      const articles = [...document.querySelectorAll("article")].map((article) => article.getBoundingClientRect());
      return [Math.round(scrollY), articles.some(inViewport)];
    });
  await until(seen, [800, true]);
});

once("what has the focus in the static page keeps it", async ({ open }) => {
  const focused = (page) => page.evaluate(() => document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent);
  const targets = {
    "": [(page) => cardLinks(page).nth(2), (page) => facetValue(page, "Venue", "ICML")],
    "papers/2306.08543/": [(page) => page.getByRole("link", { name: "Save BibTeX" })],
    "about/": [(page) => page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Contribute" })],
  };
  for (const [address, elements] of Object.entries(targets)) {
    for (const element of elements) {
      const [page, release] = await heldBack(open, address);
      await element(page).focus();
      const before = await focused(page);
      release();
      await programOf(page);
      assert.equal(await focused(page), before, `${address || "/"}: ${before}`);
    }
  }
});

once("what is selected and unfolded in the static page stays so", async ({ open }) => {
  const [page, release] = await heldBack(open, "");
  const more = cards(page).getByText(/^and \d+ more$/).first();
  await more.click();
  await page.evaluate(() => {
    const [first, , third] = document.querySelectorAll("article h2 a");
    getSelection().setBaseAndExtent(first.firstChild, 4, third.firstChild, 7);
  });
  const state = () => page.evaluate(() => [document.querySelectorAll("details[open]").length, getSelection().toString()]);
  const before = await state();
  assert.ok(before[0] === 1 && before[1].length > 20);
  release();
  await programOf(page);
  assert.deepEqual(await state(), before);
});

once("a sheet of filters that was opened in the static page stays open", async ({ open }) => {
  const [page, release] = await heldBack(open, "", { viewport: PHONE });
  await page.getByRole("button", { name: "Filters" }).click();
  await facetValue(page, "Category", "Quantization").waitFor();
  release();
  await programOf(page);
  assert.ok(await page.evaluate(() => document.querySelector("#filters").matches(":popover-open")));
  await facetValue(page, "Category", "Quantization").click();
  await until(() => page.url().endsWith("category/quantization/"), true);
});

once("what is chosen and typed in the static page is so in the program", async ({ open, site }) => {
  const [page, release] = await heldBack(open, "", { viewport: DESK });
  await page.getByLabel("Sort").selectOption("title");
  await page.getByRole("textbox", { name: "Find a venue" }).fill("neur");
  release();
  await programOf(page);
  await until(() => place(page, site), "?sort=title");
  await until(() => cardLinks(page).first().textContent(), catalogue.papers.map(({ title }) => title).sort((a, b) => a.localeCompare(b, "en"))[0]);
  await until(() => facet(page, "Venue").getByRole("listitem").count(), 1);
  assert.equal(await page.getByRole("textbox", { name: "Find a venue" }).inputValue(), "neur");
});

once("a click on Try again that fails is no crash, and neither is a second one", async ({ open }) => {
  let isBroken = true;
  const page = await open("", {
    started: false,
    noisy: true,
    faults: (page) => page.route("**/papers*.json*", (route) => (isBroken ? route.abort() : route.continue())),
  });
  const again = page.getByRole("button", { name: "Try again" });
  await again.click();
  await again.click();
  await again.click();
  isBroken = false;
  await again.click();
  await programOf(page);
  await until(() => again.count(), 0);
  await searchBox(page).fill("pruning");
  await until(() => new URL(page.url()).searchParams.get("q"), "pruning");
});

const status = (page) => page.getByRole("main").getByRole("status");
const SLOW_PHONE = { viewport: PHONE };

each(
  "a list that an address asks for is announced before the program is there, and fetched first",
  {
    "words and filters": ["?category=quantization&year=2024&q=llama", "llama", "relevance"],
    "an order": ["?q=kv+cache&sort=title", "kv cache", "title"],
    "filters": ["?category=quantization&venue=iclr&year=2024", "", "newest"],
    "what was shared": ["?q=&url=https%3A%2F%2Farxiv.org%2Fabs%2F2306.08543", "https://arxiv.org/abs/2306.08543", "relevance"],
    "an order that there is none of": ["category/survey/?sort=sideways", "", "newest"],
  },
  async ({ open, case: [address, words, sort] }) => {
    for (const settings of [{}, SLOW_PHONE]) {
      const asked = [];
      let release;
      const page = await open(address, {
        started: false,
        ...settings,
        faults: async (page) => {
          page.on("request", (request) => asked.push(request.url()));
          await watchShifts(page);
          release = await hold(page, "**/*.wasm");
        },
      });
      const seen = async () => [await searchBox(page).inputValue(), await page.locator("#sort").inputValue()];
      assert.deepEqual(await seen(), [words, sort]);
      // A phone has no room for more.
      assert.equal((await status(page).innerText()).trim(), settings === SLOW_PHONE ? "Loading…" : `Loading ${TOTAL} papers…`);
      assert.equal(await cards(page).first().isVisible(), false, "no papers of another list");
      await until(() => ["wasm", "json"].every((end) => asked.some((url) => new RegExp(`/(program|papers)-\\w+\\.${end}$`).test(url))), true, "both are fetched");
      release();
      await programOf(page);
      assert.deepEqual(await seen(), [words, sort]);
      assert.match((await status(page).innerText()).trim(), /^\d+ of /);
      await settled(page);
      assert.deepEqual(await page.evaluate(() => window.shifts), []);
    }
  },
);

once("the page of a paper and a page with nothing asked show nothing of that", async ({ open }) => {
  for (const address of ["papers/2306.08543/?q=llama", "", "category/survey/?fbclid=x&utm_source=y"]) {
    const [page, release] = await heldBack(open, address);
    assert.equal(await searchBox(page).inputValue(), "", address);
    assert.equal(await page.getByText("Loading").filter({ visible: true }).count(), 0, address);
    if (!address.startsWith("papers")) assert.ok(await cards(page).first().isVisible(), address);
    release();
    await programOf(page);
    assert.equal(await searchBox(page).inputValue(), "", address);
  }
});

once("what is typed before the program is there is heard, and then searched for", async ({ open }) => {
  for (const settings of [{}, SLOW_PHONE]) {
    const [page, release] = await heldBack(open, "", settings);
    assert.match((await status(page).innerText()).trim(), /^\d/);
    const before = await cards(page).first().boundingBox();
    await searchBox(page).pressSequentially("llama");
    assert.equal((await status(page).innerText()).trim(), settings === SLOW_PHONE ? "Loading…" : `Loading ${TOTAL} papers…`);
    assert.ok((await cards(page).first().evaluate((card) => Number(getComputedStyle(card.closest("ol")).opacity))) < 1);
    assert.deepEqual(await cards(page).first().boundingBox(), before, "nothing moves");
    release();
    await programOf(page);
    await until(() => new URL(page.url()).searchParams.get("q"), "llama");
    await until(async () => /^\d+ of /.test((await status(page).innerText()).trim()), true);
    assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector("main ol")).opacity), "1");
    assert.ok((await searchBox(page).inputValue()) === "llama");
  }
});

once("when the program cannot start, a list that was asked for gives way to what the page has", async ({ open }) => {
  const page = await open("?category=quantization", {
    started: false, noisy: true, faults: (page) => page.route("**/*.wasm", (route) => route.abort()),
  });
  await page.locator("#program-failed").waitFor();
  assert.match((await status(page).innerText()).trim(), /^\d/);
  assert.ok(await cards(page).first().isVisible());
  await searchBox(page).pressSequentially("llama");
  assert.match((await status(page).innerText()).trim(), /^\d/, "nothing is promised that does not come");
});

once("what is pressed before the program is there is done when it is, once", async ({ open }) => {
  let release;
  const faults = async (page) => (release = await hold(page, "**/program-*.wasm"));
  const page = await open("", { faults, started: false, permissions: ["clipboard-read", "clipboard-write"] });
  const [first, second] = [cards(page).nth(0), cards(page).nth(1)];
  const bookmark = (card) => card.getByRole("button", { name: /^(Put on|Remove from) shelf/ });
  const look = (button) => button.evaluate((button) => [getComputedStyle(button).cursor, getComputedStyle(button).opacity]);
  await bookmark(first).click();
  // Impatience is no change of mind.
  await bookmark(first).click();
  await page.getByRole("button", { name: "Switch between light and dark" }).click();
  assert.deepEqual(await look(bookmark(first)), ["progress", "0.5"]);
  assert.notDeepEqual(await look(bookmark(second)), ["progress", "0.5"]);
  release();
  await programOf(page);
  await until(() => page.getByRole("link", { name: /^Shelf/ }).first().textContent().then((text) => text.trim()), "Shelf 1");
  assert.match(await bookmark(first).textContent(), /Remove from shelf/);
  assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
  // From now on a press is heard at once.
  await bookmark(second).click();
  await until(() => page.getByRole("link", { name: /^Shelf/ }).first().textContent().then((text) => text.trim()), "Shelf 2");
  assert.notDeepEqual(await look(bookmark(second)), ["progress", "0.5"]);

  const paper = await open("papers/2306.08543/", { faults, started: false, permissions: ["clipboard-read", "clipboard-write"] });
  await paper.getByRole("button", { name: "Copy BibTeX", exact: true }).click();
  release();
  await programOf(paper);
  await until(() => paper.evaluate(() => navigator.clipboard.readText()).then((text) => text.startsWith("@")), true);
});
