// After one visit the site works without a network, and a new release is taken whole, when the
// reader says so, or not at all.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { NEW_PAPERS } from "./catalogues.mjs";
import { host } from "./host.mjs";
import {
  TOTAL, cardLinks, cards, count, facetValue, heading, place, programOf, searchBox, settled, site, tried, until, visit,
} from "./site.js";

const NOW = site("repo");
const EARLIER = site("earlier");
const ENDED = site("ended");

/** A test on a host of its own, whose visitor has service workers. */
function hosted(name, first, body) {
  test(name, { concurrency: 2 }, async () => {
    tried("faults", 1);
    const hosts = await host(first);
    try {
      await visit(hosts, ({ open }) =>
        body({ host: hosts, open: (address, options) => open(address, { serviceWorkers: "allow", noisy: true, ...options }) }),
      );
    } finally {
      hosts.close();
    }
  });
}

/** Waits until the site is there to stay. */
const kept = (page) => until(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state), "activated");
const waiting = (page) => until(() => page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting)), true);
const version = (page) => page.evaluate(() => document.documentElement.dataset.version);
const versionsKept = (page) =>
  page.evaluate(async () => (await caches.keys()).map((name) => name.split(" ").at(-1)).filter((name) => name.length === 16));
const update = (page) => page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update().catch(() => {})));
const news = (page) => page.getByRole("status").filter({ hasText: "A newer list is there" });
const again = async (page) => {
  await page.reload();
  await programOf(page);
};
const visited = async (host, open, address = "") => {
  const page = await open(address);
  await kept(page);
  return page;
};

hosted("after one visit every kind of page works without a network, from a cold start", NOW, async ({ host, open }) => {
  const page = await visited(host, open);
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
  assert.equal(await count(cold), TOTAL);
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
  }
  await goto("no/such/page/");
  assert.match(await heading(cold).textContent(), /^No such page/);
  assert.equal(place(cold, host), "no/such/page/");
});

hosted("nothing wrong flashes: offline the frame of the page comes first, then the page", NOW, async ({ host, open }) => {
  const page = await visited(host, open);
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
  const page = await visited(host, open);
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
  const page = await visited(host, open);
  const order = (name) => host.asked.findIndex((path) => path.includes(name));
  assert.ok(order("sw.js") > order(".wasm") && order("sw.js") > order("papers.json"), host.asked.join(" "));
  assert.ok(order("offline-") > order("papers.json"));
  assert.equal(await page.evaluate(() => performance.getEntriesByType("navigation")[0].workerStart), 0);
});

hosted("figures that were seen are there without a network, and not too many of them", NOW, async ({ host, open }) => {
  host.change = (path) => path.startsWith("figures/") && { status: 200, type: "image/svg+xml", body: "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>" };
  const page = await visited(host, open);
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
  const page = await visited(host, open, "?q=pruning");
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
  const page = await visited(host, open);
  await searchBox(page).fill("pruning");
  host.site = NOW;
  await update(page);
  await news(page).waitFor();
  assert.equal(await searchBox(page).inputValue(), "pruning");
});

hosted("two tabs on two releases each get their own data", EARLIER, async ({ host, open }) => {
  const old = await visited(host, open);
  host.site = NOW;
  await update(old);
  await news(old).waitFor();
  const fresh = await old.context().newPage();
  await fresh.addInitScript(() => addEventListener("DOMContentLoaded", () => (window.staticMain = document.querySelector("main"))));
  await fresh.goto(host.address);
  await programOf(fresh);
  await Promise.all([fresh.waitForEvent("framenavigated"), news(fresh).getByRole("button", { name: "Show it" }).click()]);
  await programOf(fresh);
  assert.equal(await count(fresh), TOTAL);
  assert.equal(await count(old), TOTAL - NEW_PAPERS, "the other tab is left alone");
  // The old tab now asks the new worker for a file that it has not loaded yet.
  const answered = old.waitForResponse(/prose\.json/);
  await old.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "About" }).click();
  const response = await answered;
  assert.ok(response.url().endsWith(await version(old)) && response.ok(), "of its own release");
  await until(() => heading(old).textContent(), "About");
  await again(old);
  assert.equal(await version(old), await version(fresh));
});

hosted("a third release does not get into a tab of the first", EARLIER, async ({ host, open }) => {
  const page = await visited(host, open);
  await page.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
  });
  const foreign = await page.evaluate(() => fetch("prose.json?0123456789abcdef").then(({ status }) => status, () => "refused"));
  await again(page);
  const controlled = await page.evaluate(() => fetch("prose.json?0123456789abcdef").then(({ status }) => status, () => "refused"));
  assert.ok([foreign, controlled].includes("refused"), `${foreign} ${controlled}`);
});

const broken = {
  "is cut short": (path) => path.endsWith(".wasm") && "broken off",
  "has a file of another release": (path) => path === "papers.json" && { body: '{"schema": 1}' },
  "lacks a file": (path) => path === "shell.html" && { status: 404, body: "no" },
  "has a worker of a wrong type": (path) => path === "sw.js" && { type: "text/html" },
  "has a worker that is no script": (path) => path === "sw.js" && { body: "<!doctype html>" },
};
for (const [what, change] of Object.entries(broken))
  hosted(`a release that ${what} is not taken, and the one before works on`, EARLIER, async ({ host, open }) => {
    const page = await visited(host, open);
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

/** The release as it is, with a program that does not start and a worker that says it is whole. */
const withoutProgram = (path, { body }) => {
  const rubbish = Buffer.from("rubbish");
  if (path.endsWith(".wasm")) return { body: rubbish };
  const hash = createHash("sha256").update(rubbish).digest("base64");
  if (path === "sw.js") return { body: String(body).replace(/(_bg\.wasm","sha256-)[^"]*/, `$1${hash}`) };
};

hosted("a release whose program does not start is given up for the one before", EARLIER, async ({ host, open }) => {
  const page = await visited(host, open, "category/survey/");
  const before = await version(page);
  host.site = NOW;
  host.change = withoutProgram;
  await update(page);
  await news(page).getByRole("button", { name: "Show it" }).click();
  await until(async () => (await versionsKept(page).catch(() => [])).join(), before, "the broken release is thrown away");
  await page.waitForLoadState();
  await programOf(page);
  assert.equal(await version(page), before);
  assert.equal(place(page, host), "category/survey/");
  await again(page);
  assert.equal(await version(page), before, "and does not come back");
});

hosted("a first release whose program does not start leaves the written pages", NOW, async ({ host, open }) => {
  host.change = withoutProgram;
  const page = await open("papers/2306.08543/", { started: false });
  await page.getByRole("alert").filter({ hasText: "could not be started" }).waitFor();
  assert.match(await heading(page).textContent(), /Knowledge Distillation/);
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
  const page = await visited(host, open);
  const before = await version(page);
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.overrideQuotaForOrigin", { origin: host.origin, quotaSize: 20_000 });
  host.site = NOW;
  await update(page);
  await again(page);
  assert.deepEqual([await version(page), await versionsKept(page)], [before, [before]]);
});

hosted("storage that is cleared meanwhile is filled again", NOW, async ({ host, open }) => {
  const page = await visited(host, open);
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
  const page = await visited(host, open);
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.clearDataForOrigin", { origin: host.origin, storageTypes: "all" });
  await searchBox(page).fill("sparsegpt");
  await until(async () => (await count(page)) < 20, true);
  await again(page);
  await kept(page);
});

hosted("the kill switch takes the worker and all that it kept away", EARLIER, async ({ host, open }) => {
  const page = await visited(host, open);
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
  const page = await visited(host, open);
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
  const page = await visited(host, open);
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
