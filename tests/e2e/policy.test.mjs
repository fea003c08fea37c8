// What the page must not do even if something hostile got into it: each is tried, and refused by
// the Content-Security-Policy or by Trusted Types.

import assert from "node:assert/strict";
import { each, tried } from "./site.js";

const AWAY = "https://example.org/";

/** Each tries one thing in the page; `refused` is the directive that stops it. */
const ATTEMPTS = {
  "an inline script": { refused: "require-trusted-types-for", attempt: () => {
    const script = document.createElement("script");
    script.textContent = "window.pwned = 1";
    document.body.append(script);
  } },
  "a script from elsewhere": { refused: "require-trusted-types-for", attempt: (away) => {
    const script = document.createElement("script");
    script.src = `${away}x.js`;
    document.body.append(script);
  } },
  "a module from elsewhere": { refused: "script-src-elem", attempt: (away) => import(`${away}x.js`) },
  eval: { refused: "require-trusted-types-for", attempt: () => (0, eval)("window.pwned = 1") },
  "a function made of text": { refused: "require-trusted-types-for", attempt: () => new Function("window.pwned = 1")() },
  "a timer made of text": { refused: "require-trusted-types-for", attempt: () => setTimeout("window.pwned = 1") },
  "a script in HTML": { refused: "require-trusted-types-for", attempt: () => (document.body.innerHTML += "<script>window.pwned = 1</script>") },
  "an event handler in HTML": { refused: "script-src-attr", attempt: () => {
    document.body.insertAdjacentHTML("beforeend", '<img src="data:," onerror="window.pwned = 1">');
  } },
  "an address that runs": { refused: "script-src-elem", attempt: () => {
    const link = document.createElement("a");
    link.href = "javascript:window.pwned=1";
    document.body.append(link);
    link.click();
  } },
  "a worker from elsewhere": { refused: "require-trusted-types-for", attempt: (away) => new Worker(`${away}w.js`) },
  "a worker made of text": { refused: "require-trusted-types-for", attempt: () => new Worker("data:text/javascript,1") },
  "a picture from elsewhere": { refused: "img-src", attempt: (away) => (new Image().src = `${away}x.png`) },
  "a frame from elsewhere": { refused: "frame-src", attempt: (away) => {
    const frame = document.createElement("iframe");
    frame.src = away;
    document.body.append(frame);
  } },
  "a frame made of text": { refused: "require-trusted-types-for", attempt: () => {
    const frame = document.createElement("iframe");
    frame.srcdoc = "<script>parent.pwned = 1</script>";
    document.body.append(frame);
  } },
  "an object from elsewhere": { refused: "require-trusted-types-for", attempt: (away) => {
    const object = document.createElement("object");
    object.data = `${away}x.swf`;
    document.body.append(object);
  } },
  "a style sheet from elsewhere": { refused: "style-src-elem", attempt: (away) => {
    const sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = `${away}x.css`;
    document.head.append(sheet);
  } },
  "an inline style sheet": { refused: "style-src-elem", attempt: () => {
    const style = document.createElement("style");
    style.textContent = "body { display: none }";
    document.head.append(style);
  } },
  "an inline style in HTML": { refused: "style-src-attr", attempt: () => {
    document.body.insertAdjacentHTML("beforeend", '<p style="position: fixed">x</p>');
  } },
  "a font from elsewhere": { refused: "font-src", attempt: (away) => new FontFace("x", `url(${away}x.woff2)`).load() },
  "a film from elsewhere": { refused: "media-src", attempt: (away) => {
    const video = document.createElement("video");
    video.src = `${away}x.mp4`;
    document.body.append(video);
  } },
  "a request to elsewhere": { refused: "connect-src", attempt: (away) => fetch(away) },
  "a beacon to elsewhere": { refused: "connect-src", attempt: (away) => navigator.sendBeacon(away, "x") },
  "a socket to elsewhere": { refused: "connect-src", attempt: (away) => new WebSocket(away.replace("https", "wss")) },
  "events from elsewhere": { refused: "connect-src", attempt: (away) => new EventSource(away) },
  "a form to elsewhere": { refused: "form-action", attempt: (away) => {
    const form = document.createElement("form");
    form.action = away;
    document.body.append(form);
    form.submit();
  } },
  "another base": { refused: "base-uri", attempt: (away) => {
    const base = document.createElement("base");
    base.href = away;
    document.head.prepend(base);
  } },
};

each("the policy of the page refuses", ATTEMPTS, async ({ site, open, case: { refused, attempt } }) => {
  tried("attempts", 1);
  const page = await open("", { noisy: true });
  const asked = [];
  page.on("requestfailed", (request) => request.failure().errorText !== "csp" && asked.push(request.url()));
  page.on("requestfinished", (request) => !request.url().startsWith(site.address) && asked.push(request.url()));
  await page.evaluate(() => {
    window.violations = [];
    addEventListener("securitypolicyviolation", (event) => window.violations.push(event.effectiveDirective));
  });
  // In a task of the page's own: what a test evaluates may use eval.
  await page.evaluate(`setTimeout(async () => { try { await (${attempt})(${JSON.stringify(AWAY)}); } catch {} })`);
  await page.waitForFunction((refused) => window.violations.includes(refused), refused).catch(async () => {
    assert.fail(`${refused} did not refuse; ${await page.evaluate(() => window.violations.join(" "))} did`);
  });
  assert.equal(await page.evaluate(() => window.pwned), undefined);
  assert.equal(new URL(page.url()).origin, site.origin);
  assert.deepEqual(asked, []);
});
