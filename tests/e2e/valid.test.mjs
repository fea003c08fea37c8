// What is written is valid: pages by the HTML standard, feeds by RFC 4287, structured data by the
// vocabulary of schema.org.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { HtmlValidate } from "html-validate";
import { ROOT, once, site } from "./site.js";

const SITES = ["root", "hostile", "injected", "pictured", "long"].map(site);
const validator = new HtmlValidate({ root: true, extends: ["html-validate:standard"] });
const read = (site, file) => readFileSync(path.join(site.dist, file), "utf8");

/** One written page of every kind: the first one in each folder, and what stands at the top. */
function kinds({ dist }, folder = "") {
  const entries = readdirSync(path.join(dist, folder), { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const pages = entries.filter(({ name }) => name.endsWith(".html")).map(({ name }) => path.join(folder, name));
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => path.join(folder, name));
  // Below the top all folders of a folder are of one kind: ids.
  const below = folders.map((name) => kinds({ dist }, name)).filter((found) => found.length > 0);
  return [...pages, ...(folder === "" ? below.flat() : (below[0] ?? []))];
}

for (const site of SITES) {
  test(`one page of every kind is valid HTML, in the site ${site.name}`, async () => {
    const pages = kinds(site);
    assert.ok(pages.length >= 8, pages.join(" "));
    for (const page of pages) {
      const { results } = await validator.validateString(read(site, page), page);
      const messages = results.flatMap(({ messages }) => messages.map(({ line, ruleId, message }) => `${page}:${line}: ${ruleId}: ${message}`));
      assert.deepEqual(messages.slice(0, 5), []);
    }
  });
}

/** What RFC 4287 asks of a feed that a browser has parsed as XML; the problems in words. */
function problemsOfFeed(xml) {
  const ATOM = "http://www.w3.org/2005/Atom";
  const document = new DOMParser().parseFromString(xml, "application/xml");
  const broken = document.querySelector("parsererror");
  if (broken) return [broken.textContent];
  const problems = [];
  const children = (element, name) => [...element.children].filter(({ localName, namespaceURI }) => localName === name && namespaceURI === ATOM);
  const text = (element, name) => children(element, name).map(({ textContent }) => textContent.trim());
  const isDate = (date) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(date) && !Number.isNaN(Date.parse(date));
  const check = (element, isEntry) => {
    const name = `${element.localName} “${text(element, "title")[0]}”`;
    const expect = (isMet, what) => isMet || problems.push(`${name}: ${what}`);
    for (const field of ["id", "title", "updated"]) expect(text(element, field).length === 1 && text(element, field)[0], `one ${field}`);
    expect(URL.canParse(text(element, "id")[0]), "its id is an IRI");
    expect([...text(element, "updated"), ...text(element, "published")].every(isDate), "dates are RFC 3339");
    expect(children(element, "author").every((author) => text(author, "name")[0]), "each author has a name");
    expect(children(element, "category").every((category) => category.getAttribute("term")), "each category has a term");
    const links = children(element, "link").map((link) => [link.getAttribute("rel") ?? "alternate", link.getAttribute("href")]);
    expect(links.every(([, href]) => URL.canParse(href)), "each link has an address");
    expect(links.some(([rel]) => rel === "alternate"), "a link to the page");
    const known = ["author", "category", "contributor", "id", "link", "rights", "title", "updated"];
    const own = isEntry ? ["content", "published", "source", "summary"] : ["entry", "generator", "icon", "logo", "subtitle"];
    for (const { localName } of element.children) expect([...known, ...own].includes(localName), `<${localName}> is not known here`);
    return links;
  };
  const feed = document.documentElement;
  if (feed.localName !== "feed" || feed.namespaceURI !== ATOM) return ["the root is not atom:feed"];
  if (!check(feed, false).some(([rel]) => rel === "self")) problems.push("no link to itself");
  const entries = children(feed, "entry");
  for (const entry of entries) {
    check(entry, true);
    if (!children(entry, "author").length && !children(feed, "author").length) problems.push("an entry without an author");
  }
  const ids = entries.map((entry) => text(entry, "id")[0]);
  if (new Set(ids).size < ids.length) problems.push("two entries have one id");
  return problems;
}

once("every feed is valid Atom", async ({ open }) => {
  // A page without a policy, so that it may parse any text.
  const page = await open("robots.txt", { started: false, noisy: true });
  let count = 0;
  for (const site of SITES) {
    const feeds = readdirSync(site.dist, { recursive: true }).filter((name) => path.basename(name) === "feed.xml");
    for (const feed of feeds) assert.deepEqual(await page.evaluate(problemsOfFeed, read(site, feed)), [], `${site.name}: ${feed}`);
    count += feeds.length;
  }
  assert.ok(count >= SITES.length);
});

// The part of schema.org that the pages use: the properties of each type, with the types of their values.
const THING = { name: "Text", description: "Text", url: "URL", sameAs: "URL", identifier: "Text", image: "URL", mainEntityOfPage: "URL" };
const WORK = {
  ...THING, headline: "Text", abstract: "Text", author: "Person", datePublished: "Date", dateModified: "Date", inLanguage: "Text",
  isPartOf: "CreativeWork", keywords: "Text", publisher: "Organization", license: "URL", about: "Thing", citation: "CreativeWork",
};
const VOCABULARY = {
  Thing: THING,
  Person: { ...THING, affiliation: "Organization" },
  Organization: THING,
  CreativeWork: WORK,
  ScholarlyArticle: { ...WORK, pagination: "Text" },
  PublicationEvent: { ...THING, startDate: "Date" },
  Periodical: WORK,
  Book: WORK,
  Chapter: WORK,
  Report: WORK,
  Thesis: WORK,
  WebSite: { ...WORK, potentialAction: "SearchAction" },
  SearchAction: { ...THING, target: "Text", "query-input": "Text" },
  CollectionPage: { ...WORK, mainEntity: "ItemList" },
  ItemList: { ...THING, itemListElement: "ListItem", numberOfItems: "Number" },
  ListItem: { ...THING, position: "Number", item: "Thing" },
  BreadcrumbList: { ...THING, itemListElement: "ListItem" },
  Dataset: WORK,
};
const VALUES = {
  Text: (value) => typeof value === "string" && value.trim() !== "",
  URL: (value) => typeof value === "string" && URL.canParse(value),
  Date: (value) => typeof value === "string" && /^\d{4}(-\d\d(-\d\d)?)?$/.test(value) && !Number.isNaN(Date.parse(value)),
  Number: (value) => typeof value === "number",
};

/** What is wrong with a value that should be of a type, in words. */
function problemsOfData(value, expected, at = "") {
  if (VALUES[expected]) return VALUES[expected](value) ? [] : [`${at} is not ${expected}: ${JSON.stringify(value)}`];
  const type = value?.["@type"];
  const properties = VOCABULARY[type];
  if (!properties) return [`${at} has the type ${type}`];
  return Object.entries(value).flatMap(([name, values]) => {
    if (name.startsWith("@")) return [];
    if (!properties[name]) return [`${at}.${name} is no property of ${type}`];
    return [values].flat().flatMap((one) => problemsOfData(one, properties[name], `${at}.${name}`));
  });
}

test("structured data has the types and properties of schema.org", () => {
  let count = 0;
  for (const site of SITES) {
    const pages = readdirSync(site.dist, { recursive: true }).filter((name) => name.endsWith(".html"));
    for (const page of pages) {
      for (const [, json] of read(site, page).matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)) {
        const data = JSON.parse(json);
        assert.equal(data["@context"], "https://schema.org");
        assert.deepEqual(problemsOfData(data, "Thing"), [], `${site.name}: ${page}`);
        count += 1;
      }
    }
  }
  const papers = readdirSync(path.join(ROOT.dist, "papers")).length;
  assert.ok(count >= papers, `${count} of them`);
});
