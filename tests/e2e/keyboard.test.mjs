// Everything can be done without a pointer, and the focus is always seen and never lost.

import assert from "node:assert/strict";
import {
  PHONE, TOTAL, cardLinks, cards, catalogue, chips, count, each, everywhere, facetValue, heading, list, once, place, programOf,
  searchBox, settled, until,
} from "./site.js";

const focused = (page) => page.evaluate(() => document.activeElement.textContent.trim());
const hasFocus = (locator) => locator.evaluate((element) => element === document.activeElement);

once("j and k go from paper to paper, and o opens the one with the focus", async ({ site, open }) => {
  const page = await open("?category=survey");
  const titles = await cardLinks(page).allTextContents();
  const pressed = async (key, title) => {
    await page.keyboard.press(key);
    await until(() => focused(page), title, `after ${key}`);
  };
  await pressed("j", titles[0]);
  await pressed("j", titles[1]);
  await pressed("j", titles[2]);
  await pressed("k", titles[1]);
  await page.keyboard.press("o");
  await until(() => heading(page).textContent(), titles[1]);
  assert.match(place(page, site), /^papers\/[^/]+\/\?category=survey$/);
});

once("j goes on through papers that were not drawn yet", async ({ open }) => {
  const page = await open();
  const place = () =>
    page.evaluate(() => Number(document.activeElement.closest("[aria-posinset]")?.getAttribute("aria-posinset") ?? 0));
  for (let rank = 1; rank <= 45; rank += 1) {
    await page.keyboard.press("j");
    await until(place, rank);
  }
  const box = await page.evaluate(() => document.activeElement.getBoundingClientRect().toJSON());
  assert.ok(box.top >= 0 && box.bottom <= 900, "the paper with the focus is in the window");
});

everywhere("u goes back to the list, with the query it was opened from", async ({ site, open }) => {
  const page = await open("papers/2306.08543/?category=knowledge-distillation");
  await page.keyboard.press("u");
  await until(() => place(page, site), "category/knowledge-distillation/");
  const about = await open("about/");
  await about.keyboard.press("u");
  await until(() => place(about, site), "");
});

once("? explains the keys in a dialog that takes the focus and gives it back", async ({ open }) => {
  const page = await open();
  await page.keyboard.press("j");
  const before = await focused(page);
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "Shortcuts" });
  await dialog.waitFor();
  for (const key of ["/", "j", "k", "o", "u", "r", "?"]) assert.ok((await dialog.textContent()).includes(key), key);
  const isInside = () => dialog.evaluate((dialog) => dialog.contains(document.activeElement));
  assert.ok(await isInside());
  await page.keyboard.press("j");
  assert.ok(await isInside(), "keys are not commands while the dialog is open");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  assert.equal(await focused(page), before);
});

once("the help begins with its heading, also where the window is low", async ({ open }) => {
  const page = await open("", { viewport: { ...PHONE, height: 480 } });
  await page.keyboard.press("?");
  const title = page.getByRole("dialog", { name: "Shortcuts" }).getByRole("heading");
  await title.waitFor();
  await settled(page);
  const isWithin = (element) => element.evaluate((one) => {
    const { top, bottom } = one.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
  assert.ok(await isWithin(title));
  assert.ok(await isWithin(page.getByRole("button", { name: "Close" })), "and what has the focus is seen");
});

once("keys are letters while something is written", async ({ site, open }) => {
  const page = await open();
  await searchBox(page).focus();
  await page.keyboard.type("jko?u");
  assert.equal(await searchBox(page).inputValue(), "jko?u");
  await until(() => place(page, site), "?q=jko%3Fu");
  assert.equal(await page.getByRole("dialog").count(), 0);
});

once("the first Tab offers to skip to the papers", async ({ open }) => {
  const page = await open();
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: /^Skip to/ });
  assert.ok(await hasFocus(skip));
  const box = await skip.boundingBox();
  assert.ok(box.y >= 0, "it is seen once it has the focus");
  await page.keyboard.press("Enter");
  await settled(page);
  await page.keyboard.press("Tab");
  assert.ok(await page.getByRole("main").evaluate((main) => main.contains(document.activeElement)));
});

const PAGES = {
  "a filtered list": "?q=sparsegpt&category=network-pruning",
  "a table": "?view=table&category=survey&q=efficient+llm",
  "a paper": "papers/2306.08543/",
  "a comparison": "compare/?paper=2306.08543&paper=2301.00774",
  "the about page": "about/",
  "the contribute page": "contribute/",
  "the accessibility page": "accessibility/",
  "no page": "nothing-is-here/",
};

each("Tab reaches every control, and the focus is seen on each", PAGES, async ({ open, case: address }) => {
  const page = await open(address);
  const expected = await page.evaluate(() => {
    const controls = "a[href], button, input, select, textarea, summary, [tabindex='0']";
    const all = [...document.querySelectorAll(controls)].filter(
      (element) => element.tabIndex >= 0 && !element.disabled && element.checkVisibility({ visibilityProperty: true }),
    );
    all.forEach((element, index) => (element.dataset.test = index));
    return all.map((element) => element.outerHTML.slice(0, 160));
  });
  const reached = new Set();
  const unseen = [];
  for (let presses = 0; presses < expected.length + 20 && reached.size < expected.length; presses += 1) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate(() => {
      const element = document.activeElement;
      const hasRing = (element) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return outlineStyle !== "none" && parseFloat(outlineWidth) > 0;
      };
      // The title of a paper has its ring around the whole card or row.
      const paper = element.closest("h2") && element.closest("article, [role=row]");
      const outlined = hasRing(element) || Boolean(paper && hasRing(paper));
      const opaque = (element) => !element || (Number(getComputedStyle(element).opacity) > 0.5 && opaque(element.parentElement));
      // In the window, and not under something that stays while the page is scrolled.
      const rects = [...element.getClientRects()];
      const isOnTop = rects.some(({ left, right, top, bottom }) =>
        [0.15, 0.5, 0.85].some((part) => {
          const at = document.elementFromPoint(left + (right - left) * part, (top + bottom) / 2);
          return at && (element.contains(at) || at.contains(element));
        }),
      );
      return {
        index: element.dataset.test,
        what: element.outerHTML.slice(0, 160),
        isSeen: outlined && opaque(element) && isOnTop,
        why: { outlined, opaque: opaque(element), isOnTop },
      };
    });
    if (found.index === undefined) continue;
    if (!found.isSeen && !reached.has(found.index)) unseen.push([found.what, found.why]);
    reached.add(found.index);
  }
  assert.deepEqual(expected.filter((_, index) => !reached.has(String(index))), [], "each is reached");
  assert.deepEqual(unseen, [], "each shows its focus");
});

once("a value chosen with Enter keeps the focus", async ({ open }) => {
  const page = await open();
  for (const name of ["Quantization", "Network Pruning"]) {
    await facetValue(page, "Category", name).focus();
    const before = await count(page);
    await page.keyboard.press("Enter");
    await until(async () => (await count(page)) !== before, true);
    await until(() => hasFocus(facetValue(page, "Category", name)), true, name);
  }
});

once("a chip removed with Enter leaves the focus on the page, not nowhere", async ({ open }) => {
  const page = await open("?category=quantization&has=code");
  await chips(page).getByRole("link", { name: "Remove filter Quantization" }).focus();
  await page.keyboard.press("Enter");
  await until(() => chips(page).getByRole("link", { name: "Remove filter Quantization" }).count(), 0);
  await until(() => page.evaluate(() => document.activeElement === document.body), false);
});

once("opening another page moves the focus to its heading", async ({ open }) => {
  const page = await open();
  await cardLinks(page).first().focus();
  await page.keyboard.press("Enter");
  await until(() => cards(page).count(), 0);
  await until(() => hasFocus(heading(page)), true);
});

once("on a phone the filters open, filter and close by keyboard", async ({ open }) => {
  const page = await open("", { viewport: PHONE });
  const button = page.getByRole("button", { name: /^Filters/ });
  const sheet = page.getByRole("complementary", { name: "Filters" });
  assert.ok(!(await sheet.isVisible()));
  await button.focus();
  await page.keyboard.press("Enter");
  await until(() => sheet.isVisible(), true);
  const value = facetValue(page, "Category", "Quantization");
  for (let presses = 0; presses < 12 && !(await hasFocus(value)); presses += 1) await page.keyboard.press("Tab");
  assert.ok(await hasFocus(value), "Tab goes into the sheet");
  await page.keyboard.press("Enter");
  await until(async () => (await count(page)) < TOTAL, true);
  assert.ok(await sheet.isVisible(), "the sheet stays open for more");
  await until(() => hasFocus(value), true, "the value keeps the focus");
  assert.match(await sheet.getByRole("button", { name: /^Show \d+ papers/ }).textContent(), new RegExp(await count(page)));
  await page.keyboard.press("Escape");
  await until(() => sheet.isVisible(), false);
  await until(() => hasFocus(button), true, "the button has the focus again");
  assert.match(await button.textContent(), /1/, "the button says that there is a filter");
  assert.ok((await list(page).getByRole("article").count()) > 0);
});

each("a key leads from the search box to the first result", { Enter: "Enter", Down: "ArrowDown" }, async ({ open, case: key }) => {
  const page = await open();
  await page.keyboard.press("/");
  await page.keyboard.type("gptq");
  await page.keyboard.press(key);
  const rank = () => page.evaluate(() => document.activeElement.closest("li")?.ariaPosInSet);
  await until(rank, "1");
  assert.match(await page.evaluate(() => document.activeElement.textContent), /gptq/i);
  await page.keyboard.press("j");
  await until(rank, "2");
  assert.equal(await searchBox(page).inputValue(), "gptq");
});

once("j and k on the page of a paper go to the next and the previous one", async ({ open }) => {
  const page = await open("papers/2306.08543/");
  const title = await heading(page).textContent();
  const next = (await page.getByRole("link", { name: /^Next paper: / }).getAttribute("aria-label")).replace("Next paper: ", "");
  await page.keyboard.press("j");
  await until(() => heading(page).textContent(), next);
  await page.keyboard.press("k");
  await until(() => heading(page).textContent(), title);
});

once("after Enter the keys are for the papers at once, however fast they are pressed", async ({ site, open }) => {
  const page = await open();
  await page.keyboard.press("/");
  // In one go, with no pause in which a frame could be drawn.
  await page.keyboard.type("gptq\nj");
  await until(() => place(page, site), "?q=gptq");
  assert.equal(await searchBox(page).inputValue(), "gptq");
  await settled(page);
  const titles = await cardLinks(page).allTextContents();
  await until(() => focused(page), titles[1], "j goes on from the first result");
  await page.keyboard.press("k");
  await until(() => focused(page), titles[0]);
});

once("Enter on the page of a paper leads to the results of what was typed there", async ({ site, open }) => {
  const page = await open("papers/2306.08543/");
  await searchBox(page).press("Enter");
  await until(() => hasFocus(searchBox(page)), true, "nothing was searched for");
  await page.keyboard.type("gptq\n");
  await until(() => place(page, site), "?q=gptq");
  await until(async () => (await focused(page)) === (await cardLinks(page).first().textContent()), true);
});

once("the focus stays on the first result when the results fade in long after the last letter", async ({ open }) => {
  const page = await open("papers/2306.08543/", {
    reducedMotion: "no-preference",
    faults: (page) => page.addInitScript(() => {
      // As on a slow machine: what each letter leads to begins only when the next ones were typed.
      document.startViewTransition = (change) => {
        const changed = new Promise((done) => setTimeout(done, 400)).then(change);
        return { ready: changed, finished: changed, updateCallbackDone: changed };
      };
    }),
  });
  await searchBox(page).focus();
  await page.keyboard.type("gptq\n", { delay: 90 });
  const first = async () => (await focused(page)) === (await cardLinks(page).first().textContent());
  await until(async () => (await cards(page).count()) > 0 && first(), true);
  await page.waitForTimeout(600);
  assert.ok(await first());
});

once("Enter with nothing found leaves the focus in the box", async ({ open }) => {
  const page = await open();
  await searchBox(page).fill("qqqqqq");
  await until(() => count(page), 0);
  await searchBox(page).press("Enter");
  await settled(page);
  await until(() => hasFocus(searchBox(page)), true);
});

once("r opens a random paper of the results, and not the same twice in a row", async ({ site, open }) => {
  const page = await open("category/low-rank-decomposition/");
  const titles = await cardLinks(page).allTextContents();
  let before;
  const opened = new Set();
  for (let time = 0; time < 6; time++) {
    await page.keyboard.press("r");
    await until(async () => (await heading(page).textContent()) !== before && titles.includes(await heading(page).textContent()), true);
    before = await heading(page).textContent();
    opened.add(before);
    assert.match(place(page, site), /^papers\/[^/]+\/\?category=low-rank-decomposition$/);
    if (time % 2 === 0) {
      await page.keyboard.press("u");
      await until(() => cards(page).count(), titles.length);
    }
  }
  assert.ok(opened.size > 1);
  await searchBox(page).focus();
  await page.keyboard.press("r");
  assert.equal(await searchBox(page).inputValue(), "r");
});

once("r opens the only result as often as it is pressed on the list", async ({ open }) => {
  const page = await open(`?q=${encodeURIComponent(`"${catalogue.papers[0].title}"`)}`);
  await until(() => cards(page).count(), 1);
  for (let time = 0; time < 2; time++) {
    await page.keyboard.press("r");
    await until(() => heading(page).textContent(), catalogue.papers[0].title);
    await page.keyboard.press("u");
    await until(() => cards(page).count(), 1);
  }
});

once("shortcuts can be turned off, and stay off until they are turned on", async ({ open }) => {
  const page = await open();
  const isInList = () => page.evaluate(() => document.activeElement.closest("[aria-posinset]") !== null);
  const help = page.getByRole("dialog", { name: "Shortcuts" });
  const turn = async (to) => {
    await page.getByRole("button", { name: /^Shortcuts/ }).click();
    await help.getByRole("checkbox", { name: "Use these keys" }).setChecked(to);
    await help.getByRole("button", { name: "Close" }).click();
    await page.evaluate(() => document.activeElement.blur());
  };
  await turn(false);
  for (const key of ["j", "?", ":"]) await page.keyboard.press(key);
  await settled(page);
  assert.equal(await isInList(), false);
  assert.equal(await page.locator("dialog[open]").count(), 0);
  await page.reload();
  await programOf(page);
  await page.keyboard.press("j");
  await settled(page);
  assert.equal(await isInList(), false, "after a reload");
  // What is no single key is none of these.
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog", { name: "Go to" }).waitFor();
  await page.keyboard.press("Escape");
  await turn(true);
  await page.keyboard.press("j");
  await until(isInList, true);
});

once("a key that is held goes on from paper to paper, and does nothing else twice", async ({ site, open }) => {
  const page = await open("?category=survey");
  const before = place(page, site);
  const hold = (key) => page.evaluate((key) => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, repeat: true, bubbles: true })), key);
  await hold("r");
  await settled(page);
  assert.equal(place(page, site), before);
  await page.keyboard.press("j");
  await hold("j");
  await until(() => focused(page), (await cardLinks(page).allTextContents())[1]);
});

once("r leaves no page that has no results", async ({ site, open }) => {
  const page = await open("compare/?paper=2301.00774");
  const before = place(page, site);
  await page.keyboard.press("r");
  await settled(page);
  assert.equal(place(page, site), before);
});

once("the letter of Ctrl+K is found by its place where the keys have other letters", async ({ open }) => {
  const page = await open();
  await page.evaluate(() => document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "л", code: "KeyK", ctrlKey: true, bubbles: true, cancelable: true })));
  await page.getByRole("dialog", { name: "Go to" }).waitFor();
});

once("who removes papers of the shelf by keys goes on with the next one", async ({ open }) => {
  const page = await open("?category=survey");
  for (const number of [1, 2, 3]) {
    await page.keyboard.press("j");
    await page.keyboard.press("s");
    await until(() => page.getByRole("link", { name: /^Shelf/ }).first().textContent().then((text) => text.trim()), `Shelf ${number}`);
  }
  await page.getByRole("link", { name: /^Shelf/ }).first().click();
  const papers = page.getByRole("list", { name: "Papers" });
  await until(() => papers.getByRole("article").count(), 3);
  // Where a reader of a new page begins, which is in its first frame.
  await until(() => heading(page).evaluate((heading) => heading === document.activeElement), true);
  await papers.getByRole("button", { name: /^Remove/ }).first().focus();
  await page.keyboard.press("Enter");
  await until(() => papers.getByRole("article").count(), 2);
  await until(() => papers.evaluate((papers) => papers.contains(document.activeElement)), true);
});
