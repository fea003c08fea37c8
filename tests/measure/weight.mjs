// What a first visit to a page brings, as GitHub Pages sends it. Prints one line of JSON: the bytes of
// each kind of file.
//
// usage: node weight.mjs <address>

import { execFileSync } from "node:child_process";
import { chromium } from "playwright-core";
import { FLAGS, PHONE } from "../chromium.mjs";

const KINDS = { wasm: "wasm", js: "JavaScript", css: "style", json: "data", "": "HTML", html: "HTML" };

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: FLAGS });
// What the service worker does comes after the visit, and from the browser's own cache.
const context = await browser.newContext({ viewport: PHONE, serviceWorkers: "block" });
const page = await context.newPage();
const responses = new Map();
page.on("response", (response) => responses.set(response.url(), response));
// The program asks again for what was fetched early, and has it from the browser's cache.
const times = new Map();
const protocol = await context.newCDPSession(page);
await protocol.send("Network.enable");
protocol.on("Network.responseReceived", ({ response: { url, fromDiskCache } }) => {
  if (!fromDiskCache) times.set(url, (times.get(url) ?? 0) + 1);
});
await page.goto(process.argv[2], { waitUntil: "networkidle" });

const bytes = {};
for (const [url, response] of responses) {
  const { pathname, protocol } = new URL(url);
  // The figures of papers are not the site's.
  if (!protocol.startsWith("http") || pathname.includes("/figures/")) continue;
  const extension = /\.(\w+)$/.exec(pathname)?.[1] ?? "";
  const body = await response.body();
  // gzip is zlib's own, as web servers use it: Node's compresses one percent less.
  const sent = response.headers()["content-encoding"] ? execFileSync("gzip", ["-6"], { input: body, maxBuffer: 1e9 }) : body;
  // It is asked for once the list is shown.
  const kind = pathname.includes("/lazy-") ? "lazy" : (KINDS[extension] ?? "other");
  bytes[kind] = (bytes[kind] ?? 0) + sent.length * (times.get(url) ?? 0);
}
await browser.close();
console.log(JSON.stringify(bytes));
