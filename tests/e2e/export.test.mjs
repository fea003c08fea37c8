// Taking the results along: every format, in the order shown, by pointer and by keys.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { DESK, PHONE, ROOT, TOTAL, announcement, catalogue, count, everywhere, once, place, searchBox, settled, shownPapers, sidewaysScroll, unsaved, until } from "./site.js";

const FORMATS = { BibTeX: "bib", BibLaTeX: "bib", RIS: "ris", "CSL-JSON": "json", CSV: "csv", Markdown: "md" };
const QUERY = "?category=quantization&year=2024&sort=title";
const menu = (page) => page.getByRole("group", { name: /^Export th/ });
const button = (page) => page.getByRole("button", { name: "Export", exact: true });
const permissions = ["clipboard-read", "clipboard-write"];
const copied = (page) => page.evaluate(() => navigator.clipboard.readText());

/** What a format is saved as: the name and the text. */
async function saved(page, format) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    menu(page).getByRole("button", { name: `Save ${format}`, exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

everywhere("the results are saved and copied in every format, in the order shown", async ({ open }) => {
  const page = await open(QUERY, { permissions });
  const total = await count(page);
  assert.ok(total > 1 && total < TOTAL);
  const first = (await shownPapers(page)).map((id) => catalogue.papers.find((paper) => paper.id === id));
  await button(page).click();
  await until(() => menu(page).getByText(`Export these ${total} papers`).isVisible(), true);
  for (const [format, extension] of Object.entries(FORMATS)) {
    const { name, text } = await saved(page, format);
    assert.equal(name, `quantization-2024.${extension}`);
    const copy = menu(page).getByRole("button", { name: `Copy ${format}`, exact: true });
    // A clipboard may have line ends of its own. All tests share it, so another may be in between.
    const lines = (text) => text.split(/\r?\n/);
    const taken = async () => copy.click().then(() => copied(page)).then(lines);
    await until(taken, lines(text), format);
    const entry = { BibTeX: /^@/gm, BibLaTeX: /^@/gm, RIS: /^TY {2}- /gm, "CSL-JSON": /^ {4}"id": /gm, CSV: /\r\n(?=.)/g, Markdown: /^- /gm };
    assert.equal(text.match(entry[format]).length, total, format);
    // Titles without any sign that a format would write in its own way.
    const plain = first.map(({ title }) => title).filter((title) => /^[\w :-]+$/.test(title) && !format.startsWith("Bib"));
    const places = plain.map((title) => text.indexOf(title));
    assert.deepEqual(places, [...places].sort((one, other) => one - other), `${format} is in the order shown`);
    assert.ok(!places.includes(-1), format);
  }
});

once("all papers, each under a key of its own", async ({ open }) => {
  const page = await open("");
  await button(page).click();
  const { text, name } = await saved(page, "BibLaTeX");
  const keys = [...text.matchAll(/^@\w+\{(.+),$/gm)].map(([, key]) => key);
  assert.equal(new Set(keys).size, TOTAL);
  assert.match(name, /^[a-z-]+\.bib$/);
  const items = JSON.parse((await saved(page, "CSL-JSON")).text);
  assert.deepEqual(items.map(({ id }) => id), keys);
  // What was exported is what is asked for now.
  await page.keyboard.press("Escape");
  await searchBox(page).fill("sparsegpt");
  await until(async () => (await count(page)) < TOTAL, true);
  const found = await count(page);
  await button(page).click();
  assert.equal(JSON.parse((await saved(page, "CSL-JSON")).text).length, found);
});

once("by keys alone: open, copy, close, with the focus where it was", async ({ open }) => {
  const page = await open(QUERY, { permissions });
  await button(page).focus();
  await page.keyboard.press("Enter");
  await until(() => menu(page).isVisible(), true);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "Copy BibTeX");
  await page.keyboard.press("Enter");
  await until(() => announcement(page).textContent(), "Copied to the clipboard");
  assert.match(await copied(page), /^@/);
  await page.keyboard.press("Escape");
  await until(() => menu(page).isVisible(), false);
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "Export");
});

once("that a file could not be saved is said on its button, and read out", async ({ open }) => {
  const page = await open(QUERY, { faults: (page) => page.addInitScript(unsaved) });
  await button(page).click();
  const save = menu(page).getByRole("button", { name: "Save RIS", exact: true });
  await save.click();
  await until(() => announcement(page).textContent(), "Your browser couldn’t save the file.");
  assert.equal(await save.getAttribute("data-outcome"), "Failed");
  await until(() => save.getAttribute("data-outcome"), null);
});

once("nothing is exported of nothing, and a page without the program does not offer it", async ({ open }) => {
  const page = await open("?q=qqqqqq");
  assert.ok(await button(page).isDisabled());
  const still = await open("", { javaScript: false });
  assert.equal(await button(still).count(), 0);
});

for (const viewport of [{ width: 320, height: 640 }, { width: 360, height: 740 }, PHONE, DESK]) {
  once(`at ${viewport.width} pixels the menu and its button fit`, async ({ open }) => {
    const page = await open("?year=2024&category=-survey", { viewport });
    assert.deepEqual(await sidewaysScroll(page), []);
    const inside = async (locator) => {
      const { x, y, width, height } = await locator.boundingBox();
      assert.ok(x >= 0 && y >= 0 && x + width <= viewport.width + 0.5 && y + height <= viewport.height + 0.5, JSON.stringify({ x, y, width, height }));
    };
    const { x, width } = await button(page).boundingBox();
    assert.ok(x + width <= viewport.width);
    await button(page).click();
    await settled(page);
    await inside(menu(page));
    await inside(menu(page).getByRole("button", { name: "Save Markdown" }));
  }, ROOT);
}

once("Back closes the sheet of formats, and leaves the list as it is", async ({ site, open }) => {
  const page = await open("", { viewport: PHONE, hasTouch: true, isMobile: true });
  await page.getByRole("searchbox", { name: "Search papers" }).fill("quantization");
  await until(() => place(page, site), "?q=quantization");
  const entries = () => page.evaluate(() => history.length);
  const before = await entries();
  await button(page).tap();
  await until(() => menu(page).isVisible(), true);
  // The entry that Back leaves.
  await until(entries, before + 1);
  await page.goBack();
  await until(() => menu(page).isVisible(), false);
  assert.equal(place(page, site), "?q=quantization");
  // Closed without Back, it leaves nothing behind.
  await button(page).tap();
  await until(() => menu(page).isVisible(), true);
  await page.keyboard.press("Escape");
  await until(() => menu(page).isVisible(), false);
  await settled(page);
  await page.goBack();
  await until(() => place(page, site), "");
});
