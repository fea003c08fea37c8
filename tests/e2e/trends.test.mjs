// How the field moves: numbers by year, each a link to the papers that it counts; of all papers, or of those that are
// asked for.

import assert from "node:assert/strict";
import { NOW, hosted, visited } from "./host.mjs";
import {
  TOTAL, catalogue, chips, count, everywhere, facetValue, heading, hold, once, place, programOf, shownPapers, sidewaysScroll, site, until,
} from "./site.js";

const cells = (page) => page.locator(".plot td a, .moved a");
const numbers = (page) => page.locator(".plot td a");

/** Follows one of so many numbers of the tables to its list, which has as many papers; from there to the next. */
async function follow(page, links, [first, step]) {
  for (const { address, name, number } of links.filter((_, place) => place % step === first)) {
    await page.evaluate((address) => {
      const link = Object.assign(document.createElement("a"), { href: address });
      document.querySelector("main").append(link);
      link.click();
      link.remove();
    }, address);
    await page.waitForURL(address);
    await until(() => count(page), number, `${name} at ${address}`);
  }
}

/** The numbers of the tables, with what they are called and where they lead. */
const linksOf = (page) => numbers(page).evaluateAll((links) =>
  links.map((link) => ({ address: link.href, name: link.ariaLabel, number: Number(link.textContent.trim().replaceAll(",", "")) })),
);

everywhere("each number is that of the list that it leads to", async ({ open }) => {
  const links = await linksOf(await open("trends/", { javaScript: false }));
  assert.ok(links.length > 200);
  for (const { name, number } of links) assert.equal(Number.parseInt(/: ([\d,]+) paper/.exec(name)[1].replaceAll(",", ""), 10), number, name);
  const page = await open("trends/");
  assert.deepEqual(await linksOf(page), links, "as they are written, so does the program count them");
  // One of each ten: of each table some.
  await follow(page, links, [3, 10]);
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

everywhere("the latest months of a category lead to its papers of that month", async ({ open }) => {
  const page = await open("trends/");
  const months = plot(page, "The latest months");
  const [name, number] = /^(Quantization, \w{3} \d{4}): (\d+) papers?$/.exec(await months.getByRole("link", { name: /^Quantization, / }).last().getAttribute("aria-label")).slice(1);
  await months.getByRole("link", { name: `${name}: ` }).click();
  const [month, year] = name.slice("Quantization, ".length).split(" ");
  await until(() => chips(page).getByRole("listitem").count(), 3);
  const [, asked] = await chips(page).getByRole("listitem").allTextContents();
  assert.ok(asked.startsWith(month) && asked.endsWith(`${year}×`), asked);
  const code = new Date(`${asked.slice(0, -1)} 1 UTC`).toISOString().slice(2, 7).replace("-", "");
  const own = catalogue.papers.filter(({ id, categories }) => id.startsWith(`${code}.`) && categories.includes("quantization"));
  assert.equal(own.length, Number(number));
  assert.equal(await count(page), own.length);
  assert.deepEqual((await shownPapers(page)).sort(), own.map(({ id }) => id).sort());
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

const FILTERED = "trends/?category=quantization&has=code";
const plot = (page, name) => page.getByRole("region", { name });

everywhere("with filters each number is that of the list that it leads to, which keeps the filters", async ({ open, site }) => {
  for (const address of [FILTERED, "trends/?q=cache&year=2016..2024&venue=-acl"]) {
    const page = await open(address);
    const links = await linksOf(page);
    assert.ok(links.length > 40, `${links.length} numbers`);
    await follow(page, links, [5, 12]);
    const own = new URL(address, site.address).searchParams;
    own.delete("category");
    own.delete("year");
    for (const { address: href, name } of links) {
      const joined = new URL(href).searchParams;
      for (const [parameter, value] of own) assert.ok(joined.getAll(parameter).some((other) => other.endsWith(value)), `${name}: ${href}`);
    }
  }
});

everywhere("a filtered list leads to its trends, and these back to it", async ({ open, site }) => {
  const page = await open("?category=quantization&has=code&sort=title");
  const number = await count(page);
  await page.getByRole("link", { name: "Trends of these papers" }).click();
  await until(() => place(page, site), "trends/?category=quantization&has=code&sort=title");
  await until(() => heading(page).textContent(), "Trends: Quantization · with code");
  assert.match(await page.title(), /^Trends: Quantization · with code · /);
  assert.equal(await count(page), number);
  assert.equal(await plot(page, "Papers per year").getByRole("link", { name: `All papers: ${number} papers` }).count(), 1);
  assert.deepEqual(await chips(page).getByRole("listitem").allTextContents(), ["Quantization×", "With code×", "Clear all"]);
  await page.goBack();
  await until(() => place(page, site), "?category=quantization&has=code&sort=title");
  await until(() => count(page), number);
  await page.goForward();
  await until(() => place(page, site), "trends/?category=quantization&has=code&sort=title");
  await page.getByRole("link", { name: "Show the list" }).click();
  await until(() => place(page, site), "?category=quantization&has=code&sort=title");
  await until(() => count(page), number);
  await page.goBack();
  await until(() => heading(page).textContent(), "Trends: Quantization · with code");
  await page.keyboard.press("u");
  await until(() => place(page, site), "?category=quantization&has=code&sort=title");
  // The whole list has no such link beside it: the head of the page leads to its trends.
  await chips(page).getByRole("link", { name: "Clear all" }).click();
  await until(() => count(page), TOTAL);
  await until(() => page.getByRole("link", { name: "Trends of these papers" }).count(), 0);
});

once("filters and chips change the tables, and Back brings those before", async ({ open, site }) => {
  const page = await open("trends/");
  const all = () => plot(page, "Papers per year").getByRole("link", { name: /^All papers: / }).textContent();
  assert.equal(await all(), String(TOTAL));
  await facetValue(page, "Category", "Quantization").click();
  await until(() => place(page, site), "trends/?category=quantization");
  const own = String(catalogue.papers.filter(({ categories }) => categories.includes("quantization")).length);
  await until(all, own);
  // One category says the same as all papers; two are two rows.
  assert.equal(await plot(page, "Categories by year").count(), 0);
  await facetValue(page, "Category", "Network Pruning").click();
  await until(() => plot(page, "Categories by year").getByRole("rowheader").count(), 2);
  await page.goBack();
  await until(all, own);
  await chips(page).getByRole("link", { name: "Remove filter Quantization" }).click();
  await until(() => place(page, site), "trends/");
  await until(all, String(TOTAL));
  await page.goBack();
  await until(all, own);
  assert.equal(await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Trends" }).getAttribute("aria-current"), "page");
});

once("what the list does not know is named, and what finds nothing says so", async ({ open, site }) => {
  const page = await open("trends/?category=quantisation&flavour=vanilla");
  assert.match(await page.getByRole("note").textContent(), /something this list doesn’t have: flavour “vanilla”, category “quantisation” \(did you mean Quantization\?\)/);
  assert.equal(await count(page), TOTAL);
  await page.getByRole("note").getByRole("link", { name: "Quantization" }).click();
  await until(() => place(page, site), "trends/?category=quantization&flavour=vanilla");
  await page.goto(new URL("trends/?q=qqqqqq", site.address).href);
  await programOf(page);
  await page.getByText("No papers match, so there is nothing to count.").waitFor();
  assert.equal(await page.getByRole("table").count(), 0);
});

once("without JavaScript the page is that of the whole list, and says so", async ({ open }) => {
  const plain = await open("trends/", { javaScript: false });
  const page = await open(FILTERED, { javaScript: false });
  const text = await page.getByRole("main").innerText();
  assert.equal(text, await plain.getByRole("main").innerText());
  assert.match(text, new RegExp(`judging by the ${TOTAL} papers in this list`));
  assert.match(await page.locator("body > noscript").innerText(), /Search and most filters need JavaScript/);
  assert.ok(!(await page.getByRole("complementary", { name: "Filters" }).isVisible()));
});

once("until the program has counted, no table of other papers is shown", async ({ open }) => {
  let release;
  const page = await open(FILTERED, { started: false, faults: async (page) => (release = await hold(page, "**/*.wasm")) });
  await page.getByText(`Loading ${TOTAL} papers…`).waitFor();
  assert.ok(!(await page.getByRole("table").first().isVisible()));
  release();
  await programOf(page);
  assert.ok(await page.getByRole("table").first().isVisible());
});

once("words that are looked for in abstracts are counted there", async ({ open }) => {
  const page = await open("trends/?q=sparsity&in=abstracts");
  await until(async () => (await page.getByRole("table").count()) > 0, true);
  const number = await count(page);
  assert.ok(number > catalogue.papers.filter(({ title }) => /sparsity/i.test(title)).length);
  const list = await open("?q=sparsity&in=abstracts");
  await until(() => count(list).catch(() => 0), number);
});

once("on paper the heading names the filters", async ({ open }) => {
  const page = await open(FILTERED);
  await page.emulateMedia({ media: "print" });
  const { width } = await page.getByText(": Quantization · with code").boundingBox();
  assert.ok(width > 100, `${width} pixels`);
  for (const hidden of [chips(page), page.getByRole("link", { name: "Show the list" })]) assert.ok(!(await hidden.isVisible()));
});

once("a list that is loaded in parts has the trends of the whole list, which nothing narrows", async ({ open }) => {
  const page = await open("trends/?has=code");
  assert.match(await page.locator(".lead").textContent(), /judging by the [\d,]+ papers in this list\..*the filters of the list don’t change this page/);
  assert.ok((await page.getByRole("table").count()) > 1);
  assert.equal(await page.getByRole("complementary", { name: "Filters" }).count(), 0);
  const list = await open("?has=code");
  assert.equal(await list.getByRole("link", { name: "Trends of these papers" }).count(), 0);
}, site("long"));

hosted("without a network the trends are there, also those of a filter", NOW, async ({ host, open }) => {
  const page = await visited(open);
  host.isOnline = false;
  for (const [address, name] of [["trends/", "Trends"], [FILTERED, "Trends: Quantization · with code"]]) {
    await page.goto(new URL(address, host.address).href);
    await programOf(page);
    assert.equal(await heading(page).textContent(), name);
    assert.ok((await page.getByRole("table").count()) > 2);
  }
});
