// Abstracts: on the pages of their papers, with and without the program.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { PICTURED } from "./host.mjs";
import { heading, once, sidewaysScroll, site, until } from "./site.js";

// The figures of this site are not there.
const NOISY = { noisy: true };
const DISTILLATION = "MiniLLM: Knowledge Distillation of Large Language Models";
const shown = (page) => page.getByRole("region", { name: "Abstract" });

once("an abstract stands on the static page of its paper and stays when the program takes over", async ({ open }) => {
  const still = await open("papers/2306.08543/", { javaScript: false, ...NOISY });
  const text = await shown(still).textContent();
  assert.match(text, /^AbstractA made-up abstract/);
  const page = await open("papers/2306.08543/", NOISY);
  assert.equal(await shown(page).textContent(), text);
}, PICTURED);

once("the program reads the abstract of a paper that is opened in it", async ({ open }) => {
  const page = await open("?q=distillation+of+large+language+models", NOISY);
  await page.getByRole("link", { name: "MiniLLM: Knowledge Distillation of Large Language Models", exact: true }).first().click();
  await shown(page).waitFor();
  assert.match(await shown(page).textContent(), /made-up abstract/);
  const title = await heading(page).textContent();
  await page.keyboard.press("j");
  await until(async () => (await heading(page).textContent()) !== title, true);
  await until(() => shown(page).count(), 0, "the next paper has none");
  await page.keyboard.press("k");
  await until(async () => (await shown(page).count()) === 1, true);
}, PICTURED);

once("a hostile abstract is text, and as wide as the page", async ({ open }) => {
  const page = await open("papers/2301.00774/", { viewport: { width: 320, height: 640 }, ...NOISY });
  assert.match(await shown(page).textContent(), /<script>window\.pwned=1<\/script>/);
  assert.equal(await page.evaluate(() => window.pwned), undefined);
  assert.deepEqual(await sidewaysScroll(page), []);
}, PICTURED);

const card = (page, title) => page.getByRole("listitem").filter({ has: page.getByRole("link", { name: title, exact: true }) });

once("a card unfolds its abstract, by mouse and by key, and the cards beside it stay where they are", async ({ open }) => {
  const page = await open("?q=distillation+of+large+language+models", NOISY);
  const [known, other] = [DISTILLATION, "A Survey on Knowledge Distillation of Large Language Models"].map((title) => card(page, title));
  const height = (await known.boundingBox()).height;
  assert.equal(await known.getByText("made-up abstract").count(), 0);
  await known.getByText("Abstract", { exact: true }).click();
  await known.getByText("made-up abstract").waitFor();
  assert.equal((await known.boundingBox()).height, height);
  assert.deepEqual(await sidewaysScroll(page), []);
  await known.getByText("Abstract", { exact: true }).click();
  assert.equal(await known.getByText("made-up abstract").isVisible(), false);
  await other.getByText("Abstract", { exact: true }).press("Enter");
  await other.getByText("No abstract available.").waitFor();
}, PICTURED);

once("an abstract that could not be loaded is tried again when it is unfolded again", async ({ open }) => {
  const page = await open("?q=distillation+of+large+language+models", NOISY);
  const abstract = card(page, DISTILLATION).getByText("Abstract", { exact: true });
  await page.route(/abstract/, (route) => route.abort());
  await abstract.click();
  await card(page, DISTILLATION).getByText("The abstract could not be loaded.").waitFor();
  await page.unroute(/abstract/);
  await abstract.click();
  await abstract.click();
  await card(page, DISTILLATION).getByText("made-up abstract").waitFor();
}, PICTURED);

once("a list without abstracts offers none", async ({ open }) => {
  const page = await open("");
  assert.equal(await page.getByText("Abstract", { exact: true }).count(), 0);
  assert.equal(await page.getByLabel("With abstracts").count(), 0);
});

once("a list without abstracts asks for none", async ({ open }) => {
  const asked = [];
  const page = await open("papers/2306.08543/", { faults: (page) => page.on("request", (request) => asked.push(request.url())) });
  await page.keyboard.press("j");
  await until(async () => (await heading(page).textContent()) !== "", true);
  assert.deepEqual(asked.filter((url) => url.includes("abstract")), []);
}, site("root"));

const exporting = (page) => page.getByRole("group", { name: /^Export th/ });

/** What is saved as BibTeX. */
async function bibtex(page) {
  const save = exporting(page).getByRole("button", { name: "Save BibTeX", exact: true });
  // A click that has to be tried again scrolls the page, and the menu moves under the next one.
  await until(() => save.isEnabled(), true);
  const [download] = await Promise.all([page.waitForEvent("download"), save.click()]);
  return readFile(await download.path(), "utf8");
}

once("results are exported with their abstracts when a reader asks, and without them before", async ({ open }) => {
  const page = await open("?q=distillation+of+large+language+models", NOISY);
  await page.getByRole("button", { name: "Export", exact: true }).click();
  assert.doesNotMatch(await bibtex(page), /abstract = /);
  await page.getByLabel("With abstracts").check();
  assert.match(await bibtex(page), /title = \{\{MiniLLM\}: Knowledge Distillation of Large Language Models\},[^@]*abstract = \{A made-up abstract/);
  await page.getByLabel("With abstracts").uncheck();
  assert.doesNotMatch(await bibtex(page), /abstract = /);
}, PICTURED);

once("abstracts that do not arrive are said to be missing, and tried again", async ({ open }) => {
  const page = await open("?q=distillation+of+large+language+models", NOISY);
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await page.route(/abstract/, (route) => route.abort());
  await page.getByLabel("With abstracts").check();
  const menu = exporting(page);
  await menu.getByText("The abstracts could not be loaded.").waitFor();
  assert.equal(await menu.getByRole("button", { name: "Save BibTeX", exact: true }).isEnabled(), false);
  await page.unroute(/abstract/);
  await menu.getByRole("button", { name: "Try again" }).click();
  assert.match(await bibtex(page), /abstract = \{A made-up abstract/);
  assert.equal(await menu.getByRole("status").textContent(), "");
}, PICTURED);

once("an abstract that does not arrive is said to be missing on the page of its paper, and tried again", async ({ open }) => {
  const page = await open("?q=distillation+of+large+language+models", NOISY);
  await page.route(/abstract/, (route) => route.abort());
  await page.getByRole("link", { name: DISTILLATION, exact: true }).first().click();
  await shown(page).getByText("The abstract could not be loaded.").waitFor();
  await page.unroute(/abstract/);
  await shown(page).getByRole("button", { name: "Try again" }).click();
  await shown(page).getByText(/made-up abstract/).waitFor();
}, PICTURED);
