// Where to begin: the recommended papers by category.

import assert from "node:assert/strict";
import { catalogue, count, everywhere, once, programOf, sidewaysScroll } from "./site.js";

const recommended = catalogue.papers.filter((paper) => paper.recommended);

everywhere("every recommended paper is there without JavaScript, under each of its categories", async ({ open, site }) => {
  const page = await open("start/", { javaScript: false });
  for (const category of catalogue.categories) {
    const own = recommended.filter((paper) => paper.categories.includes(category.id));
    const section = page.getByRole("region", { name: category.name, exact: true });
    assert.equal(await section.count(), own.length > 0 ? 1 : 0, category.id);
    if (own.length === 0) continue;
    assert.ok((await section.textContent()).includes(category.description));
    const shown = await section.getByRole("listitem").getByRole("link").evaluateAll((links) => links.map((link) => link.pathname));
    assert.deepEqual(shown.sort(), own.map((paper) => `${site.base}papers/${paper.id}/`).sort());
  }
});

once("its counts are those of the lists that they lead to", async ({ open }) => {
  const page = await open("start/", { javaScript: false });
  const links = await page.locator("main a").evaluateAll((links) => links.map((link) => [link.href, Number.parseInt(link.textContent, 10)]));
  const counted = links.filter(([, number]) => number > 0);
  assert.equal(counted[0][1], recommended.length);
  assert.ok(counted.length > 5);
  const list = await open("");
  for (const [address, number] of counted) {
    await list.goto(address);
    await programOf(list);
    assert.equal(await count(list), number, address);
  }
});

once("nothing is scrolled sideways at 320 pixels", async ({ open }) => {
  const page = await open("start/", { viewport: { width: 320, height: 640 } });
  assert.deepEqual(await sidewaysScroll(page), []);
});
