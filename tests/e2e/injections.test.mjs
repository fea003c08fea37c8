// Each of more than a hundred texts that try to run, in every place that data, an address or
// storage can fill: it stays text, the page is never blank, and the address is never lost.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { injected } from "./catalogues.mjs";
import { INJECTIONS } from "./injections.mjs";
import { lookForIntruders, intruders } from "./intruders.mjs";
import { ROOT, each, heading, once, programOf, settled, site, tried, visit } from "./site.js";

const INJECTED = site("injected");
const texts = INJECTIONS.map((text) => text.toWellFormed());

test("there are more than a hundred of them", () => {
  assert.ok(INJECTIONS.length > 100);
  tried("strings", INJECTIONS.length);
});

/** Goes to each address within the running program, and tells what was wrong at any. */
async function walk(page, addresses) {
  await page.evaluate(`window.look = ${lookForIntruders}`);
  return page.evaluate(async (addresses) => {
    const wrong = [];
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    for (const address of addresses) {
      const target = new URL(address, document.baseURI);
      history.pushState(null, "", target);
      dispatchEvent(new PopStateEvent("popstate"));
      await frame();
      await frame();
      const found = window.look();
      if (!document.querySelector("main")?.textContent.trim()) found.push("the page is blank");
      if (location.href !== target.href) found.push(`the address is now ${location.href}`);
      if (document.querySelector("[role=alert]:not([hidden])")) found.push("the program has stopped");
      for (const what of found) wrong.push(`${address}: ${what}`);
    }
    return wrong;
  }, addresses);
}

const ADDRESSES = {
  "as what is asked for": texts.map(encodeURIComponent).map((text) => `?q=${text}&category=${text}&venue=-${text}&year=${text}&sort=${text}&${text}=${text}`),
  "as a path": texts.map((text) => `${encodeURIComponent(text)}/x`),
  "as a paper": texts.map((text) => `papers/${encodeURIComponent(text)}/?q=${encodeURIComponent(text)}`),
  "as a category": texts.map((text) => `category/${encodeURIComponent(text)}/`),
};
each("injections in the address", ADDRESSES, async ({ open, case: addresses }) => {
  tried("addresses", addresses.length);
  const page = await open();
  assert.deepEqual(await walk(page, addresses), []);
});

once("injections in an address that is opened", async ({ site, open }) => {
  const page = await open();
  const some = Object.values(ADDRESSES).flatMap((addresses) => addresses.filter((_, number) => number % 30 === 7));
  tried("addresses", some.length);
  for (const address of some) {
    const target = new URL(address, site.address).href;
    // A server refuses some paths by itself, with a page of its own.
    const response = await page.goto(`${target}#${encodeURIComponent(texts[3])}`);
    if (!(await response.headerValue("content-type"))?.startsWith("text/html")) continue;
    await programOf(page);
    assert.deepEqual(await intruders(page), [], address);
    assert.ok(page.url().startsWith(target), address);
  }
});

const FROM_DATA = {
  "in the data that the program reads": { of: ROOT, faults: (page) => page.route("**/papers-*.json", (route) => route.fulfill({ json: injected() })) },
  "in the data that the pages were written from": { of: INJECTED },
};
for (const [where, { of, faults }] of Object.entries(FROM_DATA))
  once(
    `injections in every field, ${where}`,
    async ({ open }) => {
      const page = await open("?view=table", { faults });
      const ids = injected().papers.map(({ id }) => id);
      const lists = ["", "?view=compact", "about/", "contribute/", "accessibility/"];
      const addresses = [
        ...lists, ...ids.map((id) => `papers/${id}/`), ...ids.map((id) => `category/${id.replace("paper", "category")}/`),
      ];
      tried("addresses", addresses.length);
      assert.deepEqual(await walk(page, addresses), []);
      for (const id of ids.filter((_, number) => number % 40 === 0)) {
        await walk(page, [`papers/${id}/`]);
        const title = injected().papers.find((paper) => paper.id === id).title;
        assert.equal((await heading(page).textContent()).trim(), title);
      }
    },
    of,
  );

test("injections in the pages as they are written, read as a browser reads them", async () => {
  const files = readdirSync(INJECTED.dist, { recursive: true }).filter((file) => file.endsWith(".html"));
  tried("pages", files.length);
  await visit(INJECTED, async ({ open }) => {
    // A page without a policy, so that it may parse any text.
    const page = await open("robots.txt", { started: false, noisy: true });
    await page.evaluate(`window.look = ${lookForIntruders}`);
    const wrong = [];
    for (const file of files) {
      const html = readFileSync(path.join(INJECTED.dist, file), "utf8");
      const found = await page.evaluate((html) => {
        const parsed = new DOMParser().parseFromString(html, "text/html");
        const scripts = [...parsed.scripts].filter(({ type }) => type !== "application/ld+json");
        return [...window.look(parsed), ...(scripts.length === 2 ? [] : [`${scripts.length} scripts`])];
      }, html);
      for (const what of found) wrong.push(`${file}: ${what}`);
    }
    assert.deepEqual(wrong, []);
  });
});

once("injections in storage, in the history and in the name of the window", async ({ site, open }) => {
  const page = await open();
  for (let number = 0; number < texts.length; number += 15) {
    tried("addresses", 1);
    await page.evaluate(
      ([texts, number]) => {
        for (const [place, text] of texts.entries()) {
          localStorage.setItem(text, text);
          sessionStorage.setItem(`awesome-papers.${place}`, text);
        }
        for (const key of ["theme", "list", "draft", "version"]) localStorage.setItem(`awesome-papers.${key}`, texts[number]);
        document.cookie = `x=${encodeURIComponent(texts[number])}`;
        window.name = texts[number];
        history.replaceState({ scroll: texts[number] }, "");
      },
      [texts, number],
    );
    await page.goto(site.address);
    await programOf(page);
    await settled(page);
    assert.deepEqual(await intruders(page), []);
    assert.ok(["light", "dark", null].includes(await page.evaluate(() => document.documentElement.getAttribute("data-theme"))));
  }
});
