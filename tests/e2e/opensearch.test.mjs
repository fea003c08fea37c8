// What a browser needs to search the list from its address bar.

import assert from "node:assert/strict";
import { cards, everywhere, programOf, until } from "./site.js";

everywhere("the description is linked, is XML, and its address searches", async ({ open, site }) => {
  const page = await open("");
  const link = page.locator('head link[rel="search"]');
  assert.equal(await link.getAttribute("href"), `${site.base}opensearch.xml`);
  const xml = await (await fetch(new URL("opensearch.xml", site.address))).text();
  const [template, self] = await page.evaluate((xml) => {
    const parsed = new DOMParser().parseFromString(xml, "application/xml");
    if (parsed.querySelector("parsererror")) throw new Error(parsed.documentElement.textContent);
    return [...parsed.querySelectorAll("Url")].map((url) => url.getAttribute("template"));
  }, xml);
  // The sites of the tests are written for another origin than they are served from.
  const here = (address) => new URL(new URL(address).pathname + new URL(address).search, site.origin).href;
  assert.ok(self.endsWith(`${site.base}opensearch.xml`));
  await page.goto(here(template.replace("{searchTerms}", encodeURIComponent("kv cache"))));
  await programOf(page);
  await until(async () => (await cards(page).count()) > 0, true);
  assert.equal(await page.getByRole("searchbox").inputValue(), "kv cache");
});
