// The service worker: the site without a network. docs/offline.md says what it promises.
//
// A release is all that was published together. Its assets (program, style, data) are named by their
// content, so those of several releases live side by side in one cache, and no page can be given
// those of another. Its documents, which have the same names in every release, are in a cache of
// their own for each release that is kept.
//
// The generator writes RELEASE above this script:
//   version    a hash of the release
//   papers     the name of the asset with the papers; of a long list, null
//   assets     { name: integrity } of the files that are named by their content
//   documents  { name: integrity } of the others that are needed without a network
//   folders    the first part of every address of a page
const BASE = new URL("./", location).pathname;
const { version: VERSION } = RELEASE;

// Other sites may live under the same origin.
const OWN = `awesome-papers ${BASE} `;
const ASSETS = `${OWN}assets`;
const FIGURES = `${OWN}figures`;
const NOTES = `${OWN}notes`;
const MAX_FIGURES = 300;
// How many releases are kept: this one, and those served before it, which tabs may still show.
const MAX_RELEASES = 3;
// How long the network may take to answer for a page that this release has, in milliseconds.
const PATIENCE = 1500;
const DAY = 24 * 60 * 60 * 1000;
// Put into the cache of a release last, with the names of its assets: what has it is whole.
const WHOLE = "whole";

const HOME = "";
const SHELL = "shell.html";
const SITEMAP = "sitemap.xml";
const PAPERS = "papers.json";

// ---- What is kept

const cached = (cacheName, name) => caches.match(BASE + name, { cacheName, ignoreVary: true });
const put = async (cacheName, name, response) => (await caches.open(cacheName)).put(BASE + name, response);

const note = async (name) => (await cached(NOTES, name))?.json();
const setNote = (name, value) => put(NOTES, name, new Response(JSON.stringify(value)));
const deleteNote = async (name) => (await caches.open(NOTES)).delete(BASE + name);

const releases = async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith(OWN)).map((name) => name.slice(OWN.length));
  return names.filter((name) => /^[0-9a-f]{16}$/.test(name));
};
// Those that pages came from, the latest first.
const served = async () => (await note("served")) ?? [];
const isWhole = async (version) => Boolean(await cached(OWN + version, WHOLE));
// The release that pages come from: this one or, if that has failed, the one before it.
const serving = async () => {
  for (const version of [VERSION, ...(await served())]) if (await isWhole(version)) return version;
};

// Deletes what no release needs that is kept.
const sweep = async (kept) => {
  for (const version of await releases()) if (!kept.includes(version)) await caches.delete(OWN + version);
  const marks = await Promise.all(kept.map((version) => cached(OWN + version, WHOLE)));
  const assets = await Promise.all(marks.map((mark) => mark?.json() ?? []));
  // The parts of a long list are in a folder.
  const first = (name) => name.split("/")[0];
  const needed = new Set(assets.flat().map(first));
  const cache = await caches.open(ASSETS);
  for (const { url } of await cache.keys()) {
    const name = new URL(url).pathname.slice(BASE.length);
    if (!needed.has(first(name))) await cache.delete(url);
  }
};

// ---- Taking a release

// Fetches a file and checks it, the second time past the browser's own cache.
const fetchChecked = async ([name, integrity], cache) => {
  const attempt = async (cache) => {
    const response = await fetch(BASE + name, { cache, integrity });
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return response;
  };
  return attempt(cache).catch(() => attempt("reload"));
};

// Takes what this release lacks. It is whole only once all of it is there; what has come of an
// attempt that failed need not come again.
const take = async () => {
  const takeAsset = async ([name, integrity]) => {
    if (!(await cached(ASSETS, name))) await put(ASSETS, name, await fetchChecked([name, integrity], "default"));
  };
  const takeDocument = async ([name, integrity]) => {
    if (!(await cached(OWN + VERSION, name))) return [name, await fetchChecked([name, integrity], "no-cache")];
  };
  const assets = Object.entries(RELEASE.assets).map(takeAsset);
  const documents = Object.entries(RELEASE.documents).map(takeDocument);
  const errors = (await Promise.allSettled([...assets, ...documents])).map(({ reason }) => reason).filter(Boolean);
  if (errors.length > 0) throw errors.find(isFull) ?? errors[0];
  for (const [name, response] of (await Promise.all(documents)).filter(Boolean)) await put(OWN + VERSION, name, response);
  await put(OWN + VERSION, WHOLE, new Response(JSON.stringify(Object.keys(RELEASE.assets))));
};

const isFull = ({ name }) => name === "QuotaExceededError";

const install = async () => {
  const others = (await served()).filter((version) => version !== VERSION);
  try {
    await take();
  } catch (error) {
    // Where there is no room, half a release is of no use.
    if (isFull(error)) await sweep((await isWhole(VERSION)) ? [VERSION, ...others] : others);
    throw error;
  }
  // Releases that no reader has taken are of no use either.
  await sweep([VERSION, ...others]);
  // A page that no release was served to cannot ask the reader.
  if (others.length === 0) await skipWaiting();
};

const activate = async () => {
  const kept = [VERSION, ...(await served()).filter((version) => version !== VERSION)].slice(0, MAX_RELEASES);
  await setNote("served", kept);
  await sweep(kept);
  await clients.claim();
};

// Takes what the browser has thrown away, unless the release is broken.
const repair = async () => {
  const failed = await note("failed");
  const isBroken = failed?.version === VERSION && failed.strikes > 1 && Date.now() - failed.at < DAY;
  if (!isBroken) await take();
};

// ---- Answering

const isHtml = (response) => response.headers.get("content-type")?.startsWith("text/html");
// A network that asks for a login answers everything with its own page.
const isKeepable = (response) => response.ok && response.type === "basic" && !response.redirected && !isHtml(response);

const hasPage = async (version, name) => {
  const sitemap = (await (await cached(OWN + version, SITEMAP))?.text()) ?? "";
  return [...sitemap.matchAll(/<loc>\w+:\/\/[^/]+([^<]*)/g)].some(([, path]) => path === BASE + name);
};

const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));

const page = async ({ request }, name, { search }) => {
  const version = await serving();
  if (!version) return fetch(request);
  const kept = (name) => cached(OWN + version, name);
  if (/(^|\/)(index|shell)\.html$/.test(name)) return Response.redirect(BASE + name.replace(/\w+\.html$/, "") + search);
  if (name === HOME) return (await kept(HOME)) ?? fetch(request).catch(() => kept(SHELL));

  const answer = fetch(request);
  const address = name.replace(/\/?$/, "/");
  if (!(await hasPage(version, address))) {
    // A newer page, a file, or something of another site.
    const file = async () => (name === PAPERS && RELEASE.papers ? cached(ASSETS, RELEASE.papers) : kept(name));
    return answer.catch(async () => (await file()) ?? (await kept(SHELL)) ?? Response.error());
  }
  // As it was written, if the network has it of this release in time; else the shell, which the program fills.
  const isOfRelease = async (response) =>
    response.type === "opaqueredirect" || (await response.clone().text()).includes(`data-version="${version}"`);
  const written = answer.then(async (response) => ((await isOfRelease(response)) ? response : undefined)).catch(() => {});
  return (await Promise.race([written, pause(PATIENCE)])) ?? (await kept(SHELL)) ?? answer;
};

// A file that is named by its content. The parts of a long list are kept as they are needed.
const asset = async ({ request }, name) => {
  const stored = await cached(ASSETS, name);
  // Who asks past the cache gets what was kept if the network has nothing better in time.
  const isFresh = request.cache === "reload" || !stored;
  if (!isFresh) return stored;
  const fetched = isPart(name) ? fetchPart(name, request) : fetch(request);
  if (!stored) return fetched;
  const fresh = await Promise.race([fetched.catch(() => {}), pause(PATIENCE)]);
  return fresh?.ok ? fresh : stored;
};

const fetchPart = async (name, request) => {
  const response = await fetch(request);
  // Where there is no room it is not kept.
  if (isKeepable(response)) await put(ASSETS, name, response.clone()).catch(() => {});
  return response;
};

// A document that is no page, such as the manifest.
const file = async (event, name) => (await cached(OWN + (await serving()), name)) ?? fetch(event.request);

// A figure: what was seen at once, and anew from the network for the next time.
const figure = async (event, name) => {
  const fetched = fetch(event.request);
  event.waitUntil(fetched.then((response) => keepFigure(name, response.clone())).catch(() => {}));
  return (await cached(FIGURES, name)) ?? fetched;
};

const keepFigure = async (name, response) => {
  if (!isKeepable(response)) return;
  await put(FIGURES, name, response);
  const cache = await caches.open(FIGURES);
  const known = await cache.keys();
  await Promise.all(known.slice(0, -MAX_FIGURES).map((old) => cache.delete(old)));
};

const isFigure = (name) => name.startsWith("figures/");
const isAsset = (name) => /^[a-z-]+-[0-9a-f]{16}[._/]/.test(name);
const isPart = (name) => isAsset(name) && name.startsWith("list-");

// ---- What pages tell

// How many papers this release has that another has not, whose papers are at an address.
const news = async (address) => {
  const ids = async (name) => (await (await cached(ASSETS, name)).json()).papers.map(({ id }) => id);
  try {
    const known = new Set(await ids(address.slice(BASE.length)));
    return { version: VERSION, papers: (await ids(RELEASE.papers)).filter((id) => !known.has(id)).length };
  } catch {
    return { version: VERSION };
  }
};

// The program of a release has not started. The page tries again once; then the release is given up
// for the one before it.
const fail = async ({ version, files }, client) => {
  if (!(await isWhole(version))) return;
  // What came from the network is not the release's fault.
  const names = files.map((address) => address.slice(BASE.length));
  if ((await Promise.all(names.map((name) => cached(ASSETS, name)))).includes(undefined)) return;
  const before = await note("failed");
  const isSecond = before?.version === version && Date.now() - before.at < DAY;
  await setNote("failed", { version, strikes: isSecond ? 2 : 1, at: Date.now() });
  if (!isSecond) return client.postMessage({ reload: true });
  await caches.delete(OWN + version);
  if (await serving()) client.postMessage({ reload: true, rolledBack: true });
};

// The program of a release has started, after files were seen that came before there was a worker.
const start = async (version, seen) => {
  if ((await note("failed"))?.version === version) await deleteNote("failed");
  const names = seen.filter((url) => url.startsWith(location.origin + BASE)).map((url) => new URL(url).pathname.slice(BASE.length));
  const keep = async (name) => {
    if (isFigure(name)) await keepFigure(name, await fetch(BASE + name));
    if (isPart(name) && !(await cached(ASSETS, name))) await fetchPart(name, BASE + name);
  };
  await Promise.allSettled([repair(), letGo(), ...names.map(keep)]);
};

// Readers of a site that has moved or has ended would see its last release for ever. So a worker whose
// own file is gone, or leads elsewhere, for three days ends itself; once may be a network that asks
// for a login.
const letGo = async () => {
  const { ok, type, status } = await fetch(`${BASE}sw.js`, { method: "HEAD", cache: "no-store", redirect: "manual" });
  if (ok) return deleteNote("gone");
  if (type !== "opaqueredirect" && ![404, 410].includes(status)) return;
  const since = await note("gone");
  if (!since) return setNote("gone", Date.now());
  if (Date.now() - since < 3 * DAY) return;
  const names = (await caches.keys()).filter((name) => name.startsWith(OWN));
  await Promise.all(names.map((name) => caches.delete(name)));
  await registration.unregister();
};

// ---- Events

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin || !url.pathname.startsWith(BASE)) return;
  const name = url.pathname.slice(BASE.length);
  if (request.mode === "navigate") {
    // At the root of an origin there may be other sites beside this one.
    if (BASE === "/" && !RELEASE.folders.includes(name.split("/")[0])) return;
    event.respondWith(page(event, name, url));
  } else if (isFigure(name)) event.respondWith(figure(event, name));
  else if (isAsset(name)) event.respondWith(asset(event, name));
  else if (name in RELEASE.documents) event.respondWith(file(event, name));
});

addEventListener("message", (event) => {
  const { take, news: than, started, seen, failed } = event.data;
  if (take) event.waitUntil(skipWaiting());
  if (than) event.waitUntil(news(than.papers).then((answer) => event.ports[0].postMessage(answer)));
  if (started) event.waitUntil(start(started, seen));
  if (failed) event.waitUntil(fail(failed, event.source));
});
