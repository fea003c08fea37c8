// The years of the results as bars, and the range of them that is asked for.

import assert from "node:assert/strict";
import { PHONE, TOTAL, cards, catalogue, chips, count, everywhere, facet, facetValue, heading, once, place, programOf, settled, until } from "./site.js";

const ends = (page) => ["From year", "To year"].map((name) => facet(page, "Year").getByRole("slider", { name }));
const values = (page) => Promise.all(ends(page).map((end) => end.inputValue()));
const bars = (page) => facet(page, "Year").locator(".year-bars rect");
const asked = (page) => bars(page).evaluateAll((all) => all.filter((bar) => bar.matches(".asked")).map((bar) => bar.textContent));
const yearOf = ({ id, venue, year }) => Number(year ?? `20${venue?.match(/(?:'|20)(\d\d)\b/)?.[1] ?? id.slice(0, 2)}`);
const papersOf = (from, to) => catalogue.papers.filter((paper) => yearOf(paper) >= from && yearOf(paper) <= to).length;

everywhere("a range of years is asked for by its ends, and stands in the address", async ({ site, open }) => {
  const page = await open();
  const [from, to] = ends(page);
  const [first, last] = await values(page);
  await from.focus();
  for (let year = Number(first); year < 2023; year += 1) await page.keyboard.press("ArrowRight");
  await until(() => place(page, site), `?year=2023..${last}`);
  await until(() => count(page), papersOf(2023, Number(last)));
  await to.focus();
  for (let year = Number(last); year > 2024; year -= 1) await page.keyboard.press("ArrowLeft");
  await until(() => place(page, site), "?year=2023..2024");
  await until(() => count(page), papersOf(2023, 2024));
  assert.equal(await to.evaluate((to) => to === document.activeElement), true, "the end keeps the focus");
  assert.match(await chips(page).textContent(), /2023–2024/);
  assert.deepEqual((await asked(page)).map((text) => text.slice(0, 4)).sort(), ["2023", "2024"]);
  // An end does not pass the other.
  await page.keyboard.press("Home");
  await until(() => place(page, site), "?year=2023");
  await until(() => values(page), ["2023", "2023"]);
  await page.reload();
  await programOf(page);
  assert.deepEqual(await values(page), ["2023", "2023"]);
  await chips(page).getByRole("link", { name: "Remove filter 2023" }).click();
  await until(() => count(page), TOTAL);
  await until(() => values(page), [first, last]);
});

once("an end stays where it was put, also at a year without papers", async ({ site, open }) => {
  const page = await open();
  const [from] = ends(page);
  const [first, last] = (await values(page)).map(Number);
  assert.equal(papersOf(first + 1, first + 1), 0, "a year without papers");
  await from.focus();
  await page.keyboard.press("ArrowRight");
  await until(() => place(page, site), `?year=${first + 1}..${last}`);
  await until(() => count(page), papersOf(first + 1, last));
  await settled(page);
  assert.deepEqual(await values(page), [`${first + 1}`, `${last}`]);
});

once("Back undoes all moves of the ends at once", async ({ site, open }) => {
  const page = await open();
  const [from, to] = ends(page);
  const [first, last] = (await values(page)).map(Number);
  const entries = () => page.evaluate(() => history.length);
  const before = await entries();
  await from.focus();
  for (const year of [first + 1, first + 2]) {
    await page.keyboard.press("ArrowRight");
    await until(() => place(page, site), `?year=${year}..${last}`);
  }
  await to.focus();
  await page.keyboard.press("ArrowLeft");
  await until(() => place(page, site), `?year=${first + 2}..${last - 1}`);
  assert.equal(await entries(), before + 1);
  await page.goBack();
  await until(() => place(page, site), "");
  await until(() => values(page), [`${first}`, `${last}`]);
});

once("an end is dragged to a year", async ({ site, open }) => {
  const page = await open();
  const [from] = ends(page);
  await from.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await from.boundingBox();
  const [first, last] = (await values(page)).map(Number);
  const thumb = 24;
  const placeOf = (year) => x + thumb / 2 + ((width - thumb) * (year - first)) / (last - first);
  const bar = await bars(page).filter({ hasText: /^2024/ }).boundingBox();
  assert.ok(Math.abs(bar.x + bar.width / 2 - placeOf(2024)) < 1.5, "a bar stands over the place of its year");
  await page.mouse.move(placeOf(first), y + height / 2);
  await page.mouse.down();
  await page.mouse.move(placeOf(2024), y + height / 2, { steps: 5 });
  assert.equal(place(page, site), "", "while it is dragged, the list stays");
  await page.mouse.up();
  await until(() => place(page, site), `?year=2024..${last}`);
  await until(() => count(page), papersOf(2024, last));
  // Both ends at the last year: the first can still be dragged away.
  await page.goto(new URL(`?year=${last}`, site.address).href);
  await programOf(page);
  await from.scrollIntoViewIfNeeded();
  const above = await from.boundingBox();
  await page.mouse.move(placeOf(last), above.y + height / 2);
  await page.mouse.down();
  await page.mouse.move(placeOf(2023), above.y + height / 2, { steps: 5 });
  await page.mouse.up();
  await until(() => place(page, site), `?year=2023..${last}`);
});

once("a range says which years it has, and one is taken out of it", async ({ site, open }) => {
  const page = await open("?year=2022..2024");
  assert.equal(await count(page), papersOf(2022, 2024));
  assert.match(await page.title(), /2022–2024/);
  for (const year of ["2022", "2023", "2024"]) {
    assert.equal(await facetValue(page, "Year", year).getAttribute("aria-current"), "true", year);
  }
  await facetValue(page, "Year", "2023").click();
  await until(() => place(page, site), "?year=2022&year=2024");
  await until(() => count(page), papersOf(2022, 2022) + papersOf(2024, 2024));
});

once("the bars follow the other filters, and are there without JavaScript", async ({ open }) => {
  const still = await open("", { javaScript: false });
  const of2024 = (page) => bars(page).filter({ hasText: /^2024: / }).textContent();
  assert.equal(await of2024(still), `2024: ${papersOf(2024, 2024)} papers`);
  assert.equal(await still.getByRole("slider").count(), 0);
  const page = await open("?year=2023");
  const before = await of2024(page);
  assert.equal(before, await of2024(still), "what another year would bring");
  await facetValue(page, "Category", "Quantization").click();
  await until(async () => (await of2024(page)) === before, false);
});

once("a range is asked for in the sheet of a phone", async ({ site, open }) => {
  const page = await open("", { viewport: PHONE, hasTouch: true, isMobile: true });
  await page.getByRole("button", { name: /^Filters/ }).click();
  const [, to] = ends(page);
  const { height } = await to.boundingBox();
  assert.ok(height >= 24);
  await to.fill("2023");
  await until(() => place(page, site), "?year=2020..2023");
  await page.getByRole("button", { name: /^Show \d+ papers/ }).click();
  await until(() => count(page), papersOf(0, 2023));
  assert.ok((await cards(page).count()) > 0);
  assert.equal(await heading(page).count(), 1);
});
