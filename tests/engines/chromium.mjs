// Chromium, driven by Playwright.

import { chromium } from "playwright-core";
import { FLAGS } from "../chromium.mjs";

/** A page is there once its document is read. */
const READ = { waitUntil: "domcontentloaded" };

/** Starts the browser with one window; see `page.mjs` for what is asked of it. */
export async function launch({ width, height, motion }) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: FLAGS });
  const context = await browser.newContext({
    viewport: { width, height },
    reducedMotion: motion ? "no-preference" : "reduce",
    colorScheme: "light",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const heard = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && heard.push(message.text()));
  page.on("pageerror", (error) => heard.push(String(error)));
  return {
    name: "Chromium",
    version: browser.version(),
    heard,
    goto: (url) => page.goto(url, READ),
    back: () => page.goBack({ waitUntil: "commit" }),
    forward: () => page.goForward({ waitUntil: "commit" }),
    reload: () => page.reload(READ),
    url: () => page.url(),
    evaluate: (expression) => page.evaluate(expression),
    move: (x, y) => page.mouse.move(x, y),
    click: (x, y) => page.mouse.click(x, y),
    tap: async (x, y) => {
      await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [{ x, y }] });
      await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    },
    wheel: (x, y, by) => page.mouse.move(x, y).then(() => page.mouse.wheel(0, by)),
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),
    scheme: (colorScheme) => page.emulateMedia({ colorScheme }),
    /** Writes a text as an input method does, letter by letter, and takes it. */
    compose: async (text) => {
      for (let end = 1; end <= text.length; end++)
        await session.send("Input.imeSetComposition", { text: text.slice(0, end), selectionStart: end, selectionEnd: end });
      await session.send("Input.insertText", { text });
    },
    close: () => browser.close(),
  };
}
