// The service worker: the site without a network.
//
// One version of the site is one cache, which is taken whole or not at all: every file is
// checked against the hash that this script, written with that version, knows. Pages come from
// one version, and what they ask for is named by its content or by its version, so that code
// never meets the data of another version, not even in a tab that is older than this worker.
const BASE = "/*BASE*/";
const VERSION = "/*VERSION*/";
const FILES = [/*FILES*/];

// Other sites may live under the same origin.
const OURS = `awesome-papers ${BASE} `;
const FIGURES = `${OURS}figures`;
const FAILED = `${OURS}failed`;
const MOST_FIGURES = 300;
// How long the network may take to answer for a page, in milliseconds.
const PATIENCE = 1500;
// Put into a cache last: what has it is whole.
const WHOLE = `${BASE}whole`;

const DATA = `${BASE}papers.json`;
const cacheOf = (version) => caches.open(OURS + version);
const versions = async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== FIGURES && name !== FAILED);
  return names.map((name) => name.slice(OURS.length));
};
const isWhole = async (version) => Boolean(await caches.match(WHOLE, { cacheName: OURS + version }));

// Takes this version, or nothing of it.
const take = async () => {
  try {
    const cache = await cacheOf(VERSION);
    const fetched = FILES.map(async ([file, integrity]) => {
      const response = await fetch(BASE + file, { cache: "no-cache", integrity });
      if (!response.ok) throw new Error(`${file}: ${response.status}`);
      await cache.put(BASE + file, response);
    });
    await Promise.all(fetched);
    await cache.put(WHOLE, new Response());
  } catch (error) {
    await caches.delete(OURS + VERSION);
    throw error;
  }
};

// The version that pages come from: this one or, once it has failed, the one before it.
const serving = async () => {
  for (const version of [VERSION, ...(await versions()).reverse()]) if (await isWhole(version)) return version;
};

// Takes this version anew when the browser has thrown it away, unless it has failed.
const repair = async () => {
  if (!(await caches.match(BASE + VERSION, { cacheName: FAILED }))) await take().catch(() => {});
};

// A page: as it was written, where the network has it of the same version in time; else the
// document around every page, which the program fills.
const page = async (event, url) => {
  const version = await serving();
  if (!version) {
    event.waitUntil(repair());
    return fetch(event.request);
  }
  const cache = await cacheOf(version);
  if (url.pathname === BASE) return (await cache.match(BASE)) ?? fetch(event.request);
  const answer = fetch(event.request);
  const isFile = /\.[a-z]\w*$/i.test(url.pathname) && !url.pathname.endsWith(".html");
  if (isFile) return answer.catch(async () => (await cache.match(url.pathname, { ignoreSearch: true })) ?? Response.error());
  const ofVersion = async (response) => {
    const isRedirect = response.type === "opaqueredirect";
    return isRedirect || (await response.clone().text()).includes(`data-version="${version}"`) ? response : undefined;
  };
  const tooLate = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  const written = await Promise.race([answer.then(ofVersion).catch(() => {}), tooLate]);
  return written ?? (await cache.match(`${BASE}shell.html`)) ?? answer;
};

// Any other file. What was asked for by a version is of that version or does not come.
const file = async (request, url) => {
  const options = { ignoreVary: true };
  const ofOwn = { ...options, cacheName: OURS + VERSION };
  const stored = (await caches.match(request, ofOwn)) ?? (await caches.match(request, options));
  if (stored) return stored;
  const isOfAnother = /^\?[0-9a-f]{16}$/.test(url.search) && url.search !== `?${VERSION}`;
  return isOfAnother ? Response.error() : fetch(request);
};

// A part of a long list, which is named by its content: once it was needed, it is there.
const part = async (request) => {
  const cache = await cacheOf(VERSION);
  const stored = await cache.match(request, { ignoreVary: true });
  if (stored) return stored;
  const response = await fetch(request);
  if (response.ok && (await isWhole(VERSION))) await cache.put(request, response.clone());
  return response;
};

// A figure: what was seen at once, and anew from the network for the next time.
const figure = async (event) => {
  const fetched = fetch(event.request);
  event.waitUntil(fetched.then((response) => keep(event.request, response.clone())).catch(() => {}));
  return (await caches.match(event.request, { cacheName: FIGURES, ignoreVary: true })) ?? fetched;
};

const keep = async (request, response) => {
  if (!response.ok || response.type !== "basic") return;
  const cache = await caches.open(FIGURES);
  await cache.put(request, response);
  const known = await cache.keys();
  await Promise.all(known.slice(0, -MOST_FIGURES).map((old) => cache.delete(old)));
};

// What this version has that another has not.
const news = async (than) => {
  const ids = async (version) => (await (await caches.match(`${DATA}?${version}`)).json()).papers.map(({ id }) => id);
  try {
    const known = new Set(await ids(than));
    return { version: VERSION, papers: (await ids(VERSION)).filter((id) => !known.has(id)).length };
  } catch {
    return { version: VERSION };
  }
};

// Gives up a version whose program did not start, and says so if another takes its place.
const giveUp = async (version, client) => {
  if (!(await isWhole(version))) return;
  await caches.delete(OURS + version);
  await (await caches.open(FAILED)).put(BASE + version, new Response());
  if (await serving()) client.postMessage("rolled back");
};

addEventListener("install", (event) => event.waitUntil(take()));

addEventListener("activate", (event) => {
  const begin = async () => {
    await caches.delete(FAILED);
    // The newest of the others may still be open in a tab, and is what to go back to.
    const others = (await versions()).filter((version) => version !== VERSION);
    await Promise.all(others.slice(0, -1).map((version) => caches.delete(OURS + version)));
    await clients.claim();
  };
  event.waitUntil(begin());
});

addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  const isOurs = event.request.method === "GET" && url.origin === location.origin && url.pathname.startsWith(BASE);
  if (!isOurs) return;
  if (event.request.mode === "navigate") event.respondWith(page(event, url));
  else if (url.pathname.startsWith(`${BASE}figures/`)) event.respondWith(figure(event));
  else if (url.pathname.startsWith(`${BASE}list-`)) event.respondWith(part(event.request));
  else event.respondWith(file(event.request, url));
});

addEventListener("message", (event) => {
  const { take, news: than, seen, failed } = event.data;
  if (take) event.waitUntil(skipWaiting());
  if (than) event.waitUntil(news(than).then((answer) => event.ports[0].postMessage(answer)));
  // What was shown before there was a worker.
  for (const figure of seen ?? [])
    if (figure.startsWith(`${location.origin}${BASE}figures/`))
      event.waitUntil(fetch(figure).then((response) => keep(figure, response)).catch(() => {}));
  if (failed) event.waitUntil(giveUp(failed, event.source));
});
