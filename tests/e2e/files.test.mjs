// What is served without our program: the files of the site, read as a crawler reads them.

import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { PHONE, ROOT, SITES, TOTAL, cardLinks, catalogue, count, everywhere, heading, once, searchBox, site, tried, until } from "./site.js";

const read = (site, file) => readFileSync(path.join(site.dist, file), "utf8");
const pagesOf = (site) => readdirSync(site.dist, { recursive: true }).filter((file) => file.endsWith(".html"));
const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", "#x27": "'" };
const unescaped = (text) => text.replace(/&(amp|lt|gt|quot|#39|#x27);/g, (_, name) => ENTITIES[name]);
const isScript = /<script\b[^>]*>.*?<\/script>/gs;

/** The pages that have no address of their own: for what is not there, and what the program fills. */
const UNLISTED = ["404.html", "shell.html"];

/** The values of an attribute of some elements in an HTML file. */
function attributes(html, elements, attribute) {
  const tags = html.replace(isScript, "").matchAll(new RegExp(`<(?:${elements})\\b[^>]*?\\s${attribute}="([^"]*)"`, "g"));
  return [...tags].map(([, value]) => unescaped(value));
}

/** The content of a meta element. */
function meta(html, name) {
  const found = [...html.matchAll(/<meta\b[^>]*>/g)].map(([tag]) => tag).filter((tag) => tag.includes(`"${name}"`));
  return found.map((tag) => unescaped(tag.match(/content="([^"]*)"/)[1]));
}

/** The file that answers an address of the site, if there is one. */
function fileAt(site, url) {
  if (!url.pathname.startsWith(site.base)) return undefined;
  const below = decodeURIComponent(url.pathname.slice(site.base.length));
  const file = below === "" || below.endsWith("/") ? `${below}index.html` : below;
  return statSync(path.join(site.dist, file), { throwIfNoEntry: false })?.isFile() ? file : undefined;
}

/** The address at which a file is served. */
const addressOf = (site, file) => new URL(file.replace(/index\.html$/, ""), site.address);

for (const site of SITES) {
  const files = pagesOf(site);

  test(`every link, style sheet, script and picture of the site is there, under ${site.base}`, () => {
    assert.ok(files.length > TOTAL);
    const dead = new Set();
    for (const file of files) {
      const html = read(site, file);
      const [base] = attributes(html, "base", "href");
      assert.equal(base, site.base, file);
      const here = new URL(base, addressOf(site, file));
      const targets = [
        ...attributes(html, "a|link", "href"),
        ...attributes(html, "img|script|source", "src"),
        ...attributes(html, "form", "action"),
        ...["program", "wasm", "papers", "prose", "lightbox", "offline"].flatMap((name) => attributes(html, "div", `data-${name}`)),
      ];
      for (const target of targets) {
        const url = new URL(target, here);
        if (url.origin !== site.origin || url.protocol === "data:") continue;
        const found = fileAt(site, url);
        // The page for what is not there is served at any address.
        const isItself = UNLISTED.includes(file) && url.hash;
        if (!found && !isItself) dead.add(`${target} in ${file}`);
        else if (url.hash && !isItself && !read(site, found).includes(`id="${url.hash.slice(1)}"`))
          dead.add(`${target} in ${file}: no such place`);
      }
    }
    assert.deepEqual([...dead].slice(0, 20), []);
  });

  test(`every paper is linked from the page of a category, under ${site.base}`, () => {
    const linked = new Set();
    for (const { id } of catalogue.categories)
      for (const href of attributes(read(site, `category/${id}/index.html`), "a", "href")) linked.add(href.split("?")[0]);
    const missing = catalogue.papers.filter((paper) => !linked.has(`${site.base}papers/${paper.id}/`));
    assert.deepEqual(missing.map((paper) => paper.id), []);
  });

  test(`every category is linked from the first page, under ${site.base}`, () => {
    const linked = new Set(attributes(read(site, "index.html"), "a", "href"));
    const missing = catalogue.categories.filter(({ id }) => !linked.has(`${site.base}category/${id}/`));
    assert.deepEqual(missing, []);
  });

  test(`the sitemap names every page once and nothing else, under ${site.base}`, () => {
    const named = [...read(site, "sitemap.xml").matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, loc]) => new URL(unescaped(loc)));
    const expected = files.filter((file) => !UNLISTED.includes(file)).map((file) => addressOf(site, file).pathname);
    assert.deepEqual(named.map((url) => decodeURIComponent(url.pathname)).sort(), expected.map(decodeURIComponent).sort());
  });

  test(`the canonical address of each page is its own, under ${site.base}`, () => {
    for (const file of files) {
      const html = read(site, file);
      const canonical = html.match(/<link rel="canonical" href="([^"]*)"/)?.[1];
      if (UNLISTED.includes(file)) assert.deepEqual([canonical, meta(html, "robots")], [undefined, ["noindex"]]);
      else assert.equal(new URL(unescaped(canonical)).pathname, addressOf(site, file).pathname, file);
    }
  });

  test(`the manifest starts the site and its icons are there, under ${site.base}`, () => {
    const manifest = JSON.parse(read(site, "manifest.webmanifest"));
    assert.equal(new URL(manifest.start_url, site.address).href, site.address);
    assert.ok(manifest.name && manifest.icons.length > 1);
    for (const icon of manifest.icons) assert.ok(fileAt(site, new URL(icon.src, site.address)), icon.src);
  });

  test(`robots.txt names the sitemap, under ${site.base}`, () => {
    const robots = read(site, "robots.txt");
    assert.match(robots, /^User-agent: \*$/m);
    const [, sitemap] = robots.match(/^Sitemap: (.+)$/m);
    assert.equal(fileAt(site, new URL(new URL(sitemap).pathname, site.address)), "sitemap.xml");
  });
}

everywhere("sitemap and feed are well-formed, and the feed's entries are papers", async ({ site, open }) => {
  // A page without a policy, so that it may parse any text.
  const page = await open("robots.txt", { started: false, noisy: true });
  const parsed = (file) =>
    page.evaluate(
      ([xml]) => {
        const document = new DOMParser().parseFromString(xml, "application/xml");
        const entries = [...document.querySelectorAll("entry")].map((entry) => ({
          title: entry.querySelector("title")?.textContent,
          id: entry.querySelector("id")?.textContent,
          link: entry.querySelector("link")?.getAttribute("href"),
          updated: entry.querySelector("updated")?.textContent,
        }));
        return { error: document.querySelector("parsererror")?.textContent, root: document.documentElement.localName, entries };
      },
      [read(site, file)],
    );
  assert.deepEqual(await parsed("sitemap.xml"), { error: undefined, root: "urlset", entries: [] });
  const feed = await parsed("feed.xml");
  assert.deepEqual([feed.error, feed.root], [undefined, "feed"]);
  assert.ok(feed.entries.length >= 20);
  assert.equal(new Set(feed.entries.map((entry) => entry.id)).size, feed.entries.length);
  for (const entry of feed.entries) {
    const { pathname } = new URL(entry.link);
    const paper = catalogue.papers.find((paper) => pathname === `${site.base}papers/${paper.id}/`);
    assert.equal(paper?.title, entry.title, pathname);
    assert.ok(!Number.isNaN(Date.parse(entry.updated)), entry.updated);
  }
});

test("every page has a language, a title of its own, a description and one main heading", () => {
  const titles = new Map();
  for (const file of pagesOf(ROOT)) {
    const html = read(ROOT, file);
    assert.match(html, /<html lang="en"/, file);
    const [, title] = html.match(/<title>([^<]+)<\/title>/) ?? [];
    assert.ok(title, file);
    titles.set(title, [...(titles.get(title) ?? []), file]);
    assert.equal(meta(html, "description").length, 1, file);
    assert.equal(html.match(/<h1\b/g)?.length, 1, `${file} has one h1`);
    assert.equal(html.match(/<main\b/g)?.length, 1, `${file} has one main`);
    assert.deepEqual(html.match(/<!(?!DOCTYPE|--)/g), null, `${file} has no marks that HTML does not know`);
  }
  assert.deepEqual([...titles.values()].filter((files) => files.length > 1), []);
});

test("every page can be shared with a title, a description and a picture that is there", () => {
  for (const file of pagesOf(ROOT).filter((file) => !UNLISTED.includes(file))) {
    const html = read(ROOT, file);
    for (const name of ["og:type", "og:title", "og:description", "og:url", "twitter:card"])
      assert.equal(meta(html, name).filter(Boolean).length, 1, `${name} of ${file}`);
    const { pathname } = new URL(meta(html, "og:url")[0]);
    assert.equal(pathname, addressOf(ROOT, file).pathname, file);
    for (const image of [...meta(html, "og:image"), ...meta(html, "twitter:image")])
      assert.ok(fileAt(ROOT, new URL(new URL(image).pathname, ROOT.address)), `${image}, named in ${file}, is there`);
  }
});

test("every paper is shared with a picture of its own, of the size that its page says", () => {
  const HOSTILE = site("hostile");
  const { papers } = JSON.parse(read(HOSTILE, "papers.json"));
  const pictures = new Set();
  for (const { id } of papers) {
    const html = read(HOSTILE, `papers/${id}/index.html`);
    const url = new URL(meta(html, "og:image")[0]);
    assert.equal(url.pathname, `${HOSTILE.base}share/${id}.png`);
    const file = readFileSync(path.join(HOSTILE.dist, fileAt(HOSTILE, url)));
    assert.equal(file.subarray(0, 8).toString("latin1"), "\x89PNG\r\n\x1a\n", id);
    const size = [16, 20].map((at) => file.readUInt32BE(at));
    assert.deepEqual(size, [1200, 630], id);
    assert.deepEqual([...meta(html, "og:image:width"), ...meta(html, "og:image:height")].map(Number), size, id);
    assert.ok(file.length <= 60_000, `${id} weighs ${file.length}`);
    assert.match(meta(html, "og:image:alt")[0], /^“/);
    pictures.add(file.toString("latin1"));
  }
  assert.equal(pictures.size, papers.length, "no two are the same");
  assert.equal(readdirSync(path.join(HOSTILE.dist, "share")).length, papers.length);
  assert.doesNotMatch(read(HOSTILE, "sw.js"), /share\//, "no reader downloads them for later");
  // A site that is built without them has one picture for all.
  assert.match(meta(read(ROOT, `papers/${catalogue.papers[0].id}/index.html`), "og:image")[0], /\/share\.png$/);
});

test("every page of a paper is citable: citation_ tags and JSON-LD say what the catalogue says", () => {
  for (const paper of catalogue.papers) {
    const html = read(ROOT, `papers/${paper.id}/index.html`);
    assert.deepEqual(meta(html, "citation_title"), [paper.title]);
    assert.deepEqual(meta(html, "citation_author"), paper.authors);
    if (/^\d/.test(paper.id)) assert.deepEqual(meta(html, "citation_arxiv_id"), [paper.id]);
    const data = JSON.parse(html.match(/<script type="application\/ld\+json">(.*?)<\/script>/s)[1]);
    assert.equal(data["@type"], "ScholarlyArticle");
    assert.equal(data.name ?? data.headline, paper.title);
    assert.deepEqual((data.author ?? []).map((author) => author.name), paper.authors);
  }
});

test("every page has a Content-Security-Policy that lets nothing in from elsewhere", () => {
  tried("pages", pagesOf(ROOT).length);
  for (const file of pagesOf(ROOT)) {
    const html = read(ROOT, file);
    const policy = html.match(/<meta http-equiv="Content-Security-Policy" content="([^"]*)"/)?.[1];
    assert.ok(policy, file);
    assert.match(policy, /default-src '(none|self)'/);
    assert.doesNotMatch(policy, /https?:|\*|'unsafe-inline'|'unsafe-eval'/, file);
    // What is before the policy is not under it.
    assert.ok(html.indexOf("Content-Security-Policy") < html.search(/<script|<link|<style/), file);
    assert.doesNotMatch(html, /\son[a-z]+="|javascript:/i, file);
  }
});

everywhere("without JavaScript the list can be read and searched by category", async ({ site, open }) => {
  const page = await open("", { javaScript: false });
  assert.equal(await count(page), TOTAL);
  assert.ok((await cardLinks(page).count()) >= 9);
  assert.match(read(site, "index.html"), /<noscript>.*Search and most filters need JavaScript\..*<\/noscript>/s);
  const useless = page.getByRole("button", { name: /theme|dark|Copy|Show all/ });
  assert.equal(await useless.count(), 0, "nothing is offered that would not work");
  await page.getByRole("link", { name: "Survey", exact: true }).last().click();
  await page.waitForURL(`${site.address}category/survey/`);
  const survey = catalogue.papers.filter((paper) => paper.categories.includes("survey"));
  const links = await page.getByRole("main").getByRole("link").evaluateAll((all) => all.map((link) => link.pathname));
  for (const paper of survey) assert.ok(links.includes(`${site.base}papers/${paper.id}/`), paper.id);
});

everywhere("without JavaScript the page of a paper is whole", async ({ open }) => {
  const paper = catalogue.papers.find((paper) => paper.id === "2301.00774");
  const page = await open(`papers/${paper.id}/`, { javaScript: false, viewport: PHONE });
  assert.equal(await heading(page).textContent(), paper.title);
  assert.deepEqual(await page.getByRole("list", { name: "Authors" }).getByRole("link").allTextContents(), paper.authors);
  assert.match(await page.getByLabel("BibTeX", { exact: true }).textContent(), /^@\w+\{/);
  assert.ok(await page.getByRole("link", { name: "Save RIS" }).isVisible());
  assert.ok(await page.getByRole("heading", { name: "Most similar" }).isVisible());
});

once("without JavaScript the filters open and close on a phone", async ({ open }) => {
  const page = await open("", { javaScript: false, viewport: PHONE });
  await page.getByRole("button", { name: /^Filters/ }).click();
  const sheet = page.getByRole("complementary", { name: "Filters" });
  assert.ok(await sheet.isVisible());
  await page.keyboard.press("Escape");
  assert.ok(!(await sheet.isVisible()));
});

everywhere("an unknown address has status 404, says what was not found and offers the search", async ({ site, open }) => {
  for (const address of ["nothing-is-here/", "papers/", "category/astrology-and/more", "papers/2306.08543/extra"]) {
    const page = await open(address);
    assert.equal(page.response.status(), 404, address);
    assert.match(await heading(page).textContent(), /^Page not found/);
    assert.ok((await page.getByRole("main").textContent()).includes(address.replace(/\/$/, "")), address);
    assert.ok(await searchBox(page).isVisible());
    assert.equal(page.url(), site.address + address);
  }
});

everywhere("an id that no paper has is named, and the search leads on from there", async ({ site, open }) => {
  const page = await open("papers/9912.99999/");
  assert.equal(page.response.status(), 404);
  assert.match(await heading(page).textContent(), /^Paper not found/);
  assert.ok((await page.getByRole("main").textContent()).includes("9912.99999"));
  await searchBox(page).pressSequentially("sparsegpt");
  await page.waitForURL(`${site.address}?q=sparsegpt`);
  await until(async () => /SparseGPT/.test(await cardLinks(page).first().textContent()), true);
});

everywhere("the address that a paper had before it was on arXiv shows it", async ({ open }) => {
  const page = await open("papers/sparsegpt-massive-language-models-can-be-accurately-pruned-in-one-shot/");
  assert.match(await heading(page).textContent(), /^SparseGPT/);
  assert.match(await page.title(), /^SparseGPT/);
});

everywhere("an address with most words of a title leads on to the paper", async ({ site, open }) => {
  const page = await open("papers/sparse-gpt-massive-models-accurately-pruned-one-shot/");
  assert.match(await heading(page).textContent(), /^Paper not found/);
  const offered = page.getByRole("main").getByRole("link", { name: /^SparseGPT/ });
  await offered.click();
  await page.waitForURL(`${site.address}papers/2301.00774/`);
  assert.match(await heading(page).textContent(), /^SparseGPT/);
});

everywhere("an unknown category or venue says so", async ({ open }) => {
  for (const address of ["category/astrology/", "venue/nowhere/"]) {
    const page = await open(address);
    const text = await page.getByRole("main").textContent();
    assert.ok(text.includes(address.split("/")[1]), text.slice(0, 200));
  }
});

for (const site of SITES) {
  test(`each category, venue and author has a feed of its papers, and its page leads there, under ${site.base}`, () => {
    const lists = pagesOf(site).filter((file) => /^(category|venue|authors)\/[^/]+\/index\.html$/.test(file));
    assert.ok(lists.length > 800);
    for (const file of lists) {
      const html = read(site, file);
      const feeds = [...html.matchAll(/<link rel="alternate" type="application\/atom\+xml" title="([^"]*)" href="([^"]*)"/g)].map(([, title, href]) => [unescaped(title), unescaped(href)]);
      const whole = [catalogue.list.title, `${site.base}feed.xml`];
      const own = `${site.base}${file.replace("index.html", "feed.xml")}`;
      if (file === "category/leaderboard/index.html") {
        assert.deepEqual(feeds, [whole], "a category without papers has none");
        continue;
      }
      assert.deepEqual(feeds.map(([, href]) => href), [own, whole[1]], file);
      assert.ok(attributes(html, "a", "href").includes(own), `${file} links to its feed`);
      const feed = read(site, own.slice(site.base.length));
      assert.ok(unescaped(feed).includes(`<title>${feeds[0][0]}</title>`), feeds[0][0]);
      assert.ok(feed.includes(`rel="self" href="${new URL(own, "http://localhost:8080")}"`), file);
      const linked = new Set(attributes(html, "a", "href").map((href) => href.split("?")[0]));
      const entries = [...feed.matchAll(/<entry>.*?<link href="([^"]*)"/gs)].map(([, href]) => new URL(unescaped(href)).pathname);
      assert.ok(entries.length > 0 && entries.length <= 50, file);
      for (const entry of entries) assert.ok(linked.has(entry), `${entry} of the feed is on ${file}`);
    }
  });
}

test("an entry of a feed says who wrote the paper, where it was published and what it is about", () => {
  const feed = unescaped(read(ROOT, "category/network-pruning/feed.xml"));
  const entries = [...feed.matchAll(/<entry>(.*?)<\/entry>/gs)].map(([, entry]) => entry);
  for (const entry of entries) {
    const [, summary] = entry.match(/<summary>(.*?)<\/summary>/s);
    const [, title] = entry.match(/<title>(.*?)<\/title>/s);
    const paper = catalogue.papers.find((paper) => paper.title === title);
    assert.ok(summary.includes(paper.authors[0]), `${title}: ${summary}`);
    if (paper.venue) assert.ok(summary.includes(paper.venue.split(/['_ ]/)[0]), `${title}: ${summary}`);
    assert.ok(summary.includes("Network Pruning"), summary);
    assert.doesNotMatch(summary, /citation and related work/);
  }
});

test("the words of the site are those of a reader", () => {
  const old = [
    "No paper has it spelt so", "Every word and every filter must match. Take one away", "asks for something the list does not know",
    "Write one address", "white space in it", "To mend", "At raw.githubusercontent", "not the authors’ figure", "Published, about",
    "Only papers:", "No such value", "And further", "would have a newcomer", "made a mistake", "mistake of the program", "a mail to",
    "issue or a mail", "address of the program", "needs to mend",
    "There it is already", "Go on with", "It is tried again", "shelf is not kept", "held nothing new", "Keys and search", "No paper of your",
  ];
  const files = readdirSync(ROOT.dist, { recursive: true }).filter((file) => /\.(html|js|json|wasm|xml)$/.test(file));
  assert.ok(files.some((file) => file.endsWith(".wasm")));
  for (const file of files) {
    const text = readFileSync(path.join(ROOT.dist, file), "utf8");
    for (const words of old) assert.ok(!text.includes(words), `“${words}” in ${file}`);
  }
});

once("without JavaScript every category and venue is there, and nothing that leads nowhere", async ({ open }) => {
  const page = await open("", { javaScript: false });
  const shown = async (name) => page.getByRole("group", { name, exact: true }).getByRole("link").count();
  const used = (field) => new Set(catalogue.papers.flatMap((paper) => paper[field] ?? [])).size;
  assert.equal(await shown("Category"), used("categories"));
  assert.ok((await shown("Venue")) > 30);
  for (const name of ["Year", "Technique", "Collection", "Show only"]) assert.equal(await shown(name), 0, name);
  assert.equal(await page.getByRole("searchbox").count(), 0);
});
