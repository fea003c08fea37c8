// A release whose program does not start is rolled back to the one before it; and no good release is
// rolled back because of the network, the reader or a browser extension.

import assert from "node:assert/strict";
import {
  EARLIER, NOW, RUBBISH, again, forgetHttpCache, hosted, isKept, keeps, lose, news, note, rebuilt, setNote, update, version, versionsKept, visited,
} from "./host.mjs";
import { count, heading, place, programOf, searchBox, settled, TOTAL, until } from "./site.js";
import { NEW_PAPERS } from "./catalogues.mjs";

const DAY = 24 * 60 * 60 * 1000;
const BROKEN = "0000000000000000";
const broken = (site) => rebuilt(site, BROKEN, RUBBISH);
const failure = (page) => page.getByRole("alert").filter({ hasText: "could not be started" });
const goto = (page, host, address) => page.goto(new URL(address, host.address).href);

hosted("a release whose program does not start is rolled back, and the reader is told", EARLIER, async ({ host, open }) => {
  const page = await visited(open, "category/survey/");
  const before = await version(page);
  host.site = NOW;
  host.change = broken(NOW);
  await update(page);
  await news(page).getByRole("button", { name: "Show it" }).click();
  await until(async () => (await versionsKept(page).catch(() => [])).join(), before, "the broken release is thrown away");
  await page.waitForLoadState();
  await programOf(page);
  assert.equal(await version(page), before);
  assert.equal(place(page, host), "category/survey/");
  await page.getByRole("status").filter({ hasText: "did not start" }).waitFor();
  await again(page);
  assert.equal(await version(page), before, "and does not come back");
  await settled(page);
  assert.equal(await page.getByRole("status").filter({ hasText: "did not start" }).count(), 0, "it is told once");
});

hosted("a first release whose program does not start leaves the written pages", NOW, async ({ host, open }) => {
  host.change = broken(NOW);
  const page = await open("papers/2306.08543/", { started: false });
  await failure(page).waitFor();
  assert.match(await heading(page).textContent(), /Knowledge Distillation/);
});

hosted("a release that was rolled back gets another chance a day later", EARLIER, async ({ host, open }) => {
  const page = await visited(open);
  const before = await version(page);
  host.site = NOW;
  host.change = broken(NOW);
  await update(page);
  await news(page).getByRole("button", { name: "Show it" }).click();
  await keeps(page, [before]);
  await page.waitForLoadState();
  await programOf(page);
  await again(page);
  await keeps(page, [before], "it stays away");
  await setNote(page, "failed", { ...(await note(page, "failed")), at: Date.now() - 2 * DAY });
  await again(page);
  await keeps(page, [before, BROKEN], "it gets another chance");
});

hosted("a program that fails once is tried again, and its release stays", EARLIER, async ({ host, open }) => {
  const page = await visited(open);
  const before = await version(page);
  await page.addInitScript(() => {
    if ("hasFailed" in sessionStorage) return;
    sessionStorage.hasFailed = "";
    Document.prototype.createElement = Document.prototype.createElementNS = () => {
      throw new Error("no more elements");
    };
  });
  await page.reload();
  await until(() => page.evaluate(() => performance.getEntriesByType("navigation")[0].type + (sessionStorage.hasFailed ?? "not yet")), "reload");
  await programOf(page);
  assert.deepEqual(await versionsKept(page), [before]);
  await until(() => note(page, "failed"), undefined, "nothing is held against it");
});

/** Opens a page of a reader whose browser has thrown the program away, so that it comes from the host,
    which answers as `answer` says. */
async function fromNetwork(page, host, answer) {
  await lose(page, /\.wasm$/);
  await forgetHttpCache(page);
  host.change = (path) => path.endsWith(".wasm") && answer();
  await goto(page, host, "about/");
}

hosted("a reader who stops the page while the program loads keeps the release", NOW, async ({ host, open }) => {
  const page = await visited(open);
  const before = await versionsKept(page);
  let isAsked = false;
  await fromNetwork(page, host, () => new Promise(() => (isAsked = true)));
  await until(() => isAsked, true);
  await page.evaluate(() => window.stop());
  await failure(page).waitFor();
  await settled(page);
  assert.deepEqual(await versionsKept(page), before);
});

hosted("a reader who follows a link while the program loads keeps the release", NOW, async ({ host, open }) => {
  const page = await visited(open);
  const before = await versionsKept(page);
  // One of the program, and one of its lazy part where that is asked for.
  const answers = [];
  await fromNetwork(page, host, () => new Promise((resolve) => answers.push(resolve)));
  await until(() => answers.length > 0, true);
  host.change = () => undefined;
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Contribute" }).click();
  // A browser has one request at a time for a file that it may keep.
  for (const answer of answers) answer();
  await programOf(page);
  assert.deepEqual(await versionsKept(page), before);
});

for (const [what, answer] of Object.entries({
  "one lost request for the program": () => "dropped",
  "a program that breaks off": () => "broken off",
  "a broken program that comes from the network": () => ({ body: "rubbish" }),
  "a network that asks for a login": () => ({ type: "text/html", body: "<h1>Welcome</h1>" }),
}))
  hosted(`${what} is not held against the release`, NOW, async ({ host, open }) => {
    const page = await visited(open);
    const before = await versionsKept(page);
    await fromNetwork(page, host, answer);
    await failure(page).waitFor();
    await settled(page);
    assert.deepEqual(await versionsKept(page), before);
    host.change = () => undefined;
    await failure(page).getByRole("button", { name: "Reload the page" }).click();
    await programOf(page);
    assert.deepEqual(await versionsKept(page), before);
  });

hosted("offline without the program, which the browser has thrown away, the release stays and heals later", NOW, async ({ host, open }) => {
  const page = await visited(open);
  const before = await versionsKept(page);
  await lose(page, /\.wasm$/);
  await forgetHttpCache(page);
  host.isOnline = false;
  await page.reload();
  await failure(page).waitFor();
  assert.deepEqual(await versionsKept(page), before);
  host.isOnline = true;
  await again(page);
  await until(() => isKept(page, /\.wasm$/), true);
  host.isOnline = false;
  await again(page);
  assert.equal(await count(page), TOTAL);
});

hosted("a release that was withdrawn is not what is gone back to", EARLIER, async ({ host, open }) => {
  const page = await visited(open);
  const first = await version(page);
  const show = async (site, change = () => undefined) => {
    host.site = site;
    host.change = change;
    await update(page);
    await Promise.all([page.waitForEvent("framenavigated"), news(page).getByRole("button", { name: "Show it" }).click()]);
  };
  await show(NOW);
  await programOf(page);
  await show(EARLIER);
  await programOf(page);
  assert.equal(await version(page), first);
  assert.equal(await count(page), TOTAL - NEW_PAPERS);
  await show(NOW, broken(NOW));
  await until(async () => (await versionsKept(page).catch(() => [])).includes(BROKEN), false);
  await page.waitForLoadState();
  await programOf(page);
  assert.equal(await version(page), first);
  await searchBox(page).fill("sparsegpt");
  await until(async () => (await count(page)) < 20, true);
});
