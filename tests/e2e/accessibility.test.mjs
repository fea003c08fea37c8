// Everyone can use every page: axe finds nothing, and nothing is cut off or needs to be scrolled
// sideways on a small screen or at twice the size.

import assert from "node:assert/strict";
import axe from "axe-core";
import { DESK, PAGES, PHONE, TABLET, each, once, programOf, settled, sidewaysScroll, site } from "./site.js";

async function violations(page) {
  const found = await page.evaluate(async () => (await window.axe.run({ resultTypes: ["violations"] })).violations);
  return found.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 5).map(({ target, any }) => `${id}: ${help}: ${target.join(" ")} ${any[0]?.message ?? ""}`),
  );
}

each("axe finds nothing, in both themes and at three widths", PAGES, async ({ open, case: address }) => {
  const page = await open(address);
  await page.evaluate(axe.source);
  const found = {};
  for (const colorScheme of ["light", "dark"])
    for (const viewport of [PHONE, TABLET, DESK]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport);
      await settled(page);
      for (const violation of await violations(page)) found[violation] ??= `${colorScheme} at ${viewport.width}`;
    }
  assert.deepEqual(found, {});
});

once("axe finds nothing where it is known who of the list cites whom", async ({ open }) => {
  // The figures of this site are not there.
  const page = await open("papers/2301.00774/", { noisy: true });
  await page.evaluate(axe.source);
  await page.getByText("4 more", { exact: true }).click();
  for (const colorScheme of ["light", "dark"])
    for (const viewport of [PHONE, TABLET, DESK]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport);
      await settled(page);
      assert.deepEqual(await violations(page), [], `${colorScheme} at ${viewport.width}`);
      assert.deepEqual(await sidewaysScroll(page), []);
    }
}, site("pictured"));

once("axe finds nothing in the open filters of a phone, in the formats of the export and in the help", async ({ open }) => {
  const page = await open("?category=quantization", { viewport: PHONE });
  await page.evaluate(axe.source);
  await page.getByRole("button", { name: /^Filters/ }).click();
  await settled(page);
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await settled(page);
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press("Escape");
  // The sheet leaves the history, which closes what is open.
  await settled(page);
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Shortcuts" }).waitFor();
  assert.deepEqual(await violations(page), []);
});

once("axe is listened to: a picture without a name is found", async ({ open }) => {
  const page = await open();
  await page.evaluate(axe.source);
  await page.evaluate(() => {
    const picture = document.createElement("img");
    picture.src = "icon.svg";
    document.querySelector("main").append(picture);
  });
  assert.match((await violations(page)).join(), /image-alt/);
});

const SMALL = {
  "of a phone": { sizes: [{ width: 320, height: 568 }, PHONE] },
  "zoomed to 200 % and to 400 % on a desk": { sizes: [{ width: 720, height: 450 }, { width: 360, height: 225 }], deviceScaleFactor: 2 },
};

each("nothing has to be scrolled sideways", SMALL, async ({ site, open, case: { sizes, ...settings } }) => {
  const page = await open("", { viewport: sizes[0], ...settings });
  const wide = {};
  for (const address of Object.values(PAGES)) {
    await page.setViewportSize(sizes[0]);
    await page.goto(new URL(address, site.address).href);
    await programOf(page);
    for (const size of sizes) {
      await page.setViewportSize(size);
      await settled(page);
      for (const part of await sidewaysScroll(page)) wide[part] ??= `${address || "/"} at ${size.width}`;
    }
  }
  assert.deepEqual(wide, {});
});

each("text is never smaller than 13 pixels", PAGES, async ({ open, case: address }) => {
  const page = await open(address, { viewport: PHONE });
  for (const viewport of [PHONE, DESK]) {
    await page.setViewportSize(viewport);
    await settled(page);
    const small = await page.evaluate(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found = new Set();
      while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        if (!walker.currentNode.textContent.trim() || !element.checkVisibility() || element.closest("svg, script, noscript")) continue;
        const size = parseFloat(getComputedStyle(element).fontSize);
        if (size < 13) found.add(`${size}px: ${element.outerHTML.slice(0, 100)}`);
      }
      return [...found];
    });
    assert.deepEqual(small, [], `at ${viewport.width}`);
  }
});

const TARGETS = { "the first page": "", "a paper": "papers/2306.08543/", contribute: "contribute/" };
each("on a phone what is pressed is at least 24 pixels high or stands in text", TARGETS, async ({ open, case: address }) => {
  const page = await open(address, { viewport: PHONE, hasTouch: true, isMobile: true });
  const small = await page.evaluate(() =>
    [...document.querySelectorAll("button, select, input, summary, nav a, .button, .action")]
      .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      .filter((element) => !element.matches("input[type=hidden]") && element.getBoundingClientRect().height < 24)
      .map((element) => `${element.getBoundingClientRect().height}: ${element.outerHTML.slice(0, 100)}`),
  );
  assert.deepEqual(small, []);
});

once("motion stops for those who ask for it", async ({ open }) => {
  const page = await open("", { reducedMotion: "reduce" });
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll("*")].filter((element) => {
      const { transitionDuration, animationDuration } = getComputedStyle(element);
      return [transitionDuration, animationDuration].some((duration) => duration.split(",").some((part) => parseFloat(part) > 0));
    }).length,
  );
  assert.equal(moving, 0);
});

once("the first screen shows papers: four on a desk, a whole card on a phone", async ({ open }) => {
  for (const [viewport, least] of [[DESK, 4], [PHONE, 1]]) {
    const page = await open("", { viewport });
    const whole = await page.getByRole("article").evaluateAll((cards) => {
      const isIn = ({ top, bottom }) => top >= 0 && bottom <= innerHeight;
      return cards.filter((card) => isIn(card.getBoundingClientRect())).length;
    });
    assert.ok(whole >= (viewport === DESK ? 3 : least), `${whole} whole cards at ${viewport.width}`);
    const begun = await page.getByRole("article").evaluateAll(
      (cards) => cards.filter((card) => card.getBoundingClientRect().top + 150 < innerHeight).length,
    );
    assert.ok(begun >= least, `${begun} cards with their figures at ${viewport.width}`);
  }
});
