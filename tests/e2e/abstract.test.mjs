// Abstracts: on the pages of their papers, with and without the program.

import assert from "node:assert/strict";
import { PICTURED } from "./host.mjs";
import { heading, once, sidewaysScroll, site, until } from "./site.js";

// The figures of this site are not there.
const NOISY = { noisy: true };
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
  await page.getByRole("link", { name: "Knowledge Distillation of Large Language Models", exact: true }).first().click();
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

once("a list without abstracts asks for none", async ({ open }) => {
  const asked = [];
  const page = await open("papers/2306.08543/", { faults: (page) => page.on("request", (request) => asked.push(request.url())) });
  await page.keyboard.press("j");
  await until(async () => (await heading(page).textContent()) !== "", true);
  assert.deepEqual(asked.filter((url) => url.includes("abstract")), []);
}, site("root"));
