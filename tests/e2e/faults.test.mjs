// When the network or the data fails: the static page stays readable, a message says what is
// wrong in words for a reader, and trying again works.

import assert from "node:assert/strict";
import {
  TOTAL, cards, cardLinks, catalogue, count, each, everywhere, facetValue, heading, hold, once, place, programOf, searchBox,
  settled, until,
} from "./site.js";

const DATA = "**/papers.json";
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
  "a paper in no known category": {
    answer: json(changed((all) => (all.papers[3].categories = ["astrology"]))),
    says: /damaged/,
    detail: /papers.*4.*categories/s,
  },
  "a paper without title": { answer: json(changed((all) => delete all.papers[0].title)), says: /damaged/, detail: /title/ },
  "a link that runs a script": {
    answer: json(changed((all) => (all.papers[0].url = "javascript:alert(1)"))),
    says: /damaged/,
    detail: /url/,
  },
};

each("a catalogue that does not load is told, and trying again works", FAULTS, async ({ open, case: fault }) => {
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
  assert.ok(await page.getByRole("link", { name: "Download BibTeX" }).isVisible());
});

const PROGRAMS = {
  "is missing": (route) => route.fulfill({ status: 404, body: "no" }),
  "cannot be reached": (route) => route.abort("connectionfailed"),
  "is damaged": (route) => route.fulfill({ contentType: "application/wasm", body: "rubbish" }),
};
for (const [what, answer] of Object.entries(PROGRAMS))
  once(`a program that ${what} leaves the static page and says what does not work`, async ({ open }) => {
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
