// The sheet of filters on a phone: Back closes it before it leaves the page.

import assert from "node:assert/strict";
import { PHONE, TOTAL, catalogue, count, facetValue, heading, once, place, settled, until } from "./site.js";

const QUANTIZATION = catalogue.papers.filter((paper) => paper.categories.includes("quantization")).length;
const isOpen = (page) => page.evaluate(() => document.querySelector("#filters")?.matches(":popover-open") ?? false);
const filters = (page) => page.getByRole("button", { name: /^Filters/ });
const show = (page) => page.getByRole("button", { name: /^Show \d+ paper/ });

/** The list on a phone, with the About page before it in the history. */
async function list(open) {
  const page = await open("about/", { viewport: PHONE });
  await page.getByRole("link", { name: catalogue.list.title }).click();
  await until(() => count(page), TOTAL);
  await filters(page).click();
  await until(() => isOpen(page), true);
  await settled(page);
  return page;
}

once("Back closes the sheet, and only then leaves the page", async ({ site, open }) => {
  const page = await list(open);
  await page.goBack();
  await until(() => isOpen(page), false);
  assert.equal(place(page, site), "");
  await page.goBack();
  await until(() => heading(page).textContent(), "About");
});

once("after a choice Back undoes it, with the sheet closed", async ({ site, open }) => {
  const page = await list(open);
  const steps = await page.evaluate(() => history.length);
  await facetValue(page, "Category", "Quantization").click();
  await until(() => count(page), QUANTIZATION);
  assert.ok(await isOpen(page), "one may choose more");
  assert.equal(await page.evaluate(() => history.length), steps, "the choice takes the entry of the sheet");
  await page.goBack();
  await until(async () => [place(page, site), await isOpen(page)], ["", false]);
  await until(() => count(page), TOTAL);
  await page.goBack();
  await until(() => heading(page).textContent(), "About");
});

once("a sheet that is closed without a choice leaves nothing in the history", async ({ site, open }) => {
  const page = await list(open);
  for (const close of [() => show(page).click(), () => page.keyboard.press("Escape"), () => page.mouse.click(195, 60)]) {
    if (!(await isOpen(page))) await filters(page).click();
    await until(() => isOpen(page), true);
    await settled(page);
    await close();
    await until(() => isOpen(page), false);
    await settled(page);
  }
  assert.equal(place(page, site), "");
  await page.goBack();
  await until(() => heading(page).textContent(), "About");
});

once("a window that is turned until the filters are a column has no sheet of them", async ({ open }) => {
  const page = await open("", { viewport: { width: 820, height: 1180 } });
  await filters(page).click();
  await until(() => isOpen(page), true);
  await page.setViewportSize({ width: 1180, height: 820 });
  await until(() => isOpen(page), false);
  const [column, list] = await Promise.all(["#filters", "ol.papers"].map((part) => page.locator(part).boundingBox()));
  assert.ok(column.x + column.width <= list.x);
});

once("a choice that was shown stays when the sheet is closed", async ({ site, open }) => {
  const page = await list(open);
  await facetValue(page, "Category", "Quantization").click();
  await until(() => show(page).textContent(), `Show ${QUANTIZATION} papers`);
  await show(page).click();
  await until(() => isOpen(page), false);
  await settled(page);
  assert.equal(place(page, site), "category/quantization/");
  await page.goBack();
  await until(() => count(page), TOTAL);
});

once("the button that shows the papers is within reach of a thumb, wherever the sheet is scrolled", async ({ open }) => {
  const page = await list(open);
  for (const scroll of [0, 400, 5000]) {
    await page.evaluate((scroll) => document.querySelector("#filters").scrollTo(0, scroll), scroll);
    await settled(page);
    const box = await show(page).boundingBox();
    assert.ok(box.y + box.height <= PHONE.height && box.y > PHONE.height * 0.8, `${JSON.stringify(box)} at ${scroll}`);
    assert.ok(box.width > 250 && box.height >= 44, JSON.stringify(box));
    const isOnTop = await show(page).evaluate((button) => {
      const { x, y, width, height } = button.getBoundingClientRect();
      return document.elementFromPoint(x + width / 2, y + height / 2) === button;
    });
    assert.ok(isOnTop, "nothing lies on it");
  }
});
