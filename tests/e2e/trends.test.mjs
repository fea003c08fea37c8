// How the field moves: numbers by year, each a link to the papers that it counts.

import assert from "node:assert/strict";
import { TOTAL, catalogue, count, everywhere, once, programOf, sidewaysScroll } from "./site.js";

const cells = (page) => page.locator(".plot td a, .moved a");

everywhere("each number is that of the list that it leads to", async ({ open }) => {
  const page = await open("trends/", { javaScript: false });
  const links = await page.locator(".plot td a").evaluateAll((links) =>
    links.map((link) => [link.href, link.ariaLabel, link.textContent.trim(), Number.parseInt(/: ([\d,]+) paper/.exec(link.ariaLabel)[1].replaceAll(",", ""), 10)]),
  );
  assert.ok(links.length > 200);
  for (const [, name, text, number] of links) assert.equal(Number(text.replaceAll(",", "")), number, name);
  const list = await open("");
  // One of each ten: of each table some.
  for (const [address, name, , number] of links.filter((_, place) => place % 10 === 3)) {
    await list.goto(address);
    await programOf(list);
    assert.equal(await count(list), number, `${name} at ${address}`);
  }
});

once("the tables name what they count, and their rows add up", async ({ open }) => {
  const page = await open("trends/", { javaScript: false });
  const rows = await page.getByRole("region", { name: "Categories by year" }).getByRole("table").getByRole("row").evaluateAll((rows) =>
    rows.map((row) => [...row.cells].map((cell) => cell.textContent.trim())),
  );
  assert.equal(rows[0].at(-1), "All");
  for (const [name, ...numbers] of rows.slice(1)) {
    const { id } = catalogue.categories.find((category) => category.name === name);
    const own = catalogue.papers.filter(({ categories }) => categories.includes(id)).length;
    assert.equal(Number(numbers.pop()), own, name);
    // The year of a paper may be unknown.
    assert.ok(numbers.reduce((sum, number) => sum + Number(number), 0) <= own, name);
  }
  assert.equal(rows.length - 1, new Set(catalogue.papers.flatMap(({ categories }) => categories)).size);
  const all = page.getByRole("region", { name: "Papers per year" }).getByRole("link", { name: `All papers: ${TOTAL} papers` });
  assert.equal(await all.textContent(), String(TOTAL));
});

once("words rise and fall by as much as their shares say", async ({ open }) => {
  const page = await open("trends/", { javaScript: false });
  const note = await page.locator("#moved + p").textContent();
  const [old, now] = note.match(/\d{4}/g);
  for (const list of ["Rising", "Falling"]) {
    const words = page.locator(".moved-lists > div").filter({ has: page.getByRole("heading", { name: list }) }).getByRole("listitem");
    assert.ok((await words.count()) > 0, list);
    const signs = (await words.allTextContents()).map((text) => text.split(" ").at(-1)[0]);
    assert.deepEqual([...new Set(signs)], [list === "Rising" ? "+" : "−"]);
  }
  const [first] = await page.locator(".moved li").allTextContents();
  const [word, change] = first.split(" ");
  const number = async (name) => {
    const link = page.getByRole("link", { name: new RegExp(`^${name}: `) });
    return (await link.count()) === 0 ? 0 : Number((await link.first().textContent()).replaceAll(",", ""));
  };
  const share = async (year) => (await number(`${word}, ${year}`)) / (await number(`All papers, ${year}`));
  assert.ok(Math.abs(Number(change) - 100 * ((await share(now)) - (await share(old)))) < 0.25, `${word} ${change}`);
});

once("on a phone the tables are scrolled, and not the page", async ({ open }) => {
  for (const width of [320, 390]) {
    const page = await open("trends/", { viewport: { width, height: 640 } });
    assert.deepEqual(await sidewaysScroll(page), []);
    const plot = page.getByRole("region", { name: "Categories by year" });
    await plot.focus();
    await page.keyboard.press("ArrowRight");
    assert.ok(await cells(page).first().isVisible());
  }
});

once("a list that is narrowed has the same trends", async ({ open, site }) => {
  const page = await open("trends/");
  assert.match(await page.locator(".lead").textContent(), /what filters the list does not change this page/);
  const link = page.getByRole("link", { name: /^Quantization, 2024: / });
  const number = Number(await link.textContent());
  await link.click();
  await page.waitForURL(new URL("?category=quantization&year=2024", site.address).href);
  assert.equal(await count(page), number);
});
