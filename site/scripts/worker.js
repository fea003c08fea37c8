// The service worker: the site without a network. docs/offline.md says what it promises.
//
// A release is all that was published together. Its assets (program, style, data) are named by their
// content, so those of several releases live side by side in one cache, and no page can be given
// those of another release. Its documents have the same names in every release, so each release has
// a cache for them.
//
// The generator writes RELEASE above this script:
//   version    a hash of the release
//   papers     the name of the asset with the papers; null where a long list is loaded in parts
//   assets     { name: integrity } of the files that are named by their content
//   documents  { name: integrity } of the others that are needed without a network
//   folders    the first part of the address of every page
const BASE = new URL("./", location).pathname;
const { version: VERSION } = RELEASE;

// Other sites may live under the same origin.
const PREFIX = `awesome-papers ${BASE} `;
const ASSETS = `${PREFIX}assets`;
const FIGURES = `${PREFIX}figures`;
const NOTES = `${PREFIX}notes`;
const documentsOf = (version) => PREFIX + version;

const HOME = "";
const SHELL = "shell.html";
const SITEMAP = "sitemap.xml";
const PAPERS = "papers.json";
// Written last into the cache of a release, with the names of its assets: the release is complete.
const COMPLETE = "whole";

const MAX_FIGURES = 300;
// This release and those before it, which open tabs may still show and a rollback goes back to.
const MAX_RELEASES = 3;
// How long the network may take to answer for a page that this release has, in milliseconds.
const PAGE_TIMEOUT = 1500;
const DAY = 24 * 60 * 60 * 1000;

// ---- Caches

const cached = (cacheName, name) => caches.match(BASE + name, { cacheName, ignoreVary: true });
const put = async (cacheName, name, response) => (await caches.open(cacheName)).put(BASE + name, response);

const readNote = async (name) => (await cached(NOTES, name))?.json();
const writeNote = (name, value) => put(NOTES, name, new Response(JSON.stringify(value)));
const deleteNote = async (name) => (await caches.open(NOTES)).delete(BASE + name);

const ownCaches = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX));
// The releases that were active, the latest first.
const activated = async () => (await readNote("activated")) ?? [];
const isComplete = async (version) => Boolean(await cached(documentsOf(version), COMPLETE));
// The release that pages come from: this one or, if it was rolled back, the one before it.
const current = async () => {
  for (const version of [VERSION, ...(await activated())]) if (await isComplete(version)) return version;
};

// Deletes everything but these releases.
const deleteOthers = async (kept) => {
  const isRelease = (name) => /^[0-9a-f]{16}$/.test(name.slice(PREFIX.length));
  for (const name of await ownCaches()) if (isRelease(name) && !kept.map(documentsOf).includes(name)) await caches.delete(name);
  const lists = await Promise.all(kept.map((version) => cached(documentsOf(version), COMPLETE)));
  const assets = (await Promise.all(lists.map((list) => list?.json() ?? []))).flat();
  // The parts of a long list are in a folder.
  const firstPart = (name) => name.split("/")[0];
  const needed = new Set(assets.map(firstPart));
  // To open it is to make it, also after it was taken away.
  if (!(await caches.has(ASSETS))) return;
  const cache = await caches.open(ASSETS);
  for (const { url } of await cache.keys()) {
    const name = new URL(url).pathname.slice(BASE.length);
    if (!needed.has(firstPart(name))) await cache.delete(url);
  }
};

// ---- Installing

// Fetches a file and checks it, the second time past the browser's own cache.
const fetchChecked = (name, integrity, cache) => {
  const attempt = async (cache) => {
    const response = await fetch(BASE + name, { cache, integrity });
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return response;
  };
  return attempt(cache).catch(() => attempt("reload"));
};

// Fetches what is missing of this release. Assets that have arrived stay when others fail, so the next
// attempt needs less.
const precache = async () => {
  const fetchAsset = async ([name, integrity]) => {
    if (!(await cached(ASSETS, name))) await put(ASSETS, name, await fetchChecked(name, integrity, "default"));
  };
  const fetchDocument = async ([name, integrity]) => {
    if (!(await cached(documentsOf(VERSION), name))) return [name, await fetchChecked(name, integrity, "no-cache")];
  };
  const assets = Object.entries(RELEASE.assets).map(fetchAsset);
  const documents = Object.entries(RELEASE.documents).map(fetchDocument);
  const errors = (await Promise.allSettled([...assets, ...documents])).map(({ reason }) => reason).filter(Boolean);
  if (errors.length > 0) throw errors.find(isQuotaError) ?? errors[0];
  for (const [name, response] of (await Promise.all(documents)).filter(Boolean)) await put(documentsOf(VERSION), name, response);
  await put(documentsOf(VERSION), COMPLETE, new Response(JSON.stringify(Object.keys(RELEASE.assets))));
};

const isQuotaError = ({ name }) => name === "QuotaExceededError";

const install = async () => {
  const others = (await activated()).filter((version) => version !== VERSION);
  try {
    await precache();
  } catch (error) {
    // Where there is no room, half a release is of no use.
    if (isQuotaError(error)) await deleteOthers((await isComplete(VERSION)) ? [VERSION, ...others] : others);
    throw error;
  }
  // Releases that were installed and never activated.
  await deleteOthers([VERSION, ...others]);
  // No open page belongs to a release that could ask its reader.
  if (others.length === 0) await skipWaiting();
};

const activate = async () => {
  const others = (await activated()).filter((version) => version !== VERSION);
  const kept = [VERSION, ...others].slice(0, MAX_RELEASES);
  await writeNote("activated", kept);
  await deleteOthers(kept);
  await clients.claim();
};

// ---- Answering

const isHtml = (response) => response.headers.get("content-type")?.startsWith("text/html");
// A network that asks for a login answers every request with its own page.
const isCacheable = (response) => response.ok && response.type === "basic" && !response.redirected && !isHtml(response);

const hasPage = async (version, name) => {
  const sitemap = (await (await cached(documentsOf(version), SITEMAP))?.text()) ?? "";
  return [...sitemap.matchAll(/<loc>\w+:\/\/[^/]+([^<]*)/g)].some(([, path]) => path === BASE + name);
};

const delay = (time) => new Promise((resolve) => setTimeout(resolve, time));

const answerPage = async (request, name) => {
  const version = await current();
  if (!version) return fetch(request);
  const document = (name) => cached(documentsOf(version), name);
  const { search } = new URL(request.url);
  if (/(^|\/)(index|shell)\.html$/.test(name)) return Response.redirect(BASE + name.replace(/\w+\.html$/, "") + search);
  if (name === HOME) return (await document(HOME)) ?? fetch(request).catch(() => document(SHELL));

  const answer = fetch(request);
  if (!(await hasPage(version, name.replace(/\/?$/, "/")))) {
    // A page of a newer release, a file, or something of another site.
    const file = () => (name === PAPERS && RELEASE.papers ? cached(ASSETS, RELEASE.papers) : document(name));
    return answer.catch(async () => (await file()) ?? (await document(SHELL)) ?? Response.error());
  }
  // The page as it was written, if the network has it of this release in time; else as it was cached or,
  // if it was not, the shell, which the program fills.
  const isOfRelease = async (response) =>
    response.type === "opaqueredirect" || (await response.clone().text()).includes(`data-version="${version}"`);
  const written = answer.then(async (response) => ((await isOfRelease(response)) ? response : undefined)).catch(() => {});
  const inTime = await Promise.race([written, delay(PAGE_TIMEOUT)]);
  return inTime ?? (await document(name.replace(/\/?$/, "/"))) ?? (await document(SHELL)) ?? answer;
};

const isAsset = (name) => /^[a-z-]+-[0-9a-f]{16}[._/]/.test(name);
const isPart = (name) => isAsset(name) && name.startsWith("list-");
const isFigure = (name) => name.startsWith("figures/");

const answerAsset = async (request, name) => {
  const stored = await cached(ASSETS, name);
  if (stored && request.cache !== "reload") return stored;
  const fetched = isPart(name) ? fetchPart(request, name) : fetch(request);
  if (!stored) return fetched;
  // Who asks past the cache still gets what is there if the network has nothing better in time.
  const fresh = await Promise.race([fetched.catch(() => {}), delay(PAGE_TIMEOUT)]);
  return fresh?.ok ? fresh : stored;
};

// The parts of a long list are cached as they are needed.
const fetchPart = async (request, name) => {
  let response = await fetch(request);
  // What is wrong may come from the browser's own cache.
  if (!isCacheable(response)) response = await fetch(request, { cache: "reload" });
  // Where there is no room it is not cached.
  if (isCacheable(response)) await put(ASSETS, name, response.clone()).catch(() => {});
  return response;
};

const answerDocument = async (request, name) => (await cached(documentsOf(await current()), name)) ?? fetch(request);

// Figures that were seen are shown at once, and revalidated for the next time.
const answerFigure = async (event, name) => {
  const fetched = fetch(event.request);
  event.waitUntil(fetched.then((response) => cacheFigure(name, response.clone())).catch(() => {}));
  return (await cached(FIGURES, name)) ?? fetched;
};

const cacheFigure = async (name, response) => {
  if (!isCacheable(response)) return;
  await put(FIGURES, name, response);
  const cache = await caches.open(FIGURES);
  const figures = await cache.keys();
  await Promise.all(figures.slice(0, -MAX_FIGURES).map((oldest) => cache.delete(oldest)));
};

// ---- What pages report

// How many papers this release has that another has not, whose papers are at an address.
const countNewPapers = async (address) => {
  const ids = async (name) => (await (await cached(ASSETS, name)).json()).papers.map(({ id }) => id);
  try {
    const known = new Set(await ids(address.slice(BASE.length)));
    return (await ids(RELEASE.papers)).filter((id) => !known.has(id)).length;
  } catch {
    // Long lists are in parts, and the other release may be gone.
  }
};

// The program of a release has failed to start. The page tries again once; a second failure within a
// day rolls the release back.
const programFailed = async ({ version, files }, client) => {
  if (!(await isComplete(version))) return;
  // What came from the network is not the fault of the release.
  const names = files.map((address) => address.slice(BASE.length));
  if ((await Promise.all(names.map((name) => cached(ASSETS, name)))).includes(undefined)) return;
  const before = await readNote("failed");
  const isSecond = before?.version === version && Date.now() - before.at < DAY;
  await writeNote("failed", { version, count: isSecond ? 2 : 1, at: Date.now() });
  if (!isSecond) return client.postMessage({ reload: true });
  await caches.delete(documentsOf(version));
  if (await current()) client.postMessage({ reload: true, rolledBack: true });
};

// The program of a release has started; the page has loaded these files.
const programStarted = async (version, loaded) => {
  if ((await readNote("failed"))?.version === version) await deleteNote("failed");
  const cacheLoaded = async (url) => {
    const { origin, pathname } = new URL(url);
    const name = pathname.slice(BASE.length);
    if (origin !== location.origin || !pathname.startsWith(BASE)) return;
    if (isFigure(name)) await cacheFigure(name, await fetch(url));
    if (isPart(name) && !(await cached(ASSETS, name))) await fetchPart(url, name);
  };
  await Promise.allSettled([repair(), unregisterIfGone(), ...loaded.map(cacheLoaded)]);
};

// Fetches what the browser has evicted, unless the release was rolled back less than a day ago.
const repair = async () => {
  const failed = await readNote("failed");
  const isRolledBack = failed?.version === VERSION && failed.count > 1 && Date.now() - failed.at < DAY;
  if (!isRolledBack) await precache();
};

// Readers of a site that has moved or ended would see its last release for ever, since browsers keep a
// worker whose file is gone. If it is gone or redirected, and still is three days later, the worker
// unregisters itself; once may be a network that asks for a login.
const unregisterIfGone = async () => {
  const { ok, type, status } = await fetch(`${BASE}sw.js`, { method: "HEAD", cache: "no-store", redirect: "manual" });
  if (ok) return deleteNote("gone");
  if (type !== "opaqueredirect" && ![404, 410].includes(status)) return;
  const since = await readNote("gone");
  if (!since) return writeNote("gone", Date.now());
  if (Date.now() - since < 3 * DAY) return;
  await Promise.all((await ownCaches()).map((name) => caches.delete(name)));
  await registration.unregister();
};

// ---- Events

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin || !pathname.startsWith(BASE)) return;
  const name = pathname.slice(BASE.length);
  if (request.mode === "navigate") {
    // At the root of an origin there may be other sites beside this one.
    if (BASE !== "/" || RELEASE.folders.includes(name.split("/")[0])) event.respondWith(answerPage(request, name));
  } else if (isFigure(name)) event.respondWith(answerFigure(event, name));
  else if (isAsset(name)) event.respondWith(answerAsset(request, name));
  else if (name in RELEASE.documents) event.respondWith(answerDocument(request, name));
});

addEventListener("message", (event) => {
  const { activate, compare, started, failed } = event.data;
  if (activate) event.waitUntil(skipWaiting());
  if (compare) {
    const answer = async () => event.ports[0].postMessage({ version: VERSION, papers: await countNewPapers(compare.papers) });
    event.waitUntil(answer());
  }
  if (started) event.waitUntil(programStarted(started.version, started.loaded));
  if (failed) event.waitUntil(programFailed(failed, event.source));
});
