// Light and dark: the system's, until the reader chooses.

import assert from "node:assert/strict";
import { announcement, everywhere, hold, once, programOf, settled, until } from "./site.js";

const DARK = { colorScheme: "dark" };
const themeButton = (page) => page.getByRole("button", { name: "Switch between light and dark" });

/** How light the ground of the page is, from 0 to 255. */
const lightness = (page) =>
  page.evaluate(() => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    canvas.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
    return Math.round((red + green + blue) / 3);
  });
const isDark = async (page) => (await lightness(page)) < 80;

once("the page follows the system, also while it is open", async ({ open }) => {
  const page = await open("", DARK);
  assert.ok(await isDark(page));
  await page.emulateMedia({ colorScheme: "light" });
  await until(() => isDark(page), false);
});

everywhere("a chosen theme is there after a reload, before the program and before the first paint", async ({ open }) => {
  const page = await open("", {
    faults: (page) =>
      page.addInitScript(() => {
        // Nothing is painted before there is a body.
        new MutationObserver((_, observer) => {
          if (!document.body) return;
          window.schemeOfBody = getComputedStyle(document.documentElement).colorScheme;
          observer.disconnect();
        }).observe(document, { childList: true, subtree: true });
      }),
  });
  assert.ok(!(await isDark(page)));
  const light = await page.evaluate(() => window.schemeOfBody);
  await themeButton(page).click();
  await until(() => isDark(page), true);
  const release = await hold(page, "**/*.wasm");
  await page.reload();
  assert.ok(await isDark(page), "dark before the program has started");
  const dark = await page.evaluate(() => window.schemeOfBody);
  assert.notEqual(dark, light);
  assert.match(dark, /dark/);
  release();
  await programOf(page);
  assert.ok(await isDark(page));
  await themeButton(page).click();
  await until(() => isDark(page), false);
  await page.reload();
  await programOf(page);
  assert.ok(!(await isDark(page)));
});

once("light can be chosen where the system is dark", async ({ open }) => {
  const page = await open("", DARK);
  await themeButton(page).click();
  await until(() => isDark(page), false);
  await page.reload();
  assert.ok(!(await isDark(page)));
});

const BLOCKED = {
  "full storage": () => {
    Storage.prototype.setItem = Storage.prototype.removeItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  },
  "no storage": () => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("blocked", "SecurityError");
      },
    });
  },
};
for (const [name, block] of Object.entries(BLOCKED))
  once(`with ${name} the theme still changes, and the page says that it will be forgotten`, async ({ open }) => {
    const page = await open("", { faults: (page) => page.addInitScript(block) });
    await themeButton(page).click();
    await until(() => isDark(page), true);
    await announcement(page).filter({ hasText: "remember the theme" }).waitFor({ state: "attached" });
  });

once("rubbish in the storage is ignored", async ({ open }) => {
  const page = await open();
  await page.evaluate(() => {
    for (const key of ["awesome-papers.theme", "awesome-papers.list", "awesome-papers"]) localStorage.setItem(key, '{"');
  });
  await page.reload();
  await programOf(page);
  await settled(page);
  assert.ok(!(await isDark(page)));
});

once("the bar of the browser has the colour of the chosen theme, also after a reload", async ({ open }) => {
  const page = await open();
  const colours = () => page.locator("meta[name=theme-color]").evaluateAll((metas) => metas.filter((meta) => matchMedia(meta.media).matches).map((meta) => meta.content));
  const [light] = await colours();
  await themeButton(page).click();
  const [dark, ...others] = await colours();
  assert.notEqual(dark, light);
  assert.deepEqual(others, []);
  await page.reload();
  assert.deepEqual(await colours(), [dark]);
  await programOf(page);
  await themeButton(page).click();
  assert.deepEqual(await colours(), [light]);
});
