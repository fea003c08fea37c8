// The lazy part of the program: what the list does not need. Until it is there, and where it cannot be had, links to
// other pages are the browser's.

import assert from "node:assert/strict";
import {
  TOTAL, cardLinks, cards, count, each, everywhere, facetValue, heading, hold, place, programOf, searchBox, settled, tried, until,
} from "./site.js";

const LAZY = "**/lazy-*.wasm";
/** Waits for the list alone: the dialogs, which `programOf` waits for, are in the lazy part. */
const listOf = async (page) => {
  await page.waitForFunction(() => window.staticMain && !window.staticMain.isConnected && document.querySelector("main"));
  await settled(page);
};
/** Whether the document is the one that was marked, and no other was loaded since. */
const mark = (page) => page.evaluate(() => void (window.isMarked = true));
const isMarked = (page) => page.evaluate(() => Boolean(window.isMarked));
const failure = (page) => page.getByRole("alert").filter({ hasText: "A part of this page could not be loaded." });

everywhere("a list is there before the lazy part is asked for, a paper with it", async ({ open }) => {
  let release;
  const asked = [];
  const page = await open("", {
    started: false,
    faults: async (page) => {
      page.on("request", (request) => asked.push(request.url()));
      release = await hold(page, LAZY);
    },
  });
  await listOf(page);
  const at = (pattern) => asked.findIndex((address) => pattern.test(address));
  const buttons = ["Go to… :", "Shortcuts and search tips ?"].map((name) => page.getByRole("button", { name, exact: true }));
  for (const button of buttons) assert.equal(await button.isEnabled(), false, "what it opens is not there yet");
  assert.ok(at(/\/papers-[^/]*\.json$/) >= 0 && at(/\/lazy-/) > at(/\/papers-[^/]*\.json$/), asked.join(" "));
  await searchBox(page).fill("sparsegpt");
  await until(async () => (await count(page)) < 20, true);
  await facetValue(page, "Year", "2023").click();
  await settled(page);
  release();
  await programOf(page);
  for (const button of buttons) assert.equal(await button.isEnabled(), true);

  asked.length = 0;
  await page.goto(new URL("papers/2306.08543/", page.url().replace(/\?.*/, "")).href);
  await programOf(page);
  assert.ok(at(/\/lazy-/) >= 0 && at(/\/lazy-/) <= at(/\/papers-[^/]*\.json$/) + 1, asked.join(" "));
});

everywhere("a link that is clicked before the lazy part is there is followed by the browser", async ({ site, open }) => {
  let release;
  const page = await open("?category=quantization", { started: false, faults: async (page) => (release = await hold(page, LAZY)) });
  await listOf(page);
  await mark(page);
  const name = await cardLinks(page).first().textContent();
  await cardLinks(page).first().click();
  await page.waitForURL(/\/papers\//);
  await until(() => isMarked(page), false);
  assert.equal(await heading(page).textContent(), name);
  release();
  await programOf(page);
  await mark(page);
  // From here on the program shows what it is asked for.
  await page.getByRole("link", { name: "About", exact: true }).first().click();
  await until(() => heading(page).textContent(), "About");
  assert.ok(await isMarked(page));
  await page.goBack();
  await until(() => heading(page).textContent(), name);
  await page.goBack();
  await until(() => place(page, site), "?category=quantization");
  await until(() => count(page).then((papers) => papers > 0 && papers < TOTAL), true);
});

each(
  "without the lazy part the list works, and every other page is as the generator wrote it",
  {
    "it is missing": (route) => route.fulfill({ status: 404, body: "no" }),
    "it cannot be reached": (route) => route.abort("connectionfailed"),
    "it is damaged": (route) => route.fulfill({ contentType: "application/wasm", body: "rubbish" }),
    "it has another type": (route) => route.fulfill({ contentType: "text/html", body: "<h1>Welcome</h1>" }),
  },
  async ({ open, case: answer }) => {
    tried("faults", 1);
    const page = await open("", { started: false, noisy: true, faults: (page) => page.route(LAZY, answer) });
    await listOf(page);
    await searchBox(page).fill("sparsegpt");
    await until(async () => (await count(page)) < 20, true);
    const name = await cardLinks(page).first().textContent();
    await mark(page);
    await cardLinks(page).first().click();
    await page.waitForURL(/\/papers\//);
    await failure(page).waitFor();
    assert.ok(!(await isMarked(page)));
    assert.equal(await heading(page).textContent(), name);
    assert.ok(await page.getByRole("link", { name: "Save BibTeX" }).isVisible());
    await page.unroute(LAZY);
    await page.getByRole("button", { name: "Try again" }).click();
    await programOf(page);
    assert.equal(await failure(page).count(), 0);
    await page.keyboard.press("Control+k");
    await until(() => page.getByRole("dialog", { name: "Go to" }).isVisible(), true);
  },
);

everywhere("the place in the list is kept when the browser opened the paper", async ({ open }) => {
  const page = await open("", { started: false, noisy: true, faults: (page) => page.route(LAZY, (route) => route.abort()) });
  await listOf(page);
  await page.evaluate(() => scrollTo(0, 6000));
  await settled(page);
  await until(() => page.evaluate(() => history.state?.[0]), 6000);
  const link = cardLinks(page).nth((await cards(page).count()) - 2);
  await link.evaluate((link) => link.click());
  await page.waitForURL(/\/papers\//);
  await page.goBack();
  await listOf(page);
  await until(() => page.evaluate(() => Math.round(scrollY)), 6000);
});
