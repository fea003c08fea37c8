// When the network or the data fails: the static page stays readable, a message says what is
// wrong in words for a reader, and trying again works.

import assert from "node:assert/strict";
import {
  TOTAL, cards, cardLinks, catalogue, count, each, everywhere, facetValue, heading, hold, once, place, programOf, searchBox,
  settled, site, tried, until,
} from "./site.js";

const DATA = "**/papers-*.json";
const PROGRAM = "**/*.wasm";
const json = (body) => (route) => route.fulfill({ contentType: "application/json", body });
const changed = (change) => {
  const copy = structuredClone(catalogue);
  change(copy);
  return JSON.stringify(copy);
};

const FAULTS = {
  "no connection": { answer: (route) => route.abort("connectionrefused"), says: /could not be reached/ },
  "the browser is offline": {
    before: (page) => page.addInitScript(() => Object.defineProperty(navigator, "onLine", { get: () => false })),
    answer: (route) => route.abort("internetdisconnected"),
    says: /offline/,
  },
  "status 404": { answer: (route) => route.fulfill({ status: 404, body: "no" }), says: /missing from this site/ },
  "status 503": { answer: (route) => route.fulfill({ status: 503, body: "later" }), says: /503/ },
  "no JSON": { answer: json("<!doctype html><title>Welcome</title>"), says: /damaged/ },
  "a file cut short": { answer: json(JSON.stringify(catalogue).slice(0, 9000)), says: /damaged/ },
  "an empty file": { answer: json(""), says: /damaged/ },
  "bytes that are no text": { answer: (route) => route.fulfill({ body: Buffer.from([0xff, 0xfe, 0x7b]) }), says: /damaged/ },
  "a newer schema": { answer: json(changed((all) => (all.schema = 2))), says: /another version/ },
  "a newer schema with another outline": { answer: json('{"schema": 7, "works": []}'), says: /another version/ },
  "a list without a title": { answer: json(changed((all) => delete all.list.title)), says: /damaged/, detail: /title/ },
  "papers that are no list": { answer: json(changed((all) => (all.papers = { 1: 2 }))), says: /damaged/, detail: /papers/ },
  "no paper that can be read": {
    answer: json(changed((all) => all.papers.forEach((paper) => (paper.title = 7)))),
    says: /damaged/,
    detail: /papers record 1.*title/s,
  },
};

each("a catalogue that does not load is told, and trying again works", FAULTS, async ({ open, case: fault }) => {
  tried("faults", 1);
  const page = await open("", {
    started: false,
    noisy: true,
    faults: async (page) => {
      await fault.before?.(page);
      await page.route(DATA, fault.answer);
    },
  });
  const alert = page.getByRole("alert");
  await alert.waitFor();
  assert.match(await alert.textContent(), fault.says);
  if (fault.detail) {
    await alert.getByText("Details for the curator").click();
    assert.match(await alert.textContent(), fault.detail);
  }
  assert.ok((await cards(page).count()) > 5, "the static page is still there");
  assert.ok(await cards(page).first().isVisible());

  const again = page.waitForRequest(DATA);
  await alert.getByRole("button", { name: "Try again" }).click();
  await again;
  await settled(page);
  await until(() => alert.count(), 1, "a second failure is not a second message");
  await page.unroute(DATA);
  await alert.getByRole("button", { name: "Try again" }).click();
  await programOf(page);
  assert.equal(await alert.count(), 0);
  assert.equal(await count(page), TOTAL);
  await searchBox(page).fill("sparsegpt");
  await until(async () => (await count(page)) < 20, true);
});

everywhere("a filtered address whose catalogue does not load shows the static list and the message", async ({ open }) => {
  const page = await open("?category=quantization&has=code", {
    started: false,
    noisy: true,
    faults: (page) => page.route(DATA, (route) => route.abort()),
  });
  await page.getByRole("alert").waitFor();
  await until(() => cards(page).first().isVisible(), true);
  await page.unroute(DATA);
  await page.getByRole("button", { name: "Try again" }).click();
  await programOf(page);
  assert.ok((await count(page)) < TOTAL);
});

everywhere("the page of a paper stays whole when the catalogue does not load", async ({ open }) => {
  const page = await open("papers/2306.08543/", {
    started: false,
    noisy: true,
    faults: (page) => page.route(DATA, (route) => route.abort()),
  });
  await page.getByRole("alert").waitFor();
  assert.match(await heading(page).textContent(), /Knowledge Distillation/);
  assert.ok(await page.getByRole("link", { name: "Save BibTeX" }).isVisible());
});

const PROGRAMS = {
  "is missing": (route) => route.fulfill({ status: 404, body: "no" }),
  "cannot be reached": (route) => route.abort("connectionfailed"),
  "is damaged": (route) => route.fulfill({ contentType: "application/wasm", body: "rubbish" }),
};
for (const [what, answer] of Object.entries(PROGRAMS))
  once(`a program that ${what} leaves the static page and says what does not work`, async ({ open }) => {
    tried("faults", 1);
    const page = await open("?category=quantization", {
      started: false,
      noisy: true,
      faults: (page) => page.route(PROGRAM, answer),
    });
    await page.getByText("Search and filters could not be started.").waitFor();
    await until(() => cards(page).first().isVisible(), true);
    await cardLinks(page).first().click();
    await page.waitForURL(/\/papers\//);
  });

everywhere("on a slow network the static page can be read and its links followed", async ({ site, open }) => {
  const releases = [];
  const page = await open("", {
    started: false,
    faults: async (page) => {
      for (const pattern of [PROGRAM, DATA]) releases.push(await hold(page, pattern));
    },
  });
  assert.equal(await count(page), TOTAL);
  assert.ok((await cards(page).count()) > 5);
  await facetValue(page, "Category", "Quantization").click();
  await page.waitForURL(/quantization/);
  assert.equal(place(page, site), "category/quantization/");
  const expected = catalogue.papers.filter((paper) => paper.categories.includes("quantization")).length;
  assert.equal(await count(page), expected);
  for (const release of releases) release();
  await programOf(page);
  assert.equal(await count(page), expected);
});

once("data that comes late does not take away what was done meanwhile", async ({ open }) => {
  let release;
  const page = await open("", { started: false, faults: async (page) => (release = await hold(page, DATA)) });
  await searchBox(page).fill("pruning");
  await page.evaluate(() => window.scrollTo(0, 400));
  release();
  await programOf(page);
  assert.equal(await searchBox(page).inputValue(), "pruning");
  await until(async () => (await count(page)) < TOTAL, true);
});

// A wrong value in each field of a paper: every kind that JSON has, and what only this field
// must not be.
const WRONG = [null, 7, -1.5, true, "", " x ", "a\nb", [], [null], [[]], {}, { toString: "x" }];
const FIELDS = ["id", "title", "authors", "categories", "collection", "venue", "techniques", "recommended", "url", "links", "figure"];
const SPECIAL = {
  url: ["javascript:alert(1)"], figure: ["data:text/html,x"], links: [[{ kind: "code", url: "javascript:alert(1)" }], [{ kind: "cake", url: "https://a.b/" }]],
  id: ["../../x", "<b>"], categories: [[7], ["A b"]], authors: [[""], "Ann"],
};
/** The catalogue with one broken paper for each wrong value of each field, after the right ones. */
function withBrokenPapers() {
  const broken = FIELDS.flatMap((field) =>
    [...WRONG, ...(SPECIAL[field] ?? [])].map((value, number) => ({
      ...catalogue.papers[0], id: `broken-${field}-${number}`, [field]: value,
    })),
  );
  const strange = [7, "x", null, [], {}, { unknown: 1 }, ...broken.slice(0, 1).map((paper) => ({ ...paper, unknown: 1 }))];
  return { broken: [...strange, ...broken], all: { ...catalogue, papers: [...catalogue.papers, ...strange, ...broken] } };
}

once("a wrong record costs that record and is named for the curator; all others are there", async ({ site, open }) => {
  const { broken, all } = withBrokenPapers();
  tried("faults", broken.length);
  const page = await open("?debug", { faults: (page) => page.route(DATA, json(JSON.stringify(all))) });
  assert.equal(place(page, site), "?debug", "the question stays in the address");
  const shown = await count(page);
  // Some wrong values say the same as no value.
  assert.ok(shown >= TOTAL && shown < TOTAL + FIELDS.length * 3, `${shown} papers`);
  const told = page.getByRole("note").filter({ hasText: "could not be read" });
  assert.ok((await told.getByRole("listitem").count()) >= 10);
  assert.match(await told.textContent(), /papers record \d+/);
  await facetValue(page, "Category", "Quantization").click();
  await until(async () => place(page, site), "category/quantization/?debug");
  assert.ok(await told.isVisible());
  const whole = await open("?debug");
  await whole.getByRole("note").filter({ hasText: "Every record of the catalogue was read." }).waitFor();
  const usual = await open("", { faults: (page) => page.route(DATA, json(JSON.stringify(all))) });
  assert.equal(await usual.getByRole("note").count(), 0, "a reader is not troubled with it");
});

const CATALOGUES = {
  "is empty": (all) => (all.papers = []),
  "has nothing but what it must have": (all) => Object.assign(all, { papers: [], updates: [], categories: [], collections: [], tools: [], leaderboards: [] }),
  "has each paper twice": (all) => (all.papers = all.papers.flatMap((paper) => [paper, paper])),
  "has a paper in no known category": (all) => (all.papers[3].categories = ["astrology"]),
  "has lost its categories and collections": (all) => Object.assign(all, { categories: [], collections: [] }),
  "has categories of a wrong kind": (all) => (all.categories = all.categories.map(() => 7)),
  "has tools, leaderboards and updates of a wrong kind": (all) => Object.assign(all, { tools: [1, "x"], leaderboards: [null], updates: [{ date: "never", text: "x" }] }),
  "has each category twice": (all) => all.categories.push(...all.categories),
};
each("a catalogue with a fault shows what is right of it, on every kind of page", CATALOGUES, async ({ site, open, case: change }) => {
  tried("faults", 1);
  const body = changed(change);
  const expected = new Set(JSON.parse(body).papers.map(({ id }) => id)).size;
  const page = await open("", { faults: (page) => page.route(DATA, json(body)) });
  assert.equal(await count(page), expected);
  for (const address of ["?view=table&sort=title", "category/quantization/", "papers/2306.08543/", "about/", "contribute/", "?q=kv+cache&debug"]) {
    await page.goto(new URL(address, site.address).href);
    await programOf(page);
    assert.equal(place(page, site), address);
    assert.ok((await page.getByRole("main").textContent()).trim().length > 20, `${address} is not blank`);
  }
});

once("a catalogue of 50 MB is read, or the static page stays", async ({ open }) => {
  tried("faults", 1);
  const size = 50_000_000;
  const one = catalogue.papers[0];
  const copies = Math.ceil(size / JSON.stringify(one).length);
  const papers = Array.from({ length: copies }, (_, number) => ({ ...one, id: `copy-${number}`, title: `${one.title} ${number}` }));
  const body = JSON.stringify({ ...catalogue, papers });
  assert.ok(body.length >= size);
  const page = await open("", { started: false, noisy: true, faults: (page) => page.route(DATA, json(body)) });
  page.setDefaultTimeout(120_000);
  await page.waitForFunction((count) => document.querySelector("[role=alert]:not([hidden])") || document.querySelector("[role=status]")?.textContent.includes(count), copies.toLocaleString("en"), { timeout: 120_000 });
  assert.ok((await cards(page).count()) > 5);
  assert.ok(await cards(page).first().isVisible());
});

/** Makes the browser refuse new elements from now on, which the program takes to be impossible. */
const refuseElements = () => {
  Document.prototype.createElement = Document.prototype.createElementNS = () => {
    throw new Error("no more elements");
  };
};
const stopped = (page) => page.getByRole("alert").filter({ hasText: /have stopped|could not be started/ });

once("a panic while the program runs leaves what is shown, says so, and offers a report", async ({ site, open }) => {
  tried("faults", 1);
  const page = await open("?q=pruning", { noisy: true });
  const titles = await cardLinks(page).allTextContents();
  await page.evaluate(refuseElements);
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "About" }).click();
  await stopped(page).waitFor();
  const report = stopped(page).getByRole("link", { name: "Report it" });
  const address = new URL(await report.getAttribute("href"));
  assert.equal(address.origin + address.pathname, `${catalogue.list.repository}/issues/new`);
  const body = address.searchParams.get("body");
  assert.match(body, /Message: .*(panicked|no more elements)/);
  assert.ok(body.includes(`Address: ${site.address}`) && /Version: [0-9a-f]{16}\n/.test(body), body);
  assert.ok(titles.length > 0 && (await page.getByRole("main").count()) <= 1);
  // Links are the browser's again, and the page they lead to has a program.
  await page.getByRole("link", { name: "Contribute" }).first().click();
  await programOf(page);
  assert.equal(await heading(page).textContent(), "Contribute");
});

once("a panic while the program starts brings the static page back", async ({ open }) => {
  tried("faults", 1);
  const page = await open("papers/2306.08543/", {
    started: false, noisy: true, faults: (page) => page.addInitScript(refuseElements),
  });
  await stopped(page).waitFor();
  assert.match(await heading(page).textContent(), /Knowledge Distillation/);
  assert.ok(await page.getByRole("link", { name: "Save BibTeX" }).isVisible());
  assert.match(new URL(await page.getByRole("link", { name: "Report it" }).getAttribute("href")).searchParams.get("body"), /papers\/2306\.08543/);
});

once("where WebAssembly is off the static page stays and says so", async ({ open }) => {
  tried("faults", 1);
  const page = await open("?category=quantization", {
    started: false, noisy: true, faults: (page) => page.addInitScript(() => delete self.WebAssembly),
  });
  await page.getByText("Search and filters need WebAssembly").waitFor();
  assert.ok(await cards(page).first().isVisible());
  assert.equal(await page.getByRole("button", { name: /theme|light and dark/ }).count(), 0, "nothing is offered that would not work");
  await cardLinks(page).first().click();
  await page.waitForURL(/\/papers\//);
});

// What the reader can do when the program has failed.

const isReloaded = (page) => page.evaluate(() => performance.getEntriesByType("navigation")[0].type === "reload").catch(() => false);
const reload = (page) => stopped(page).getByRole("button", { name: "Reload the page" });
const PRESSES = {
  "by mouse": (button) => button.click(),
  "by Enter": (button) => button.press("Enter"),
  "by the space bar": (button) => button.press(" "),
};
each("a program that could not be started is started by the button that reloads the page", PRESSES, async ({ open, case: press }) => {
  const page = await open("", { started: false, noisy: true, faults: (page) => page.route(PROGRAM, (route) => route.abort()) });
  await stopped(page).waitFor();
  await page.unroute(PROGRAM);
  await press(reload(page));
  await until(() => isReloaded(page), true);
  await programOf(page);
  assert.equal(await count(page), TOTAL);
});

each("a program that has stopped is started by the button that reloads the page", PRESSES, async ({ open, case: press }) => {
  const page = await open("?q=pruning", { noisy: true });
  await page.evaluate(refuseElements);
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "About" }).click();
  await stopped(page).waitFor();
  await press(reload(page));
  await until(() => isReloaded(page), true);
  await programOf(page);
  assert.equal(await stopped(page).count(), 0);
});

once(
  "an enlarged figure can be closed after the program has stopped",
  async ({ open }) => {
    const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"/>';
    const page = await open("", {
      noisy: true,
      faults: (page) => page.route("**/figures/*", (route) => route.fulfill({ contentType: "image/svg+xml", body: drawing })),
    });
    // An error of the program, as it would raise it, that leaves the page as it is.
    await page.evaluate(() => {
      const error = new Error("it panicked");
      error.stack = `Error: it panicked\n    at wasm-function[7] (${document.getElementById("app").dataset.wasm}:1:1)`;
      setTimeout(() => dispatchEvent(new ErrorEvent("error", { error })));
    });
    await stopped(page).waitFor();
    const dialog = page.getByRole("dialog");
    for (const close of [() => dialog.getByRole("button", { name: "Close" }).click(), () => page.keyboard.press("Escape")]) {
      await page.getByRole("main").getByRole("link", { name: /^Enlarge figure: / }).first().click();
      await dialog.waitFor();
      await close();
      await dialog.waitFor({ state: "hidden" });
    }
  },
  site("pictured"),
);

once("a second click on “Try again” is no failure of the program", async ({ open }) => {
  const page = await open("", { started: false, noisy: true, faults: (page) => page.route(DATA, (route) => route.abort()) });
  await page.getByRole("alert").getByRole("button", { name: "Try again" }).waitFor();
  const release = await hold(page, DATA);
  await page.getByRole("alert").getByRole("button", { name: "Try again" }).dblclick();
  await settled(page);
  assert.equal(await stopped(page).count(), 0);
  release();
  await page.unroute(DATA);
  await programOf(page);
  await searchBox(page).fill("sparsegpt");
  await until(async () => (await count(page)) < 20, true);
});

// Extensions of the browser run scripts in the page, and some of them WebAssembly.
const STRANGERS = {
  "an extension": "TypeError: x is undefined\n    at wasm-wallet (chrome-extension://abcdefgh/inpage-wasm.js:1:1)",
  "the WebAssembly of an extension": "RuntimeError: unreachable\n    at chrome-extension://abcdefgh/wallet_bg.wasm:wasm-function[7]:0x1",
  "another program": "Error: oh\n    at https://example.org/wasm.js:1:1",
};
each("an error of a stranger does not stop the program", STRANGERS, async ({ open, case: stack }) => {
  const raise = (stack) => {
    const raise = () => {
      for (const [type, name] of [["error", "error"], ["unhandledrejection", "reason"]]) {
        const error = Object.assign(new Error("a stranger's"), { stack });
        dispatchEvent(Object.assign(new Event(type), { [name]: error }));
      }
    };
    // Before the page is there, before the program runs, and now.
    raise();
    addEventListener("DOMContentLoaded", raise);
    addEventListener("load", raise);
  };
  const page = await open("", { noisy: true, faults: (page) => page.addInitScript(raise, stack) });
  await page.evaluate(raise, stack);
  await settled(page);
  assert.equal(await stopped(page).count(), 0);
  await searchBox(page).fill("sparsegpt");
  await until(async () => (await count(page)) < 20, true);
});

once("what fails before the program runs does not matter once it does", async ({ open }) => {
  let release;
  const page = await open("", { started: false, noisy: true, faults: async (page) => (release = await hold(page, DATA)) });
  await settled(page);
  await page.evaluate(() => {
    const error = new Error("a mistake without consequences");
    error.stack = `Error: a mistake\n    at ${new URL(document.getElementById("app").dataset.program, document.baseURI)}:1:1`;
    dispatchEvent(new ErrorEvent("error", { error }));
  });
  await stopped(page).waitFor();
  release();
  await programOf(page);
  assert.equal(await stopped(page).count(), 0);
  await searchBox(page).fill("sparsegpt");
  await until(async () => (await count(page)) < 20, true);
});

once("the curator's words are asked for again by the next page that has some", async ({ open }) => {
  const page = await open("", { noisy: true });
  const plain = page.locator(".prose .plain");
  await page.route("**/prose-*.json", (route) => route.abort("connectionrefused"));
  await page.getByRole("link", { name: "Accessibility" }).click();
  await plain.getByText("This text could not be loaded.").waitFor();
  await page.unroute("**/prose-*.json");
  await page.getByRole("link", { name: "About", exact: true }).first().click();
  await until(() => heading(page).textContent(), "About");
  await until(async () => (await page.locator(".prose p").count()) > 0, true);
  await until(() => plain.count(), 0);
});
