// Runs once the program has started: registers the service worker, and tells of a newer release.

// This file is at the base of the site.
const BASE = new URL("./", import.meta.url).pathname;
const VERSION = document.documentElement.dataset.version;

// ---- The notice of a newer release

const button = (name, kind, act) => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = kind;
  button.textContent = name;
  button.onclick = act;
  return button;
};

const removeNotice = () => document.getElementById("update")?.remove();

const showNotice = (text, ...buttons) => {
  removeNotice();
  const notice = document.createElement("div");
  notice.id = "update";
  notice.className = "notice update";
  notice.setAttribute("role", "status");
  document.body.append(notice);
  // A status is spoken when it changes, so it must have been there before.
  requestAnimationFrame(() => {
    const paragraph = document.createElement("p");
    paragraph.textContent = text;
    notice.append(paragraph, ...buttons);
  });
};

// ---- Updates

const ask = (worker, question) =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage(question, [port2]);
  });

// Reloads the page once a waiting worker has become active, or after four seconds.
const update = (worker) => {
  if (worker.state !== "installed") return location.reload();
  let timeout;
  const reload = () => {
    clearTimeout(timeout);
    navigator.serviceWorker.removeEventListener("controllerchange", reload);
    location.reload();
  };
  navigator.serviceWorker.addEventListener("controllerchange", reload);
  timeout = setTimeout(reload, 4000);
  worker.postMessage({ activate: true });
};

// Says that a newer release waits. A page that belongs to that release activates it.
const announce = async (worker) => {
  removeNotice();
  const { version, papers } = await ask(worker, { compare: { papers: document.getElementById("app").dataset.papers } });
  if (version === VERSION) return worker.postMessage({ activate: true });
  navigator.setAppBadge?.(papers || undefined).catch(() => {});
  const count = papers ? ` (${papers} new paper${papers === 1 ? "" : "s"})` : "";
  showNotice(
    `A newer list is there${count}.`,
    button("Show it", "button primary", () => update(worker)),
    button("Later", "button", removeNotice),
  );
};

const follow = (registration) => {
  const watch = (worker) =>
    worker?.addEventListener("statechange", () => {
      if (worker.state === "installed" && registration.active) announce(worker);
    });
  if (registration.waiting) announce(registration.waiting);
  else navigator.clearAppBadge?.().catch(() => {});
  watch(registration.installing);
  registration.addEventListener("updatefound", () => watch(registration.installing));
  let asked = Date.now();
  document.addEventListener("visibilitychange", () => {
    // A tab that stays open for days asks again, once an hour at most.
    if (document.hidden || Date.now() - asked < 3_600_000) return;
    asked = Date.now();
    registration.update().catch(() => {});
  });
};

// ---- Start

// A page that installs nothing need not ask for it before it is shown.
const manifest = document.createElement("link");
Object.assign(manifest, { rel: "manifest", href: `${BASE}manifest.webmanifest` });
document.head.append(manifest);

if (sessionStorage.rolledBack !== undefined) {
  delete sessionStorage.rolledBack;
  showNotice("The newest list did not start, so you see the one before it.", button("Close", "button", removeNotice));
}

// Without a service worker the site works as it did.
const registration = await navigator.serviceWorker
  ?.register(`${BASE}sw.js`, { scope: BASE, updateViaCache: "none" })
  .catch(() => undefined);
if (registration) {
  follow(registration);
  const { active } = await navigator.serviceWorker.ready;
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  active.postMessage({ started: { version: VERSION, loaded } });
}
