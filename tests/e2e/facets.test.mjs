// What narrows the list: which values are offered, and what can be ruled out.

import assert from "node:assert/strict";
import { PHONE, TOTAL, cards, catalogue, chips, count, each, everywhere, facet, facetValue, once, place, programOf, settled, until } from "./site.js";

const FACETS = ["Category", "Venue", "Year", "Technique", "Collection", "Show only"];
const QUERIES = { words: "?q=sparsegpt&category=survey", award: "?has=award", words_alone: "?q=lora", nothing: "?q=qwxzzyk" };

each("no facet offers a value without papers", QUERIES, async ({ open, case: address }) => {
  const page = await open(address);
  for (const name of FACETS) {
    const names = await facet(page, name).getByRole("link", { name: /\d+ papers?/ }).evaluateAll((links) => links.map((link) => link.ariaLabel));
    assert.deepEqual(names.filter((name) => /, 0 papers$/.test(name)), [], name);
  }
});

everywhere("papers without code are asked for, also by the address", async ({ site, open }) => {
  const page = await open();
  const code = facet(page, "Show only").getByRole("link", { name: "Exclude With code" });
  assert.equal(await code.getAttribute("title"), "Exclude");
  await code.focus();
  await page.keyboard.press("Enter");
  await until(() => place(page, site), "?has=-code");
  // The sign is gone, and its row has the focus.
  await until(() => page.evaluate(() => /With code/.test(document.activeElement.closest("li")?.textContent)), true);
  const papers = catalogue.papers.filter(({ links = [] }) => !links.some(({ kind }) => kind === "code"));
  await until(() => count(page), papers.length);
  assert.match(await chips(page).textContent(), /Without code/);
  await page.reload();
  await programOf(page);
  assert.equal(await count(page), papers.length);
  await chips(page).getByRole("link", { name: /^Remove filter Without/ }).click();
  await until(() => count(page), TOTAL);
});

once("the sign for exclusion is explained, and there without a pointer", async ({ open }) => {
  const page = await open("", { viewport: PHONE, hasTouch: true, isMobile: true });
  await page.getByRole("button", { name: /^Filters/ }).click();
  const exclude = page.getByRole("link", { name: "Exclude Quantization" });
  assert.ok(await exclude.isVisible());
  assert.equal(await exclude.getAttribute("title"), "Exclude");
  assert.equal(await exclude.textContent(), "");
});

everywhere("the recommended papers are listed, and each says it by a link to them", async ({ site, open }) => {
  const page = await open();
  const recommended = catalogue.papers.filter((paper) => paper.recommended);
  await facetValue(page, "Show only", "Recommended").click();
  await until(() => place(page, site), "?has=recommended");
  await until(() => count(page), recommended.length);
  const link = cards(page).first().getByRole("link", { name: "Recommended" });
  assert.match(await link.getAttribute("href"), /\?has=recommended$/);
});

once("figures are counted that are shown", async ({ open }) => {
  const page = await open();
  assert.equal(await facetValue(page, "Show only", "With a figure").count(), 0);
  const asked = await open("?has=figure");
  assert.equal(await asked.getByText("No papers match.").count(), 1);
});

everywhere("what is new since the last visit is counted and can be listed", async ({ site, open }) => {
  const page = await open();
  const name = "New since your last visit";
  assert.equal(await facetValue(page, "Show only", name).count(), 0, "not on a first visit");
  await page.evaluate((key) => {
    const seen = localStorage.getItem(key).split(" ");
    localStorage.setItem(key, seen.slice(5).join(" "));
    sessionStorage.clear();
  }, `awesome-papers.seen${site.base}`);
  await page.reload();
  await programOf(page);
  await facetValue(page, "Show only", name).click();
  await until(() => place(page, site), "?has=new");
  await until(() => count(page), 5);
  await settled(page);
  assert.equal(await cards(page).getByText("New", { exact: true }).count(), 5);
  assert.equal(await cards(page).getByText("New", { exact: true }).first().getAttribute("title"), name);
});

once("a venue that is not found is named as one", async ({ open }) => {
  const page = await open();
  await page.getByRole("textbox", { name: "Find a venue" }).fill("qwx");
  await page.getByText("No matching venue").waitFor();
});

once("a value stays in its place when it is chosen, and a second press there takes that back", async ({ site, open }) => {
  const page = await open();
  for (const [facet, name] of [["Category", "Quantization"], ["Year", "2023"]]) {
    const { x, y, width, height } = await facetValue(page, facet, name).boundingBox();
    await page.mouse.click(x + width / 2, y + height / 2);
    await until(() => place(page, site) !== "", true);
    await settled(page);
    await page.mouse.click(x + width / 2, y + height / 2);
    await until(() => place(page, site), "");
    await settled(page);
  }
});
