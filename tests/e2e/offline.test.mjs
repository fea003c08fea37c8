// After one visit the site works without a network, and a new release is taken whole, when the
// reader says so, or not at all.

import assert from "node:assert/strict";
import { NEW_PAPERS } from "./catalogues.mjs";
import {
  EARLIER, ENDED, NOW, again, another, forgetHttpCache, hosted, isKept, kept, lose, news, note, setNote, update, version, versionsKept, visited,
} from "./host.mjs";
import { TOTAL, cardLinks, cards, count, facetValue, heading, place, programOf, searchBox, settled, site, until } from "./site.js";

hosted("after one visit every kind of page works without a network, from a cold start", NOW, async ({ host, open }) => {
  const page = await visited(open);
  const context = page.context();
  await page.close();
  host.isOnline = false;
  const cold = await context.newPage();
  await cold.addInitScript(() => addEventListener("DOMContentLoaded", () => (window.staticMain = document.querySelector("main"))));
  const goto = async (address) => {
    await cold.goto(new URL(address, host.address).href);
    await programOf(cold);
  };
  await goto("papers/2306.08543/");
  assert.match(await heading(cold).textContent(), /Knowledge Distillation/);
  assert.match(await cold.title(), /Knowledge Distillation/);
  await cold.getByRole("link", { name: "← All papers" }).click();
  await until(() => count(cold), TOTAL);
  await searchBox(cold).fill("sparsegpt");
  await until(async () => (await count(cold)) < 20, true);
  await goto("category/quantization/?sort=title");
  assert.equal(place(cold, host), "category/quantization/?sort=title");
  assert.equal(await heading(cold).textContent(), "Quantization");
  await facetValue(cold, "Category", "Network Pruning").click();
  await until(async () => (await cards(cold).count()) > 0, true);
  await goto("?q=kv+cache&has=code");
  assert.ok((await count(cold)) < TOTAL);
  for (const [address, name] of [["about/", "About"], ["contribute/", "Contribute"], ["accessibility/", "Accessibility"]]) {
    await goto(address);
    assert.equal(await heading(cold).textContent(), name);
    assert.ok((await cold.getByRole("main").textContent()).length > 300, `${name} has its text`);
    if (name === "Contribute") await cold.getByRole("textbox", { name: /^Title/ }).fill("A draft without a network");
  }
  await goto("compare/?paper=2306.08543&paper=2301.00774");
  assert.equal(await cold.getByRole("columnheader").count(), 2);
  await goto("no/such/page/");
  assert.match(await heading(cold).textContent(), /^Page not found/);
  assert.equal(place(cold, host), "no/such/page/");
});

hosted("nothing wrong flashes: offline the frame of the page comes first, then the page", NOW, async ({ host, open }) => {
  const page = await visited(open);
  host.isOnline = false;
  await page.addInitScript(() => {
    window.seen = [];
    const look = () => {
      const text = document.querySelector("main")?.textContent.trim().slice(0, 40);
      if (text && window.seen.at(-1) !== text) window.seen.push(text);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.goto(new URL("papers/2306.08543/", host.address).href);
  await programOf(page);
  const seen = await page.evaluate(() => window.seen);
  assert.ok(seen.length <= 2, seen.join(" | "));
  if (seen.length === 2) assert.match(seen[0], /Opening the cat/);
});

hosted("online the page of a paper is the one that was written, with its metadata", NOW, async ({ host, open }) => {
  const page = await visited(open);
  let release;
  await page.route("**/*.wasm", async (route) => {
    await new Promise((resolve) => (release = resolve));
    await route.continue().catch(() => {});
  });
  await page.goto(new URL("papers/2306.08543/", host.address).href);
  assert.equal(await page.locator('meta[name="citation_arxiv_id"]').getAttribute("content"), "2306.08543");
  release?.();
});

hosted("the first visit asks for the worker only once the program runs, and for nothing twice", NOW, async ({ host, open }) => {
  const page = await visited(open);
  const order = (name) => host.asked.findIndex((path) => path.includes(name));
  assert.ok(order("sw.js") > order(".wasm") && order("sw.js") > order("papers-"), host.asked.join(" "));
  assert.ok(order("offline-") > order("papers-"));
  assert.equal(await page.evaluate(() => performance.getEntriesByType("navigation")[0].workerStart), 0);
});

hosted("figures that were seen are there without a network, and not too many of them", NOW, async ({ host, open }) => {
  host.change = (path) => path.startsWith("figures/") && { status: 200, type: "image/svg+xml", body: "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>" };
  const page = await visited(open);
  const show = (names) =>
    page.evaluate(
      (names) =>
        Promise.all(
          names.map((name) => {
            const image = new Image();
            image.src = `figures/${name}`;
            return image.decode().then(() => true, () => false);
          }),
        ),
      names,
    );
  await again(page);
  const many = Array.from({ length: 310 }, (_, number) => `${number}.svg`);
  for (let start = 0; start < many.length; start += 62) await show(many.slice(start, start + 62));
  const inCache = () => page.evaluate(async (base) => (await (await caches.open(`awesome-papers ${base} figures`)).keys()).length, host.base);
  await until(async () => (await inCache()) >= 280 && (await inCache()) <= 300, true);
  host.isOnline = false;
  assert.deepEqual(await show(["309.svg", "305.svg", "never-seen.svg"]), [true, true, false]);
});

hosted("a newer list is told with what is new in it, and shown when the reader says so", EARLIER, async ({ host, open }) => {
  const page = await visited(open, "?q=pruning");
  const before = await version(page);
  host.site = NOW;
  await again(page);
  await news(page).waitFor();
  await until(() => news(page).locator("p").textContent(), `A newer list is there (${NEW_PAPERS} new papers).`);
  assert.equal(await version(page), before, "the page is still the earlier one");
  await page.goto(host.address);
  await programOf(page);
  assert.equal(await count(page), TOTAL - NEW_PAPERS, "and so is every other page");
  await news(page).getByRole("button", { name: "Later" }).click();
  assert.equal(await news(page).count(), 0);
  await again(page);
  await Promise.all([page.waitForEvent("framenavigated"), news(page).getByRole("button", { name: "Show it" }).click()]);
  await programOf(page);
  assert.equal(await count(page), TOTAL);
  assert.notEqual(await version(page), before);
  assert.equal(await news(page).count(), 0);
  host.isOnline = false;
  await again(page);
  assert.equal(await count(page), TOTAL, "the newer list is there without a network too");
});

hosted("an update during use is told in the open page", EARLIER, async ({ host, open }) => {
  const page = await visited(open);
  await searchBox(page).fill("pruning");
  host.site = NOW;
  await update(page);
  await news(page).waitFor();
  assert.equal(await searchBox(page).inputValue(), "pruning");
});

hosted("two tabs on two releases each get their own data", EARLIER, async ({ host, open }) => {
  const old = await visited(open);
  host.site = NOW;
  await update(old);
  await news(old).waitFor();
  const fresh = await another(old, host.address);
  await programOf(fresh);
  await Promise.all([fresh.waitForEvent("framenavigated"), news(fresh).getByRole("button", { name: "Show it" }).click()]);
  await programOf(fresh);
  assert.equal(await count(fresh), TOTAL);
  assert.equal(await count(old), TOTAL - NEW_PAPERS, "the other tab is left alone");
  // The old tab now asks the new worker for a file that it has not loaded yet.
  const prose = new URL(await old.locator("#app").getAttribute("data-prose"), host.address).href;
  const answered = old.waitForResponse(/\/prose-[0-9a-f]{16}\.json$/);
  await old.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "About" }).click();
  const response = await answered;
  assert.ok(response.url() === prose && response.ok(), "of its own release");
  await until(() => heading(old).textContent(), "About");
  await again(old);
  assert.equal(await version(old), await version(fresh));
});

const broken = {
  // The program is the same in both releases, and so is not fetched again.
  "is cut short": (path) => path.startsWith("papers-") && "broken off",
  "has a file of another release": (path) => path.startsWith("papers-") && { body: '{"schema": 1}' },
  "lacks a file": (path) => path === "shell.html" && { status: 404, body: "no" },
  "has a worker of a wrong type": (path) => path === "sw.js" && { type: "text/html" },
  "has a worker that is no script": (path) => path === "sw.js" && { body: "<!doctype html>" },
};
for (const [what, change] of Object.entries(broken))
  hosted(`a release that ${what} is not taken, and the one before works on`, EARLIER, async ({ host, open }) => {
    const page = await visited(open);
    const before = await version(page);
    host.site = NOW;
    host.change = change;
    await update(page);
    await again(page);
    assert.equal(await version(page), before);
    assert.equal(await count(page), TOTAL - NEW_PAPERS);
    assert.deepEqual(await versionsKept(page), [before]);
    // Once it is whole it is taken.
    host.change = () => undefined;
    await update(page);
    await news(page).waitFor();
  });

hosted("a worker of a wrong type on the first visit costs nothing", NOW, async ({ host, open }) => {
  host.change = (path) => path === "sw.js" && { type: "text/plain" };
  const page = await open("");
  await searchBox(page).fill("sparsegpt");
  await until(async () => (await count(page)) < 20, true);
  await until(() => host.asked.includes("sw.js"), true);
  // It is there until the browser has seen what it is.
  await until(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
});

hosted("where there is no room the site works as without a worker", NOW, async ({ host, open }) => {
  const page = await open("", {
    faults: async (page) => {
      const session = await page.context().newCDPSession(page);
      await session.send("Storage.overrideQuotaForOrigin", { origin: host.origin, quotaSize: 20_000 });
    },
  });
  await until(() => host.asked.includes("shell.html"), true);
  await until(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
  assert.deepEqual(await versionsKept(page), [], "nothing of it is left");
  await again(page);
  assert.equal(await count(page), TOTAL);
});

hosted("where there is no room for an update the earlier release stays", EARLIER, async ({ host, open }) => {
  const page = await visited(open);
  const before = await version(page);
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.overrideQuotaForOrigin", { origin: host.origin, quotaSize: 20_000 });
  host.site = NOW;
  await update(page);
  await again(page);
  assert.deepEqual([await version(page), await versionsKept(page)], [before, [before]]);
});

hosted("storage that is cleared meanwhile is filled again", NOW, async ({ host, open }) => {
  const page = await visited(open);
  await page.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
  });
  await page.goto(new URL("papers/2306.08543/", host.address).href);
  await programOf(page);
  assert.match(await heading(page).textContent(), /Knowledge Distillation/);
  await until(async () => (await versionsKept(page)).length, 1);
  await until(() => page.evaluate(async () => Boolean(await caches.match(new URL("whole", document.baseURI)))), true);
  host.isOnline = false;
  await again(page);
  assert.match(await heading(page).textContent(), /Knowledge Distillation/);
});

hosted("all that a site has stored can be cleared while it is open", NOW, async ({ host, open }) => {
  const page = await visited(open);
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.clearDataForOrigin", { origin: host.origin, storageTypes: "all" });
  await searchBox(page).fill("sparsegpt");
  await until(async () => (await count(page)) < 20, true);
  await again(page);
  await kept(page);
});

hosted("the kill switch takes the worker and all that it kept away", EARLIER, async ({ host, open }) => {
  const page = await visited(open);
  host.site = ENDED;
  await update(page);
  await until(() => page.evaluate(async () => (await caches.keys()).length), 0);
  await again(page);
  assert.equal(await count(page), TOTAL, "the page is the network's");
  await settled(page);
  assert.deepEqual(
    await page.evaluate(async () => [(await navigator.serviceWorker.getRegistrations()).length, Boolean(navigator.serviceWorker.controller)]),
    [0, false],
  );
});

hosted("a slow network does not keep a visitor waiting for a page", NOW, async ({ host, open }) => {
  const page = await visited(open);
  await page.route("**/nothing", () => {});
  const silent = host.site;
  // It accepts requests and never answers.
  host.site = { ...silent, origin: "http://10.255.255.1" };
  await page.goto(new URL("papers/2306.08543/", host.address).href);
  await programOf(page);
  assert.match(await heading(page).textContent(), /Knowledge Distillation/);
  host.site = silent;
});

hosted("the site can be installed, and what is shared with it is searched for", NOW, async ({ host, open }) => {
  const page = await visited(open);
  const session = await page.context().newCDPSession(page);
  const { errors } = await session.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  assert.deepEqual(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito"), []);
  const manifest = await (await page.request.get(new URL("manifest.webmanifest", host.address).href)).json();
  const { action, method, params } = manifest.share_target;
  assert.equal(method, "GET");
  for (const [name, shared] of [["text", "https://arxiv.org/abs/2306.08543"], ["url", "https://arxiv.org/pdf/2306.08543"]]) {
    const address = new URL(action, host.address);
    address.searchParams.set(params[name], shared);
    await page.goto(address.href);
    await programOf(page);
    assert.match(await cardLinks(page).first().textContent(), /Knowledge Distillation/, shared);
  }
});

const LOST = {
  "the document that the program fills": [/shell\.html$/, "papers/2306.08543/"],
  "the first page": [/\/some-repo\/$/, ""],
  "the list": [/\/papers-/, ""],
  "the style sheet": [/\/style-/, ""],
};
for (const [what, [pattern, address]] of Object.entries(LOST))
  hosted(`${what} comes again when the browser has thrown it away`, NOW, async ({ host, open }) => {
    const page = await visited(open);
    await lose(page, pattern);
    await forgetHttpCache(page);
    await again(page);
    await until(() => isKept(page, pattern), true);
    await forgetHttpCache(page);
    host.isOnline = false;
    await page.goto(new URL(address, host.address).href);
    await programOf(page);
    assert.ok((await page.getByRole("main").textContent()).length > 100);
  });

hosted("without its first page the site opens offline all the same", NOW, async ({ host, open }) => {
  const page = await visited(open);
  await lose(page, /\/some-repo\/$/);
  await forgetHttpCache(page);
  host.isOnline = false;
  await again(page);
  assert.equal(await count(page), TOTAL);
});

hosted("pages are found offline by the names of their files, too", NOW, async ({ host, open }) => {
  const page = await visited(open);
  host.isOnline = false;
  for (const [address, name] of [["papers/2306.08543/index.html", /Knowledge Distillation/], ["papers/2306.08543", /Knowledge Distillation/], ["shell.html", /./], ["index.html", /./]]) {
    await page.goto(new URL(address, host.address).href);
    await programOf(page);
    assert.match(await heading(page).textContent(), name);
    assert.doesNotMatch(await heading(page).textContent(), /not found/, address);
  }
});

// A list at the root of an origin, where other sites are.

const ROOT = site("root");
const BLOG = "<!doctype html><title>Blog</title><h1>A blog</h1><script src='app.js?0123456789abcdef'></script>";
const withBlog = (path) => {
  if (path === "blog/") return { type: "text/html", body: BLOG };
  if (path === "blog/app.js") return { type: "text/javascript", body: "document.querySelector('h1').textContent += ' that works'" };
  if (path === "list-of-tools/app.css") return { type: "text/css", body: "/* first */", headers: { "cache-control": "no-cache" } };
};

hosted("a list at the root of an origin leaves its neighbours alone", ROOT, async ({ host, open }) => {
  host.change = withBlog;
  host.neighbours = [NOW];
  const page = await visited(open);
  await page.goto(host.origin + "/blog/");
  await until(() => heading(page).textContent(), "A blog that works");
  const style = () => page.evaluate(() => fetch("/list-of-tools/app.css").then((response) => response.text()));
  assert.equal(await style(), "/* first */");
  host.change = (path) => (path === "list-of-tools/app.css" ? { type: "text/css", body: "/* second */" } : withBlog(path));
  assert.equal(await style(), "/* second */");
  for (const address of ["", "papers/2306.08543/", "about/"]) {
    await page.goto(host.origin + NOW.base + address);
    await programOf(page);
    assert.equal(await page.locator("base").getAttribute("href"), NOW.base, address);
  }
  assert.match(await page.goto(host.origin + "/blog/no/such/page/").then((response) => response.text()), /<h1[^>]*>Page not found</);
  host.isOnline = false;
  for (const address of ["papers/2306.08543/", "category/quantization/", "?q=kv+cache", ""]) {
    await page.goto(host.address + address);
    await programOf(page);
    assert.equal(await page.locator("base").getAttribute("href"), "/");
  }
});

hosted("two lists of one origin share nothing but the theme", ROOT, async ({ host, open }) => {
  host.neighbours = [NOW];
  const page = await visited(open);
  await page.goto(host.origin + NOW.base);
  await programOf(page);
  // Chromium answers with the worker of the root for as long as that of the page is being installed.
  const ownWorker = (scope) => navigator.serviceWorker.getRegistrations().then((all) => all.find((it) => it.scope === scope)?.active?.state);
  await until(() => page.evaluate(ownWorker, host.origin + NOW.base), "activated");
  const keys = () => page.evaluate(async () => (await caches.keys()).sort());
  await until(async () => new Set((await keys()).map((name) => name.split(" ")[1])).size, 2);
  const own = (await keys()).filter((name) => name.startsWith("awesome-papers / "));
  // One of them is taken away.
  host.neighbours = [ENDED];
  // An update that is under way already may have the file of before.
  await until(async () => (await update(page), keys()), own);
  await page.goto(host.address);
  host.isOnline = false;
  await again(page);
  assert.equal(await count(page), TOTAL);
});

// A site that has moved or has ended.

const DAY = 24 * 60 * 60 * 1000;
const ENDS = {
  "has moved": (path) => ({ status: 301, body: "", headers: { location: `https://example.org/${path}`, "cache-control": "no-store" } }),
  "is no more": () => ({ status: 404, type: "text/html", body: "<h1>There is no site here</h1>", headers: { "cache-control": "no-store" } }),
};
for (const [what, change] of Object.entries(ENDS))
  hosted(`a site that ${what} lets go of its readers, but not at once`, NOW, async ({ host, open }) => {
    const page = await visited(open);
    const heads = () => host.asked.filter((path) => path === "sw.js").length;
    host.change = change;
    await again(page);
    assert.equal(await count(page), TOTAL, "it may be a network that asks for a login");
    await until(async () => typeof (await note(page, "gone")), "number");
    // The site is there again.
    host.change = () => undefined;
    await again(page);
    await until(() => note(page, "gone"), undefined);
    host.change = change;
    await again(page);
    await until(async () => typeof (await note(page, "gone")), "number");
    await setNote(page, "gone", Date.now() - 4 * DAY);
    await again(page);
    await until(() => page.evaluate(async () => (await caches.keys()).length), 0);
    await until(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
    assert.ok(heads() > 0);
  });

hosted("a network that asks for a login is not taken for the site's figures", NOW, async ({ host, open }) => {
  const login = { type: "text/html", body: "<h1>Welcome to our hotel</h1>" };
  host.change = (path) => path.startsWith("figures/") && login;
  const page = await visited(open);
  await again(page);
  await page.evaluate(() => fetch("figures/1.svg"));
  await settled(page);
  const inCache = () =>
    page.evaluate(async () => {
      const found = await caches.match(new URL("figures/1.svg", document.baseURI));
      return found?.text();
    });
  assert.equal(await inCache(), undefined);
});

// Long lists, which are loaded in parts.

const LONG = site("long");

hosted("after one visit a long list has what was seen, without a network", LONG, async ({ host, open }) => {
  const page = await visited(open, "?q=pruning");
  const found = await count(page);
  const titles = await cardLinks(page).allTextContents();
  await until(() => isKept(page, /\/postings-/), true);
  await until(() => isKept(page, /\/records-/), true);
  await forgetHttpCache(page);
  host.isOnline = false;
  await again(page);
  await until(() => count(page), found);
  await until(async () => (await cardLinks(page).allTextContents()).slice(0, 3).join(), titles.slice(0, 3).join());
});

for (const [what, headers] of Object.entries({ "": { "cache-control": "no-store" }, ", though the browser has kept its answers": {} }))
  hosted(`a network that asks for a login leaves no parts of a long list behind${what}`, LONG, async ({ host, open }) => {
    const page = await visited(open);
    await again(page);
    const isPart = (path) => /\/(words|postings)-/.test(path);
    host.change = (path) => isPart(path) && { type: "text/html", body: "<h1>Welcome to our hotel</h1>", headers };
    await searchBox(page).fill("attention");
    await until(() => host.asked.some(isPart), true);
    await settled(page);
    host.change = () => undefined;
    await again(page);
    await until(async () => (await cards(page).count()) > 0 && (await count(page)) < 6000, true);
    assert.equal(await isKept(page, /\/words-/), true);
  });
