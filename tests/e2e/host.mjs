// A host whose site is replaced by another release of it, as GitHub Pages' are at a deploy, and
// whose network can fail. It passes requests on to the sites that `cargo xtask test` serves.

import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { test } from "node:test";
import { programOf, site, tried, until, visit } from "./site.js";

/** Opens a host that shows `site`. */
export async function host(site) {
  const it = {
    /** The release that is deployed. */
    site,
    /** The release that a file comes from, by its path below the base. */
    siteOf: () => it.site,
    /** Other sites of the same origin. */
    neighbours: [],
    /** Whether there is a network. */
    isOnline: true,
    /** Changes what is answered for a path below the base, by the headers of the request: "dropped", "broken off", or a status, headers
        and a body; nothing to leave it as it is. */
    change: () => undefined,
    /** The paths below the base that were asked for. */
    asked: [],
  };
  const server = http.createServer((request, response) => {
    const neighbour = it.neighbours.find(({ base }) => request.url.startsWith(base));
    const below = request.url.slice((neighbour ?? it.site).base.length);
    if (!neighbour) it.asked.push(below);
    if (!it.isOnline) return request.socket.destroy();
    const { origin } = neighbour ?? it.siteOf(below.split("?")[0]);
    const passed = { ...request.headers, host: new URL(origin).host, "accept-encoding": "identity" };
    // An answer without a body could not be changed.
    for (const name of ["if-none-match", "if-modified-since"]) delete passed[name];
    const upstream = http.request(origin + request.url, { method: request.method, headers: passed, agent: false }, async (answer) => {
      const chunks = [];
      for await (const chunk of answer) chunks.push(chunk);
      const original = { status: answer.statusCode, type: answer.headers["content-type"], body: Buffer.concat(chunks) };
      const changed = neighbour ? undefined : await it.change(below.split("?")[0], original, { ...request.headers, asked: below });
      if (changed === "dropped") return request.socket.destroy();
      if (changed === "broken off") {
        response.writeHead(200, { ...answer.headers, "content-length": original.body.length || 9 });
        response.write(original.body.subarray(0, original.body.length / 2));
        return setTimeout(() => request.socket.destroy(), 20);
      }
      if (!changed) {
        response.writeHead(answer.statusCode, answer.headers);
        return response.end(original.body);
      }
      // What the browser has already is another body then.
      const { status, type, body, headers } = { ...original, status: 200, ...changed };
      response.writeHead(status, { "content-type": type, "cache-control": "max-age=600", ...headers });
      response.end(body);
    });
    upstream.on("error", () => request.socket.destroy());
    upstream.end();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return Object.assign(it, {
    origin,
    address: origin + site.base,
    base: site.base,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  });
}

/** Releases of one list: as it is, an earlier one with fewer papers, one with figures, one without a
    worker. */
export const NOW = site("repo");
export const EARLIER = site("earlier");
export const PICTURED = site("pictured");
export const ENDED = site("ended");

/** Another release of a site, as what a host changes of its answers: with this version, and with some
    assets of other content, which so have other names. */
export function rebuilt(site, version, ...assets) {
  const release = JSON.parse(readFileSync(path.join(site.dist, "sw.js"), "utf8").match(/^const RELEASE=(.*);$/m)[1]);
  const integrity = (body) => `sha256-${createHash("sha256").update(body).digest("base64")}`;
  const bodies = new Map();
  const names = new Map([[release.version, version]]);
  for (const [start, change] of assets) {
    const old = readdirSync(site.dist).find((name) => start.test(name));
    const body = change(readFileSync(path.join(site.dist, old)));
    const name = old.replace(/[0-9a-f]{16}/, createHash("sha256").update(body).digest("hex").slice(0, 16));
    names.set(old, name);
    bodies.set(name, { body, type: TYPES[path.extname(name)] });
    if (delete release.assets[old]) release.assets[name] = integrity(body);
  }
  const renamed = (text) => [...names].reduce((text, [old, name]) => text.replaceAll(old, name), String(text));
  // Every page that is kept names its assets and its release.
  for (const address of Object.keys(release.documents).filter((address) => /(^|\/|\.html)$/.test(address))) {
    const file = address.endsWith(".html") ? address : `${address}index.html`;
    release.documents[address] = integrity(renamed(readFileSync(path.join(site.dist, file), "utf8")));
  }
  return (path, { status, type, body }) => {
    if (bodies.has(path)) return bodies.get(path);
    if (names.has(path)) return { status: 404, body: "no" };
    if (path === "sw.js") return { body: renamed(String(body).replace(/^const RELEASE=.*;$/m, `const RELEASE=${JSON.stringify(release)};`)) };
    if (type?.startsWith("text/html")) return { status, body: renamed(body) };
  };
}

const TYPES = { ".js": "application/javascript", ".json": "application/json", ".wasm": "application/wasm" };

/** A program that does not start. */
export const RUBBISH = [/^program-.*\.wasm$/, () => Buffer.from("rubbish")];

/** A test on a host of its own, whose visitor has service workers. */
export function hosted(name, first, body) {
  test(name, { concurrency: 2 }, async () => {
    tried("faults", 1);
    const hosts = await host(first);
    try {
      await visit(hosts, ({ open }) =>
        body({ host: hosts, open: (address, options) => open(address, { serviceWorkers: "allow", noisy: true, ...options }) }),
      );
    } finally {
      hosts.close();
    }
  });
}

/** The service worker's registration, or some of it. */
const registration = (page, read) => page.evaluate(`(async () => { const it = await navigator.serviceWorker.getRegistration(); return ${read}; })()`);

/** Waits until the site is there to stay. */
export const kept = (page) => until(() => registration(page, "it?.active?.state"), "activated");
export const waiting = (page) => until(() => registration(page, "Boolean(it?.waiting)"), true);

/** Opens a page and waits until its release is kept. */
export async function visited(open, address = "", options) {
  const page = await open(address, options);
  await kept(page);
  return page;
}

/** The release of a page. */
export const version = (page) => page.evaluate(() => document.documentElement.dataset.version);
/** The releases that are kept. */
export const versionsKept = (page) =>
  page.evaluate(async () => (await caches.keys()).map((name) => name.split(" ").at(-1)).filter((name) => name.length === 16));
/** Waits until the releases that are kept are those. */
export const keeps = (page, versions, message) => until(async () => (await versionsKept(page).catch(() => [])).sort(), [...versions].sort(), message);

/** Looks for another release, once none is on its way: a browser that is asked meanwhile does not look again. */
export async function update(page) {
  await until(() => registration(page, "Boolean(it.installing)"), false);
  await registration(page, "void (await it.update().catch(() => {}))");
}
export const news = (page) => page.getByRole("status").filter({ hasText: "A newer list is there" });

/** Looks for another release, and shows it once it is there. */
export async function take(page) {
  await update(page);
  await Promise.all([page.waitForEvent("framenavigated"), news(page).getByRole("button", { name: "Show it" }).click()]);
  await programOf(page);
}

export async function again(page) {
  await page.reload();
  await programOf(page);
}

/** Another page of the same visitor. */
export async function another(page, address) {
  const other = await page.context().newPage();
  await other.addInitScript(() => addEventListener("DOMContentLoaded", () => (window.staticMain = document.querySelector("main"))));
  await other.goto(address);
  return other;
}

/** Empties the browser's own cache, as time does. */
export async function forgetHttpCache(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.clearBrowserCache");
}

/** Throws away what is kept at addresses like this, as a browser does that needs room. */
export const lose = (page, pattern) =>
  page.evaluate(async (pattern) => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const { url } of await cache.keys()) if (pattern.test(url)) await cache.delete(url);
    }
  }, pattern);

/** Whether anything is kept at addresses like this. */
export const isKept = (page, pattern) =>
  page.evaluate(async (pattern) => {
    const kept = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return kept.flat().some(({ url }) => pattern.test(url));
  }, pattern);

/** What the worker has noted. */
export const note = (page, name) =>
  page.evaluate(async (name) => {
    const cacheName = (await caches.keys()).find((name) => name.endsWith(" notes"));
    return (await caches.match(new URL(name, document.baseURI), { cacheName }))?.json();
  }, name);
export const setNote = (page, name, value) =>
  page.evaluate(
    async ([name, value]) => {
      const cacheName = (await caches.keys()).find((name) => name.endsWith(" notes"));
      await (await caches.open(cacheName)).put(new URL(name, document.baseURI), new Response(JSON.stringify(value)));
    },
    [name, value],
  );

