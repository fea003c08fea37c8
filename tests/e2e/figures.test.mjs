// The authors' figures: at the right size, in their place before they arrive, and enlarged.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import axe from "axe-core";
import { DESK, PHONE, cards, once, settled, site, until } from "./site.js";

const PICTURED = site("pictured");
const { papers } = JSON.parse(readFileSync(path.join(PICTURED.dist, "papers.json"), "utf8"));
const sizeOf = (paper) => paper.figure.prepared.split(" ")[1].split("x").map(Number);
const PAPER = papers.find((paper) => paper.figure?.prepared);

/** Answers for the files of the figures with drawings that have their sizes. */
const answered = async (page) => {
  const sizes = new Map(papers.filter((paper) => paper.figure?.prepared).map((paper) => [paper.figure.prepared.split(" ")[0], sizeOf(paper)]));
  await page.route("**/figures/*", (route) => {
    const [, stem, width] = /\/([0-9a-f]+)-(\d+)\.(?:avif|jpg)$/.exec(route.request().url());
    const [across, down] = sizes.get(stem);
    const height = Math.max(1, Math.round((width * down) / across));
    const body = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 100 100" preserveAspectRatio="none"><path fill="#fff" d="M0 0h100v100H0z"/><path fill="#357" d="M10 60h20v30H10zM40 30h20v60H40zM70 10h20v80H70z"/></svg>`;
    return route.fulfill({ contentType: "image/svg+xml", body });
  });
};
/** The same for a page whose changes are drawn late. */
const slow = async (page) => {
  await answered(page);
  await page.addInitScript(() => {
    const begin = document.startViewTransition;
    const later = (draw) => () => new Promise((done) => setTimeout(() => done(draw()), 300));
    document.startViewTransition = function (draw) {
      return begin.call(this, later(draw));
    };
  });
};
const opened = (open, address, options = {}) => open(address, { faults: answered, ...options });
const figures = (page) => page.getByRole("main").getByRole("link", { name: /^Enlarge figure: / });
/** The paper of the first figure of the list. */
const firstOf = async (page) => {
  const title = (await figures(page).first().getAttribute("aria-label")).slice("Enlarge figure: ".length);
  return papers.find((paper) => paper.title === title);
};
const dialog = (page) => page.getByRole("dialog");
const shownTitle = (page) => dialog(page).getByRole("heading").textContent();

once(
  "a figure has its size, its files and its words, and nothing moves when it arrives",
  async ({ site, open }) => {
    for (const javaScript of [false, true]) {
      const page = await opened(open, "", { javaScript });
      const paper = await firstOf(page);
      const image = page.getByRole("img", { name: `Figure from ${paper.title}`, exact: true });
      const [width, height] = sizeOf(paper);
      assert.deepEqual(
        await image.evaluate((image) => [image.getAttribute("width"), image.getAttribute("height")].map(Number)),
        [width, height],
      );
      const srcset = (await image.getAttribute("srcset")).split(", ");
      assert.ok(srcset.length > 1 && srcset.every((file) => file.startsWith(`${site.base}figures/`)), srcset.join());
      assert.match(await image.getAttribute("sizes"), /^\d+px$/);
      if (!javaScript) continue;
      await until(() => image.evaluate((image) => image.complete && image.naturalWidth > 0), true);
      const moved = await page.evaluate(
        () =>
          new Promise((done) => {
            new PerformanceObserver((list) => done(list.getEntries().reduce((sum, { value }) => sum + value, 0))).observe({ type: "layout-shift", buffered: true });
            setTimeout(() => done(0), 500);
          }),
      );
      assert.ok(moved < 0.01, `${moved}`);
    }
  },
  PICTURED,
);

once(
  "a figure is enlarged by the keyboard, followed by the arrows and left by Escape",
  async ({ open }) => {
    const page = await opened(open, "");
    await figures(page).first().focus();
    await page.keyboard.press("Enter");
    await dialog(page).waitFor();
    const all = await figures(page).evaluateAll((links) => links.map((link) => link.getAttribute("aria-label").slice(16)));
    assert.equal(await shownTitle(page), all[0]);
    for (const [key, place] of [["ArrowRight", 1], ["ArrowRight", 2], ["ArrowLeft", 1]]) {
      await page.keyboard.press(key);
      await until(() => shownTitle(page), all[place]);
      await settled(page);
    }
    for (let stop = 0; stop < 12; stop += 1) {
      await page.keyboard.press("Tab");
      assert.ok(await dialog(page).evaluate((dialog) => dialog.contains(document.activeElement)), `stop ${stop}`);
    }
    const scale = () => dialog(page).locator("picture").evaluate((picture) => new DOMMatrix(getComputedStyle(picture).transform).a);
    await page.keyboard.press("+");
    assert.ok((await scale()) > 1);
    await page.keyboard.press("0");
    assert.equal(await scale(), 1);
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "hidden" });
    // The focus follows in a task of its own.
    await until(() => page.evaluate(() => document.activeElement.getAttribute("aria-label")), `Enlarge figure: ${all[1]}`);
  },
  PICTURED,
);

once(
  "the page of a paper shows its figure, and Back is not in its way",
  async ({ open }) => {
    const page = await opened(open, "", { faults: slow });
    const paper = await firstOf(page);
    await cards(page).getByRole("heading").getByRole("link", { name: paper.title, exact: true }).click();
    await until(() => page.locator("main h1").textContent(), paper.title);
    await figures(page).click();
    await dialog(page).waitFor();
    assert.equal(await dialog(page).getByRole("link", { name: /^Source: / }).getAttribute("href"), paper.figure.source);
    await page.keyboard.press("ArrowRight");
    await until(async () => (await shownTitle(page)) !== paper.title, true);
    assert.equal(await shownTitle(page), await page.locator("main h1").textContent());
    await page.goBack();
    await dialog(page).waitFor({ state: "hidden" });
    await until(() => page.locator("main h1").textContent(), paper.title);
  },
  PICTURED,
);

once(
  "the static page enlarges figures before the program has started",
  async ({ open }) => {
    const faults = async (page) => {
      await page.route("**/*.wasm", () => {});
      await answered(page);
    };
    for (const address of ["", `papers/${PAPER.id}/`]) {
      const page = await open(address, { faults, started: false });
      await figures(page).first().click();
      await dialog(page).waitFor();
      await page.keyboard.press("Escape");
      await dialog(page).waitFor({ state: "hidden" });
    }
  },
  PICTURED,
);

once(
  "an enlarged figure is accessible and fits a phone, in both themes",
  async ({ open }) => {
    for (const viewport of [DESK, PHONE])
      for (const colorScheme of ["light", "dark"]) {
        const page = await opened(open, `papers/${PAPER.id}/`, { viewport, colorScheme });
        for (const act of [() => {}, () => figures(page).click().then(() => dialog(page).waitFor())]) {
          await act();
          await page.evaluate(axe.source);
          const { violations } = await page.evaluate(() => window.axe.run());
          assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`), []);
        }
        const inside = await dialog(page).locator("img").evaluate((image) => {
          const { left, right, top, bottom } = image.getBoundingClientRect();
          return left >= 0 && top >= 0 && right <= innerWidth + 1 && bottom <= innerHeight + 1;
        });
        assert.ok(inside);
      }
  },
  PICTURED,
);
