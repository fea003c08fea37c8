// The marks of papers: stars with their day, fields told apart, what is new, and the legend.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { DESK, PHONE, cards, count, everywhere, once, place, programOf, site, until } from "./site.js";

const PICTURED = site("pictured");
const read = ({ dist }) => JSON.parse(readFileSync(`${dist}/papers.json`, "utf8"));
const FIELDS = ["natural-language", "machine-learning", "systems", "architecture", "vision", "data", "speech", "other"];
const ids = (page) => cards(page).evaluateAll((all) => all.map((card) => card.dataset.paper));
const pictures = (page) => page.route("**/figures/*", (route) => route.fulfill({ contentType: "image/svg+xml", body: '<svg xmlns="http://www.w3.org/2000/svg"/>' }));
const marked = (page) => cards(page).filter({ has: page.getByText("New", { exact: true }) });
const places = (page) =>
  cards(page).locator("h2, li, .actions > *").evaluateAll((all) =>
    all.map((element) => ["left", "top", "width"].map((side) => Math.round(element.getBoundingClientRect()[side])).join()),
  );

once(
  "the code of a paper has its stars and their day, before the program and after",
  async ({ open }) => {
    for (const javaScript of [false, true]) {
      const page = await open("?sort=newest", { javaScript, faults: pictures });
      const code = page.getByRole("link", { name: /^Code: / }).filter({ hasText: "1.2k" }).first();
      assert.equal(await code.textContent(), "Code 1.2k");
      assert.equal(await code.getAttribute("title"), "1,234 stars on 24 November 2026");
    }
    const page = await open("", { faults: pictures });
    await cards(page).filter({ hasText: "43k" }).first().getByRole("heading").getByRole("link").click();
    const code = page.getByRole("main").getByRole("link", { name: "Code", exact: true });
    assert.equal(await code.textContent(), "Code 43k");
    assert.equal(await code.getAttribute("title"), "43,210 stars on 24 November 2026");
  },
  PICTURED,
);

once(
  "how often a paper is cited stands on its card and its page, with the day, before the program and after",
  async ({ open }) => {
    const most = read(PICTURED).papers.reduce((most, paper) => ((paper.citations ?? -1) > (most.citations ?? -1) ? paper : most));
    const counted = `${most.citations.toLocaleString("en")}, counted by Semantic Scholar on 25 November 2026`;
    const page = await open("", { faults: pictures });
    await page.getByLabel("Sort").selectOption({ label: "Citations" });
    await until(() => cards(page).first().getAttribute("data-paper"), most.id);
    const link = cards(page).first().getByRole("link", { name: /^Paper: / });
    assert.equal(await link.getAttribute("title"), `Citations: ${counted}`);
    assert.match(await link.textContent(), /^Paper \d(\.\d)?k$/);
    for (const javaScript of [false, true]) {
      const page = await open(`papers/${most.id}/`, { javaScript, faults: pictures });
      assert.equal(await page.getByRole("main").locator("dt:text-is('Citations') + dd").textContent(), counted);
    }
  },
  PICTURED,
);

once("without counts the code is a plain link, and the paper", async ({ open }) => {
  const page = await open("");
  const code = page.getByRole("link", { name: /^Code: / }).first();
  assert.equal(await code.textContent(), "Code");
  assert.equal(await code.getAttribute("title"), null);
  const paper = page.getByRole("link", { name: /^Paper: / }).first();
  assert.equal(await paper.textContent(), "Paper");
  assert.equal(await paper.getAttribute("title"), null);
  assert.equal(await page.getByRole("option", { name: "Citations" }).count(), 0);
});

once("an award leads to the papers with one, a venue to its papers of that year", async ({ open }) => {
  const page = await open("?has=award");
  const total = await page.getByRole("status").textContent();
  const badges = cards(page).first().getByRole("list", { name: "Badges" }).getByRole("listitem");
  const award = badges.getByRole("link", { name: /award|paper|Outstanding|Best/ }).first();
  assert.match(await award.getAttribute("href"), /\/\?has=award$/);
  const venue = badges.locator("[data-field]");
  assert.match(await venue.getAttribute("href"), /\/\?venue=[a-z0-9-]+&year=\d{4}$/);
  await page.goto(new URL(await award.getAttribute("href"), page.url()).href);
  await programOf(page);
  assert.equal(await page.getByRole("status").textContent(), total);
});

everywhere("what was added since the last visit is marked for the session, and moves nothing", async ({ site, open }) => {
  const page = await open("");
  assert.equal(await marked(page).count(), 0, "nothing is new on a first visit");
  const added = (await ids(page)).slice(1, 4);
  const before = await places(page);
  const again = async () => {
    await page.reload();
    await programOf(page);
  };
  await page.evaluate(
    ({ key, added }) => {
      const seen = localStorage.getItem(key).split(" ");
      localStorage.setItem(key, seen.filter((id) => !added.includes(id)).join(" "));
      sessionStorage.clear();
    },
    { key: `awesome-papers.seen${site.base}`, added },
  );
  for (let visit = 0; visit < 2; visit += 1) {
    await again();
    assert.deepEqual(await marked(page).evaluateAll((all) => all.map((card) => card.dataset.paper)), added);
  }
  assert.deepEqual(await places(page), before);
  const link = page.getByRole("link", { name: `${added.length} new`, exact: true });
  assert.equal(await link.getAttribute("title"), "New since your last visit");
  await link.click();
  await until(() => count(page), added.length);
  assert.equal(place(page, site), "?has=new");
  await until(() => link.count(), 0);
  await page.goto(`${site.address}?has=recommended`);
  await programOf(page);
  assert.equal(await page.getByRole("link", { name: /^\d+ new$/ }).count(), 0, "none of these is new");
  for (const view of ["compact", "table"]) {
    await page.goto(`${site.address}?view=${view}`);
    await programOf(page);
    assert.equal(await marked(page).count(), added.length);
  }
  await page.goto(site.address);
  await page.evaluate(() => sessionStorage.clear());
  await again();
  assert.equal(await marked(page).count(), 0, "they were seen");
});

once("storage that holds rubbish, or is closed, marks nothing", async ({ open }) => {
  for (const spoil of [
    () => localStorage.setItem("awesome-papers.seen/", "\u0000 <b> 9"),
    () => Object.defineProperty(window, "sessionStorage", { get: () => { throw new DOMException("no", "SecurityError"); } }),
  ]) {
    const page = await open("", { faults: (page) => page.addInitScript(spoil) });
    assert.equal(await marked(page).count(), 0);
    assert.ok((await cards(page).count()) > 0);
  }
});

everywhere("the legend shows every badge, before the program and after", async ({ open }) => {
  for (const javaScript of [false, true]) {
    const page = await open("about/", { javaScript });
    const main = page.getByRole("main");
    for (const name of ["Recommended", "New"]) assert.equal(await main.getByRole("term").getByText(name, { exact: true }).count(), 1, name);
    assert.ok(await main.getByRole("definition").getByText("Natural language processing", { exact: true }).isVisible());
    const shown = await main.locator("dl [data-field]").evaluateAll((all) => all.map((badge) => badge.dataset.field));
    assert.ok(shown.length > 4 && new Set(shown).size === shown.length, shown.join());
  }
});

once("every field is told apart and can be read, in both themes and at any width", async ({ open }) => {
  for (const viewport of [DESK, PHONE])
    for (const colorScheme of ["light", "dark"]) {
      const page = await open("about/", { viewport, colorScheme });
      const looks = await page.evaluate((fields) => {
        const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
        const luminance = (colour) => {
          canvas.fillStyle = colour;
          canvas.fillRect(0, 0, 1, 1);
          const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => {
            const value = part / 255;
            return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
          });
          return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        };
        const contrast = (one, other) => {
          const [low, high] = [luminance(one), luminance(other)].sort((left, right) => left - right);
          return (high + 0.05) / (low + 0.05);
        };
        return fields.map((field) => {
          const badge = document.createElement("a");
          badge.className = "badge venue";
          badge.dataset.field = field;
          document.querySelector("main").append(badge);
          const style = getComputedStyle(badge);
          const stripe = style.backgroundImage.match(/oklch\([^)]*\)|rgb\([^)]*\)/)[0];
          return { field, ink: style.color, words: contrast(style.color, style.backgroundColor), stripe: contrast(stripe, style.backgroundColor) };
        });
      }, FIELDS);
      for (const { field, words, stripe } of looks) {
        assert.ok(words >= 7, `${field}: ${words}`);
        assert.ok(stripe >= 3, `${field}: ${stripe}`);
      }
      assert.equal(new Set(looks.map(({ ink }) => ink)).size, FIELDS.length);
    }
});
