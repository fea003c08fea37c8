// Takes pictures of the site. Run by `cargo xtask screenshot`, which builds and serves it:
//   node screenshots.mjs <origin> <folder>              every page, width and theme
//   node screenshots.mjs <origin> <file.png> --readme   the README's picture
//   node screenshots.mjs <sheet> <folder> --contact-sheet   every drawn figure, in both themes
// The environment variable CHROMIUM names the browser.

import { mkdir } from "node:fs/promises";
import path from "node:path";
import { chromium } from "playwright-core";
import { FLAGS, PHONE } from "./chromium.mjs";

const PAGES = {
  browse: "/",
  filtered: "/?category=quantization&has=code",
  "no-result": "/?q=nothing+is+called+this",
  table: "/?view=table",
  paper: "/papers/2306.08543/",
  shelf: "/shelf/",
  trends: "/trends/?category=quantization",
  compare: "/compare/?paper=2301.00774&paper=2306.08543&paper=2306.00978",
  about: "/about/",
  contribute: "/contribute/",
  correct: "/contribute/?paper=2301.00774",
  "not-found": "/nothing-is-here/",
};
const SIZES = [
  PHONE,
  { width: 820, height: 1180 },
  { width: 1440, height: 900 },
];
const THEMES = ["light", "dark"];

const [origin, target, flag] = process.argv.slice(2);

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: FLAGS,
});

async function picture(address, file, viewport, colorScheme, fullPage = false) {
  const context = await browser.newContext({ viewport, colorScheme, reducedMotion: "reduce" });
  try {
    const page = await context.newPage();
    await page.goto(origin + address, { waitUntil: "networkidle" });
    await page.evaluate(() => document.fonts.ready);
    await mkdir(path.dirname(file), { recursive: true });
    await page.screenshot({ path: file, fullPage });
    console.log(path.relative(process.cwd(), file));
  } finally {
    await context.close();
  }
}

try {
  if (flag === "--readme") {
    await picture("/", target, { width: 1440, height: 900 }, "light");
  } else if (flag === "--contact-sheet") {
    for (const theme of THEMES)
      await picture("", path.join(target, `contact-sheet-${theme}.png`), { width: 1320, height: 900 }, theme, true);
  } else {
    for (const [name, address] of Object.entries(PAGES))
      for (const size of SIZES)
        for (const theme of THEMES)
          await picture(address, path.join(target, `${name}-${size.width}-${theme}.png`), size, theme);
  }
} finally {
  await browser.close();
}
