// Runs once the program does: registers the service worker, and tells of a newer list.
const BASE = "/*BASE*/";
// A page that installs nothing need not ask for it before it is shown.
document.head.append(Object.assign(document.createElement("link"), { rel: "manifest", href: `${BASE}manifest.webmanifest` }));

const VERSION = document.documentElement.dataset.version;
const { serviceWorker } = navigator;

const ask = (worker, question) =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage(question, [port2]);
  });

// Reloads the page as the version of `worker`.
const take = (registration, worker) => {
  const reload = () => location.reload();
  if (registration.waiting !== worker) return reload();
  serviceWorker.addEventListener("controllerchange", reload, { once: true });
  worker.postMessage({ take: true });
  setTimeout(reload, 4000);
};

const button = (name, kind, act) => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = kind;
  button.textContent = name;
  button.onclick = act;
  return button;
};

// Says that a newer list is there, which is shown when the reader says so.
const tell = async (registration, worker) => {
  const { version, papers } = await ask(worker, { news: VERSION });
  if (version === VERSION) return worker.postMessage({ take: true });
  navigator.setAppBadge?.(papers || undefined).catch(() => {});
  document.getElementById("update")?.remove();
  const notice = document.createElement("div");
  notice.id = "update";
  notice.className = "notice update";
  notice.setAttribute("role", "status");
  document.body.append(notice);
  // A status is spoken when it changes, so it must have been there before.
  requestAnimationFrame(() => {
    const text = document.createElement("p");
    const count = papers ? ` (${papers} new paper${papers === 1 ? "" : "s"})` : "";
    text.textContent = `A newer list is there${count}.`;
    const show = button("Show it", "button primary", () => take(registration, worker));
    notice.append(text, show, button("Later", "button", () => notice.remove()));
  });
};

const follow = (registration) => {
  const watch = (worker) =>
    worker?.addEventListener("statechange", () => {
      if (worker.state === "installed" && registration.active) tell(registration, worker);
    });
  if (registration.waiting) tell(registration, registration.waiting);
  else navigator.clearAppBadge?.().catch(() => {});
  if (registration.active) watch(registration.installing);
  registration.addEventListener("updatefound", () => watch(registration.installing));
  let asked = Date.now();
  document.addEventListener("visibilitychange", () => {
    // A tab that stays open for days asks again, once an hour at most.
    if (document.hidden || Date.now() - asked < 3_600_000) return;
    asked = Date.now();
    registration.update().catch(() => {});
  });
};

// Where there is no worker to be had, the site works as it did without.
const registration = await serviceWorker
  ?.register(`${BASE}sw.js`, { scope: BASE, updateViaCache: "none" })
  .catch(() => undefined);
if (registration) {
  follow(registration);
  const { active } = await serviceWorker.ready;
  active.postMessage({ seen: performance.getEntriesByType("resource").map(({ name }) => name) });
}
