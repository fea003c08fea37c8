// Firefox, driven by Puppeteer over WebDriver BiDi.

import puppeteer from "puppeteer-core";

/** What a headless machine lacks: a mouse; and what the system would say of the reader's wishes. */
const preferences = (motion) => ({
  "layout.css.prefers-color-scheme.content-override": 1,
  "ui.prefersReducedMotion": motion ? 0 : 1,
  "ui.primaryPointerCapabilities": 6,
  "ui.allPointerCapabilities": 6,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
});

/** A page is there once its document is read. */
const READ = { waitUntil: "domcontentloaded" };

/** Starts the browser with one window; see `page.mjs` for what is asked of it. */
export async function launch({ width, height, motion }) {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: process.env.FIREFOX,
    headless: true,
    extraPrefsFirefox: preferences(motion),
    defaultViewport: { width, height },
  });
  const [page] = await browser.pages();
  await page.setViewport({ width, height });
  const heard = [];
  page.on("console", (message) => ["error", "warn"].includes(message.type()) && heard.push(message.text()));
  page.on("pageerror", (error) => heard.push(String(error)));
  return {
    name: "Firefox",
    version: await browser.version(),
    heard,
    goto: (url) => page.goto(url, READ),
    // Within the page these navigate without a load, for which Puppeteer would wait.
    back: () => page.evaluate("void history.back()"),
    forward: () => page.evaluate("void history.forward()"),
    reload: () => page.reload(READ),
    url: () => page.evaluate("location.href"),
    evaluate: (expression) => page.evaluate(expression),
    move: (x, y) => page.mouse.move(x, y),
    click: (x, y) => page.mouse.click(x, y),
    tap: (x, y) => page.touchscreen.tap(x, y),
    wheel: (x, y, by) => page.mouse.move(x, y).then(() => page.mouse.wheel({ deltaY: by })),
    press: async (key) => {
      const [last, ...held] = (key.length > 1 ? key.split("+") : [key]).toReversed();
      for (const modifier of held) await page.keyboard.down(modifier);
      await page.keyboard.press(last);
      for (const modifier of held) await page.keyboard.up(modifier);
    },
    type: (text) => page.keyboard.type(text),
    close: () => browser.close(),
  };
}
