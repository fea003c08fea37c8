// A reader's way through the site in any engine. The checks follow each other in one window, as a
// visit does.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";
import { NEW_PAPERS } from "../e2e/catalogues.mjs";
import { Page, the } from "./page.mjs";

const SIZES = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } };

const site = (name) => {
  const { origin, pathname: base } = new URL(process.env[`SITE_${name}`]);
  return { origin, base };
};
const catalogue = JSON.parse(readFileSync(`${process.env.DIST_REPO}/papers.json`, "utf8"));
const TOTAL = catalogue.papers.length;
const PAPER = catalogue.papers.find(({ id }) => id === "2306.08543");

const box = the("searchbox", "Search papers");
const list = the("list", "Papers");
const cards = the("article", undefined, list);
const titles = the("link", undefined, the("heading", undefined, cards));
const count = the("status", /^\d/);
const heading = the("h1");
const filters = the("complementary", "Filters");
const filtersButton = the("button", /^Filters/);
const theme = the("button", "Switch between light and dark");
const value = (facet, name) => the("link", new RegExp(`^${name}\\W+\\d+ paper`), the("group", facet));

/** Walks through the site in the engine that `launch` starts, at a size of window. */
export async function journey(launch, size, motion) {
  const isNarrow = size === "narrow";
  const page = await Page.open(launch, { ...SIZES[size], motion }, site("EARLIER"));
  after(() => page.close());
  const { name: engine } = page.window;
  const { width } = SIZES[size];

  const matches = () => page.evaluate(`Number.parseInt($(${JSON.stringify(count)})[0].textContent, 10)`);
  const focus = (expected) => page.until("document.activeElement.textContent.trim()", expected, "what has the focus");
  const ground = () => page.evaluate("getComputedStyle(document.documentElement).backgroundColor");

  /** What the catalogue says of a query, by the records themselves. */
  const papersOf = (test) => catalogue.papers.filter(test).length;

  /** One check: afterwards nothing has been written to the console, and no page is wider than the window. */
  function check(name, body, { skip = false, mayWrite = false } = {}) {
    test(`${engine}, ${size}: ${name}`, { skip }, async () => {
      await body();
      const { heard } = page.window;
      if (!mayWrite) assert.deepEqual(heard, [], "the console is empty");
      heard.length = 0;
      assert.ok(await page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), "no sideways scroll");
    });
  }

  /** Chooses a value, in the sheet of the filters where that is how they are shown. */
  async function choose(facet, name) {
    if (isNarrow) await page.click(filtersButton);
    await page.click(value(facet, name));
    if (isNarrow) {
      await page.has(filters);
      await page.click(the("button", /^Show \d+ paper/));
      await page.has(filters, 0);
    }
  }

  /** Turns the wheel over the list, once that has its length; again if an engine that is busy lost a turn. */
  const wheel = async (by) => {
    await page.until("document.documentElement.scrollHeight > 5 * innerHeight", true, "the list has its length");
    for (let turns = 0, left = by; left > 100 && turns < 10; turns += 1) {
      await page.window.wheel(width / 2, 500, left);
      await page.frames();
      left = by - (await page.evaluate("scrollY"));
    }
  };

  const home = async (address = "") => {
    await page.goto(address);
    await page.says(count, /category|venue|q=/.test(address) ? /^\d+ of/ : /^\d/);
  };

  check("an earlier release is kept by a worker", async () => {
    await home();
    assert.equal(await matches(), TOTAL - NEW_PAPERS);
    await page.until("navigator.serviceWorker.getRegistration().then((it) => it?.active?.state)", "activated");
  });

  check("a newer release is told of, and shown when the reader says so", async () => {
    page.host.site = site("REPO");
    await page.reload();
    const news = the("status", /A newer list is there/);
    await page.says(news, new RegExp(`${NEW_PAPERS} new papers`));
    assert.equal(await matches(), TOTAL - NEW_PAPERS);
    await page.click(the("button", "Show it"));
    await page.says(count, new RegExp(`^${TOTAL}`));
    await page.has(news, 0);
    await page.started();
  });

  check("the theme follows the system, changes with its button, and is kept", async () => {
    const light = await ground();
    await page.click(theme);
    await page.until("document.documentElement.dataset.theme", "dark");
    const dark = await ground();
    assert.notEqual(light, dark);
    await page.reload();
    assert.equal(await ground(), dark);
    await page.click(theme);
    await page.until("getComputedStyle(document.documentElement).backgroundColor", light);
  });

  check("the system's dark theme is followed at once", async () => {
    const light = await ground();
    await page.evaluate("localStorage.clear()");
    await page.reload();
    await page.window.scheme("dark");
    assert.notEqual(await ground(), light);
    await page.window.scheme("light");
    assert.equal(await ground(), light);
  }, { skip: !page.window.scheme });

  check("/ goes to the search, which narrows the list with each letter and marks the words", async () => {
    await page.press("/");
    await page.until("document.activeElement.type", "search");
    await page.type("sparsegpt");
    await page.isAt("?q=sparsegpt");
    await page.says(titles, /SparseGPT/);
    await page.until(`$(${JSON.stringify(the("mark", undefined, list))}).some(({ textContent }) => /sparsegpt/i.test(textContent))`, true);
    assert.ok((await matches()) < 20);
  });

  check("a typing error is forgiven", async () => {
    await home("?q=kv+cash+compresion");
    assert.ok((await matches()) > 0);
  });

  check("what an input method writes is searched for", async () => {
    await home();
    await page.press("/");
    await page.window.compose("pruning");
    await page.isAt("?q=pruning");
  }, { skip: !page.window.compose });

  check("an emptied box brings every paper back", async () => {
    await home("?q=sparsegpt");
    await page.click(box);
    await page.press("Control+a");
    await page.press("Backspace");
    await page.isAt("");
    await page.says(count, new RegExp(`^${TOTAL}`));
  });

  check("j and k go from paper to paper, o opens one, u goes back", async () => {
    await home("?category=survey");
    const [first, second] = await page.evaluate(`$(${JSON.stringify(titles)}).slice(0, 2).map((title) => title.textContent.trim())`);
    await page.press("j");
    await focus(first);
    await page.press("j");
    await focus(second);
    await page.press("k");
    await focus(first);
    await page.press("o");
    await page.says(heading, first);
    await page.press("u");
    // Back to where it was opened from.
    await page.isAt("?category=survey");
  });

  check("? explains the keys until Escape", async () => {
    await home();
    await page.press("?");
    await page.has(the("dialog", /Shortcuts/));
    await page.press("Escape");
    await page.has(the("dialog", /Shortcuts/), 0);
  });

  check("the first Tab offers to skip to the papers", async () => {
    await home();
    await page.press("Tab");
    await page.until("/^Skip to/.test(document.activeElement.textContent)", true);
    await page.until("getComputedStyle(document.activeElement).outlineStyle !== 'none' || !document.hasFocus()", true, "its focus is seen");
  });

  check("the sheet of the filters closes by Escape and by a click beside it", async () => {
    await home();
    await page.click(filtersButton);
    await page.has(filters);
    await page.press("Escape");
    await page.has(filters, 0);
    await page.click(filtersButton);
    await page.has(filters);
    await page.window.click(width / 2, 12);
    await page.has(filters, 0);
  }, { skip: !isNarrow });

  check("a category and a venue narrow the list, and Back and Forward replay them", async () => {
    await home();
    await choose("Category", "Quantization");
    const quantized = papersOf(({ categories }) => categories.includes("quantization"));
    await page.says(count, new RegExp(`^${quantized} of ${TOTAL}`));
    await page.says(heading, "Quantization");
    await choose("Venue", "ICLR");
    await page.until(`Number.parseInt($(${JSON.stringify(count)})[0].textContent, 10) < ${quantized}`, true);
    const both = await matches();
    assert.ok(both > 0);
    for (const [move, expected] of [["back", quantized], ["back", TOTAL], ["forward", quantized], ["forward", both]]) {
      await page.window[move]();
      await page.says(count, new RegExp(`^${expected}\\b`));
    }
  });

  check("a filter is taken away by its chip", async () => {
    const chip = the("link", "Remove filter Quantization");
    await page.click(chip);
    await page.has(chip, 0);
    assert.equal(await page.address(), "venue/iclr/");
  });

  check("a shared link with filters shows what it says", async () => {
    await home("?category=quantization&year=2024");
    await page.says(count, new RegExp(`^\\d+ of ${TOTAL}`));
    const both = await matches();
    await home("?category=quantization");
    assert.ok(both > 0 && both < (await matches()));
    await home("?category=quantization&year=2024");
    assert.equal(await matches(), both);
  });

  check("the list is put in another order", async () => {
    await home();
    await page.select(the("combobox", "Sort"), "title");
    await page.isAt("?sort=title");
    const sorted = catalogue.papers.map(({ title }) => title).toSorted((a, b) => a.localeCompare(b, "en"));
    await page.until(`$(${JSON.stringify(titles)})[0].textContent.trim()[0].toUpperCase() <= "B"`, true, sorted[0]);
  });

  check("the list is set densely, and as a table", async () => {
    for (const view of ["compact", "table"]) {
      if (isNarrow) await home(`?view=${view}`);
      else await page.click(the("link", new RegExp(`^${view} view`, "i")));
      await page.until(`$({ role: "ol.papers" })[0].dataset.view`, view);
      await page.until(`$({ role: "ol.papers h2 a" }).length > 5`, true);
    }
  });

  check("the last paper is at the end of the list", async () => {
    await home();
    await page.until("document.documentElement.scrollHeight > 20 * innerHeight", true, "the list has its length");
    await page.evaluate("scrollTo(0, document.documentElement.scrollHeight)");
    await page.until(`$({ role: "[aria-posinset]" }).at(-1)?.ariaPosInSet`, String(TOTAL));
  });

  check("authors are unfolded", async () => {
    await home("?category=survey");
    const more = the("button", /^and \d+ more$/, cards);
    await page.click(more);
    await page.until(`$({ role: "details[open]" }).length`, 1);
  });

  check("Back returns to the place in the list, also after the paper was scrolled at once", async () => {
    for (const scroll of [undefined, 150]) {
      await home();
      await wheel(3000);
      await page.until("[scrollY > 2900 || scrollY, history.state?.[0] - scrollY]", [true, 0], "the place is remembered");
      const inWindow = `$(${JSON.stringify(titles)}).find((title) => title.getBoundingClientRect().top > 300)`;
      await page.until(`Boolean(${inWindow})`, true);
      const title = await page.evaluate(`${inWindow}.textContent.trim()`);
      const link = the("link", title, list);
      await page.place(link);
      await page.until("history.state?.[0] === scrollY", true);
      const place = await page.evaluate("scrollY");
      await page.click(link);
      await page.says(heading, title);
      if (scroll) {
        await page.window.wheel(width / 2, 500, scroll);
        await page.until("scrollY > 0", true);
      }
      await page.window.back();
      await page.until("scrollY", place, `the paper was scrolled by ${scroll ?? 0}`);
      await focus(title);
      await page.window.forward();
      await page.says(heading, title);
    }
  });

  check("a reload deep in the list stays there", async () => {
    await home("?sort=oldest");
    await wheel(4000);
    await page.until("[scrollY > 3900 || scrollY, history.state?.[0] - scrollY]", [true, 0], "the place is remembered");
    const place = await page.evaluate("scrollY");
    await page.reload();
    await page.until(`Math.abs(scrollY - ${place}) < 5`, true);
  });

  check("a tap opens a paper", async () => {
    await home("?sort=title");
    const title = await page.text(titles);
    await page.tap(titles);
    await page.says(heading, title);
  });

  check("a paper shows its facts, and the next one follows", async () => {
    await page.goto(`papers/${PAPER.id}/`);
    await page.says(heading, PAPER.title);
    for (const author of PAPER.authors) await page.has(the("link", author, the("main")));
    await page.click(the("link", /^Next/));
    await page.until(`$({ role: "h1" })[0].textContent.trim() !== ${JSON.stringify(PAPER.title)}`, true);
    await page.window.back();
    await page.says(heading, PAPER.title);
  });

  check("its link is copied", async () => {
    await page.click(the("button", /^Copy link/));
    await page.says(the("live", /./), /copied/i);
    await page.click(box);
    await page.press("Control+v");
    await page.until(`$(${JSON.stringify(box)})[0].value.endsWith("papers/${PAPER.id}/")`, true, "what is pasted is the link");
  });

  check("a category, a venue and the pages of text are there", async () => {
    for (const [address, name] of [["category/quantization/", "Quantization"], ["venue/acl/", "ACL"], ["about/", "About"], ["accessibility/", "Accessibility"]]) {
      await page.goto(address);
      await page.says(heading, name);
    }
    await page.click(the("link", "Contribute"));
    await page.says(heading, "Contribute");
    await page.until("document.readyState", "complete");
  });

  check("an entry is checked as it is typed, becomes a record, and is kept", async () => {
    await page.goto("contribute/");
    const fields = { Title: "A Paper That No List Has", "arXiv id": "2511.01234", Authors: "Ada Lovelace, Grace Hopper" };
    for (const [name, text] of Object.entries(fields)) {
      await page.click(the("textbox", new RegExp(`^${name}`)));
      await page.type(text);
    }
    await page.select(the("combobox", /^Category/), "quantization");
    const record = the("region", /JSON record/);
    await page.says(record, /"2511\.01234"/);
    await page.says(record, /"Grace Hopper"/);
    await page.click(the("link", "About"));
    await page.says(heading, "About");
    await page.window.back();
    await page.until(`$(${JSON.stringify(the("textbox", /^Title/))})[0]?.value`, fields.Title);
  });

  check("an address that nothing is at offers the search", async () => {
    await page.goto("nothing-is-here/");
    await page.says(heading, /^Page not found/);
    await page.has(box);
  }, { mayWrite: true });

  check("without a network every kind of page is there, and the search works", async () => {
    await home();
    page.host.isOnline = false;
    const opened = async (address, name) => {
      await page.window.goto(new URL(address, page.host.address).href);
      await page.says(heading, name);
    };
    await opened(`papers/${PAPER.id}/`, PAPER.title);
    await opened("category/quantization/", "Quantization");
    await opened("about/", "About");
    await opened("contribute/", "Contribute");
    await opened("nothing-is-here/", /^Page not found/);
    await page.window.goto(page.host.address);
    await page.says(count, new RegExp(`^${TOTAL}`));
    await page.until(`Boolean($({ role: "[aria-posinset]" })[0])`, true);
    await page.click(box);
    await page.type("sparsegpt");
    await page.says(titles, /SparseGPT/);
    page.host.isOnline = true;
  }, { mayWrite: true });
}
