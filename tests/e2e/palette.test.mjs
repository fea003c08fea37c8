// The palette: every page, filter and action by its name, and a way to the search for papers.

import assert from "node:assert/strict";
import axe from "axe-core";
import { DESK, PHONE, announcement, catalogue, count, each, everywhere, heading, once, place, searchBox, settled, until } from "./site.js";

const palette = (page) => page.getByRole("dialog", { name: "Go to" });
const box = (page) => palette(page).getByRole("combobox");
const options = (page) => palette(page).getByRole("option");
const names = async (page) => (await options(page).allTextContents()).map((text) => text.trim());
const active = (page) => palette(page).getByRole("option", { selected: true });
const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.localName);

async function call(page, name) {
  await page.keyboard.press("ControlOrMeta+k");
  await palette(page).waitFor();
  await box(page).pressSequentially(name);
}
async function go(page, name) {
  await call(page, name);
  await page.keyboard.press("Enter");
  await until(() => palette(page).count(), 0);
}

everywhere("pages are reached by their names", async ({ site, open }) => {
  const page = await open();
  for (const [name, where] of [["about", "about/"], ["shelf", "shelf/"], ["compare", "compare/"], ["contri", "contribute/"], ["trends", "trends/"], ["all papers", ""]]) {
    await go(page, name);
    await until(() => place(page, site), where);
    await settled(page);
  }
  // What only the generator writes is another document.
  await go(page, "authors");
  await until(() => place(page, site), "authors/");
  await until(() => heading(page).textContent(), "Authors");
});

once("the trends of what is shown are reached by their name, and a filter there narrows them", async ({ site, open }) => {
  const page = await open("?category=quantization&has=code");
  await go(page, "trends of these");
  await until(() => place(page, site), "trends/?category=quantization&has=code");
  await settled(page);
  await go(page, "with an award");
  await until(() => place(page, site), "trends/?category=quantization&has=code&has=award");
});

once("the keys open and close it, and the focus is where it was", async ({ open }) => {
  const page = await open();
  for (const [opens, closes] of [["ControlOrMeta+k", "Escape"], [":", "ControlOrMeta+k"]]) {
    await page.keyboard.press("j");
    const before = await page.evaluate(() => document.activeElement.textContent);
    await page.keyboard.press(opens);
    await palette(page).waitFor();
    assert.equal(await box(page).inputValue(), "");
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("role")), "combobox");
    await page.keyboard.press(closes);
    await until(() => palette(page).count(), 0);
    assert.equal(await page.evaluate(() => document.activeElement.textContent), before);
  }
  // From the search box too, where a colon is a letter.
  await searchBox(page).focus();
  await page.keyboard.type("title:");
  assert.equal(await palette(page).count(), 0);
  await page.keyboard.press("ControlOrMeta+k");
  await palette(page).waitFor();
  await page.keyboard.press("Escape");
  await until(() => focused(page), "search");
  // Not over another dialog.
  await page.getByRole("heading", { level: 1 }).evaluate((heading) => heading.focus());
  await page.keyboard.press("?");
  await page.keyboard.press("ControlOrMeta+k");
  await settled(page);
  assert.equal(await palette(page).count(), 0);
  assert.match(await page.getByRole("dialog").textContent(), /Go to any page, paper or action \(also Ctrl\+K or ⌘K\)/);
});

once("on a touch screen the foot of the page opens it", async ({ site, open }) => {
  const page = await open("", { viewport: PHONE, hasTouch: true, isMobile: true });
  await page.getByRole("contentinfo").getByRole("button", { name: "Go to…" }).tap();
  await palette(page).waitFor();
  assert.ok(!(await names(page)).some((name) => /^Go to any page/.test(name)), "it does not name itself");
  await box(page).fill("about");
  await active(page).tap();
  await until(() => place(page, site), "about/");
});

once("it is a combobox with a list of options, which arrows walk", async ({ open }) => {
  const page = await open();
  await call(page, "");
  assert.equal(await box(page).getAttribute("aria-expanded"), "true");
  const described = async () => {
    const id = await box(page).getAttribute("aria-activedescendant");
    return (await page.locator(`#${id}`).textContent()).trim();
  };
  const all = await names(page);
  assert.ok(all.length > 20 && all.length <= 50, `${all.length}`);
  assert.equal(await described(), all[0]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await until(described, all[2]);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  // Round to the last one, which is brought into view.
  await until(described, all.at(-1));
  await settled(page);
  const isSeen = await active(page).evaluate((option) => {
    const [{ top, bottom }, list] = [option.getBoundingClientRect(), option.parentElement.getBoundingClientRect()];
    return top >= list.top - 1 && bottom <= list.bottom + 1;
  });
  assert.ok(isSeen);
  await box(page).fill("quant");
  await until(async () => (await described()).startsWith("Quantization"), true);
  assert.equal(await active(page).count(), 1);
});

everywhere("filters, orders and views are chosen by their names, and change the list that is shown", async ({ site, open }) => {
  const page = await open();
  const all = await count(page);
  await go(page, "quantization");
  await until(() => place(page, site), "category/quantization/");
  await until(async () => (await count(page)) < all, true);
  await go(page, "2024");
  await until(() => place(page, site), "?category=quantization&year=2024");
  await go(page, "with code");
  await until(() => place(page, site), "?category=quantization&year=2024&has=code");
  await go(page, "sort oldest");
  await until(() => place(page, site), "?category=quantization&year=2024&has=code&sort=oldest");
  await go(page, "view table");
  await until(() => place(page, site), "?category=quantization&year=2024&has=code&sort=oldest&view=table");
  // What is asked for is taken away by its name.
  await call(page, "quantization");
  assert.match((await names(page))[0], /^Quantization\s*Category, selected$/);
  await page.keyboard.press("Enter");
  await until(() => place(page, site), "?year=2024&has=code&sort=oldest&view=table");
});

once("what is chosen at once after another choice is added to it", async ({ site, open }) => {
  const page = await open();
  await call(page, "2024");
  // Before the list that was asked for is shown.
  await box(page).evaluate((input) => {
    const press = (init) => input.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init }));
    press({ key: "Enter" });
    press({ key: "k", ctrlKey: true });
  });
  await box(page).fill("with code");
  await page.keyboard.press("Enter");
  await until(() => place(page, site), "?year=2024&has=code");
});

once("actions are done by their names", async ({ site, open }) => {
  const page = await open("", { permissions: ["clipboard-read", "clipboard-write"], colorScheme: "light" });
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
  await go(page, "dark");
  await until(theme, "dark");
  await go(page, "copy link");
  await until(() => announcement(page).textContent(), "Copied to the clipboard");
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), page.url());
  await go(page, "export");
  await page.getByRole("group", { name: /^Export these/ }).waitFor();
  await page.keyboard.press("Escape");
  await go(page, "help");
  await page.getByRole("dialog", { name: "Shortcuts" }).waitFor();
  await page.keyboard.press("Escape");
  // On what had the focus before.
  await page.keyboard.press("j");
  await go(page, "put the paper");
  await until(() => announcement(page).textContent(), "Put on your shelf");
  await go(page, "random");
  await until(() => /^papers\//.test(place(page, site)), true);
  await settled(page);
  await go(page, "compare with");
  await until(() => /^compare\/\?paper=/.test(place(page, site)), true);
});

once("what cannot be done is said", async ({ open }) => {
  const page = await open("?q=qqqqqq");
  for (const name of ["export the", "open the paper"]) {
    await go(page, name);
    await until(() => announcement(page).textContent(), "That isn’t possible right now");
    await until(() => announcement(page).textContent(), "");
  }
});

once("on a Mac Control is for the text that is edited, and Command opens it from there", async ({ open }) => {
  const asMac = () => Object.defineProperty(Navigator.prototype, "platform", { get: () => "MacIntel" });
  const page = await open("", { faults: (page) => page.addInitScript(asMac) });
  await searchBox(page).focus();
  await page.keyboard.press("Control+k");
  await settled(page);
  assert.equal(await palette(page).count(), 0);
  await page.keyboard.press("Meta+k");
  await palette(page).waitFor();
  await page.keyboard.press("Escape");
  await heading(page).evaluate((heading) => heading.focus());
  await page.keyboard.press("Control+k");
  await palette(page).waitFor();
});

once("its last option searches for papers", async ({ site, open }) => {
  const page = await open("about/");
  await call(page, "kv cache");
  assert.match((await names(page)).at(-1), /^Search papers for “kv cache”/);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await until(() => place(page, site), "?q=kv+cache");
  await until(() => searchBox(page).inputValue(), "kv cache");
  // And is the first where nothing has that name.
  await go(page, "zebra llama");
  await until(() => place(page, site), "?q=zebra+llama");
});

everywhere("papers and authors are reached by their names", async ({ site, open }) => {
  const page = await open();
  await call(page, "omniquant");
  assert.match((await names(page))[0], /^OmniQuant: .*Paper$/);
  await page.keyboard.press("Enter");
  await until(() => place(page, site), "papers/2308.13137/");
  await go(page, "alistarh");
  await until(() => place(page, site), "authors/dan-alistarh/");
});

once("it is chosen from by mouse and closed by a click beside it", async ({ site, open }) => {
  const page = await open();
  await call(page, "abo");
  await options(page).first().click();
  await until(() => place(page, site), "about/");
  await call(page, "");
  await page.mouse.click(5, 400);
  await until(() => palette(page).count(), 0);
  assert.equal(place(page, site), "about/");
});

each("axe finds nothing in it, and it fits", { phone: PHONE, desk: DESK }, async ({ open, case: viewport }) => {
  const page = await open("", { viewport });
  await page.evaluate(axe.source);
  for (const text of ["", "quant"]) {
    await call(page, text);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      await settled(page);
      const found = await page.evaluate(async () => (await window.axe.run({ resultTypes: ["violations"] })).violations);
      assert.deepEqual(found.map(({ id, nodes }) => `${id}: ${nodes[0].target}`), []);
    }
    const { left, right, top, bottom } = await palette(page).evaluate((dialog) => dialog.getBoundingClientRect().toJSON());
    assert.ok(left >= 0 && right <= viewport.width && top >= 0 && bottom <= viewport.height);
    await page.keyboard.press("Escape");
  }
});

once("every category is there by its name", async ({ open }) => {
  const page = await open();
  await call(page, "");
  for (const { id, name } of catalogue.categories) {
    if (!catalogue.papers.some(({ categories }) => categories.includes(id))) continue;
    await box(page).fill(name);
    await until(async () => (await names(page)).some((option) => option.startsWith(name)), true);
  }
});
