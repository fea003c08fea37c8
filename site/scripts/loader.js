// Starts the program once the page has been shown, so that it does not compete with the first paint;
// at once where something is asked for that only the program can answer.
// When it cannot start, or stops, the static page stays and a notice says so.
const root = document.documentElement;
const app = document.getElementById("app");
const notice = document.getElementById("program-failed");
// The addresses of the files that this page needs, in its release.
const { program, wasm, lazy, papers, first, lightbox, markdown, offline } = app.dataset;
const staticPage = [...app.childNodes];
let hasStarted = false;
// While there is a failure: ends what was done because of it.
let failure;

// ---- Starting

let module;
// Fetches at once what is otherwise used one after the other.
const fetchProgram = () => {
  if (module) return;
  module = fetch(wasm);
  module.catch(() => {});
  const data = (first ?? papers)?.split(" ") ?? [];
  // The program shows other pages with its lazy part.
  const needed = "list" in root.dataset || "static" in root.dataset ? data : [...data, lazy];
  for (const address of needed) fetch(address).then((file) => file.arrayBuffer()).catch(() => {});
};

let isStarting = false;
const start = async () => {
  if (isStarting) return;
  isStarting = true;
  // The program replaces the static page part by part, the main part last.
  const main = app.querySelector("main");
  const observer = new MutationObserver(() => {
    if (main.isConnected || !app.querySelector("main")) return;
    observer.disconnect();
    started();
  });
  observer.observe(app, { childList: true, subtree: true });
  try {
    fetchProgram();
    const { default: run } = await import(program);
    await run({ module_or_path: module });
  } catch (error) {
    fail(error);
  }
};

const started = () => {
  hasStarted = true;
  removeEventListener("input", hear, true);
  staticPage.length = 0;
  if (failure) {
    // It did not matter.
    failure.abort();
    failure = undefined;
    notice.hidden = true;
    root.dataset.script = "";
  }
  if (offline) (self.requestIdleCallback ?? setTimeout)(() => import(offline).catch(() => {}));
};

// The second frame begins when the first has been shown.
const onceShown = (act) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(act)));
// A long list needs several files one after the other, so it begins earlier.
if (first) onceShown(fetchProgram);
if (document.readyState === "complete") onceShown(start);
else addEventListener("load", () => onceShown(start));

// What is typed or chosen before the program runs is heard: the program comes first, and of a search the page says so.
const hear = (event) => {
  // Nothing comes any more, or not before the reader tries again.
  if (document.querySelector(".failure:not([hidden])")) return;
  if (event?.target.id === "search") root.dataset.asked ||= "reader";
  if (event || root.dataset.asked) start();
};
addEventListener("input", hear, true);
hear();

// ---- Failing

// Whether an error was raised in the program. Extensions of the browser raise errors in the page, too.
const isOfProgram = (error) => {
  const stack = String(error?.stack);
  if (error instanceof DOMException || /-extension:/.test(stack)) return false;
  // A second click on a button that works once.
  if (/closure invoked/.test(error?.message)) return false;
  return stack.includes(program) || stack.includes(wasm) || /wasm-function\[/.test(stack);
};

// Whether an error tells of a broken release. A connection that is lost while the program loads does
// not, nor does a reader who leaves the page or stops it.
const isOfRelease = (error) =>
  isOfProgram(error) || ["CompileError", "LinkError", "RuntimeError", "SyntaxError"].includes(error?.name);

const TEXTS = {
  unsupported:
    "Search and filters need WebAssembly, which this browser does not have or has switched off. Every paper can be reached by the links on this page.",
  stopped: "Search and filters have stopped because of a bug in this page. What is shown stays, and its links work.",
  notStarted: "Search and filters could not be started. Check the connection and reload the page.",
};

// What the reader sees stays, links and forms are the browser's again, and the failure can be
// reported. Nothing is sent before the reader sends it.
const fail = (error) => {
  if (failure) return;
  failure = new AbortController();
  console.error(error);
  delete root.dataset.asked;
  delete root.dataset.script;
  const listen = (type, act) => addEventListener(type, act, { capture: true, signal: failure.signal });
  listen("popstate", () => location.reload());
  for (const type of ["click", "input", "change", "submit", "keydown", "scroll", "resize", "popstate"]) listen(type, keepFromProgram);
  if (!app.querySelector("main")) app.replaceChildren(...staticPage);
  const [text, reload, report] = notice.children;
  text.textContent = !self.WebAssembly ? TEXTS.unsupported : hasStarted ? TEXTS.stopped : TEXTS.notStarted;
  reload.onclick = reloadAnew;
  report.search = new URLSearchParams({
    title: "Search and filters stopped",
    body: `What I was doing:\n\n\nMessage: ${String(error?.message ?? error).slice(0, 1000)}\nAddress: ${location.href}\nVersion: ${root.dataset.version}\nBrowser: ${navigator.userAgent}`,
  });
  notice.hidden = false;
  if (!hasStarted && isOfRelease(error)) tellWorker();
};

// The program hears nothing any more; what is not part of it does.
const keepFromProgram = (event) => {
  if (!event.target.closest?.("#program-failed, #update, .lightbox")) event.stopImmediatePropagation();
};

// Reloads the page. A wrong answer may be in the browser's cache, so the files are fetched past it.
const reloadAnew = async () => {
  notice.querySelector("button").disabled = true;
  const signal = AbortSignal.timeout(5000);
  const fetched = [program, wasm, lazy].map(async (address) => (await fetch(address, { cache: "reload", signal })).arrayBuffer());
  await Promise.allSettled(fetched);
  location.reload();
};

// The service worker can go back to the release before.
const tellWorker = () => {
  try {
    const { serviceWorker } = navigator;
    serviceWorker.onmessage = ({ data }) => {
      if (data.rolledBack) sessionStorage.rolledBack = "";
      if (data.reload) location.reload();
    };
    serviceWorker.controller.postMessage({ failed: { version: root.dataset.version, files: [program, wasm] } });
  } catch {
    // There is none.
  }
};

addEventListener("error", ({ error }) => isOfProgram(error) && fail(error));
addEventListener("unhandledrejection", ({ reason }) => isOfProgram(reason) && fail(reason));

// ---- Notes

// A note is text until what renders its Markdown is loaded, and where that cannot be had.
customElements.define(
  "reader-note",
  class extends HTMLElement {
    static observedAttributes = ["data-markdown"];

    attributeChangedCallback() {
      import(markdown).then(({ render }) => (this.innerHTML = render(this.dataset.markdown))).catch(() => {});
    }
  },
);

// ---- Figures

// A click enlarges a figure, before the program runs, too; what does that is loaded then.
addEventListener(
  "click",
  (event) => {
    const figure = event.target.closest?.("[data-figure]");
    if (!figure || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    import(lightbox).then(({ open }) => open(figure)).catch(() => location.assign(figure.href));
  },
  true,
);
