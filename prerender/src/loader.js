// After the page is shown, so that the program does not compete with it. For a long list, of which the
// program needs more than one file, it is fetched once anything is shown.
(() => {
  const root = document.documentElement;
  let app, bytes, written, hasStarted, hasFailed;
  // What the reader sees stays, links and forms are the browser's again, and what happened can
  // be reported. Nothing is sent before the reader sends it.
  const fail = (error) => {
    if (hasFailed) return;
    hasFailed = true;
    console.error(error);
    delete root.dataset.asked;
    delete root.dataset.script;
    addEventListener("popstate", () => location.reload(), true);
    for (const type of ["click", "input", "change", "submit", "keydown", "scroll", "resize", "popstate"])
      addEventListener(type, (event) => event.stopImmediatePropagation(), true);
    if (!app.querySelector("main")) app.replaceChildren(...written);
    const notice = document.getElementById("program-failed");
    const [text, reload, report] = notice.children;
    text.textContent = !self.WebAssembly
      ? "Search and filters need WebAssembly, which this browser does not have or has switched off. Every paper can be reached by the links on this page."
      : hasStarted
        ? "Search and filters have stopped: the program of this page made a mistake. What is shown stays, and its links work."
        : "Search and filters could not be started. Check the connection and reload the page.";
    reload.addEventListener("click", () => location.reload());
    const message = String(error?.message ?? error).slice(0, 1000);
    report.search = new URLSearchParams({
      title: "The program stopped",
      body: `What I was doing:\n\n\nMessage: ${message}\nAddress: ${location.href}\nVersion: ${root.dataset.version}\nBrowser: ${navigator.userAgent}`,
    });
    notice.hidden = false;
    const worker = navigator.serviceWorker;
    if (hasStarted || !worker?.controller) return;
    worker.onmessage = ({ data }) => data === "rolled back" && location.reload();
    worker.controller.postMessage({ failed: root.dataset.version });
  };
  const isOfProgram = (error) => !(error instanceof DOMException) && /wasm/.test(error?.stack);
  addEventListener("error", ({ error }) => isOfProgram(error) && fail(error));
  addEventListener("unhandledrejection", ({ reason }) => isOfProgram(reason) && fail(reason));
  const fetchProgram = () => {
    const { wasm, parts } = document.getElementById("app").dataset;
    // At once, and not one after the other as they are used.
    bytes = fetch(wasm);
    bytes.catch(() => {});
    if (parts) for (const name of ["LIST", "HEAD"]) fetch(parts + name).catch(() => {});
  };
  const start = async () => {
    app = document.getElementById("app");
    written = [...app.childNodes];
    new MutationObserver((_, observer) => {
      if (written[0].isConnected || !app.querySelector("main")) return;
      observer.disconnect();
      hasStarted = true;
      written = [];
      if ("OFFLINE") (self.requestIdleCallback ?? setTimeout)(() => import("OFFLINE").catch(() => {}));
    }).observe(app, { childList: true });
    try {
      if (!bytes) fetchProgram();
      await (await import(app.dataset.program)).default({ module_or_path: bytes });
    } catch (error) {
      fail(error);
    }
  };
  // A click enlarges a figure, before the program runs too; what does that is loaded then.
  addEventListener("click", (event) => {
    const figure = event.target.closest?.("[data-figure]");
    if (!figure || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    import("LIGHTBOX").then(({ open }) => open(figure), () => location.assign(figure.href));
  }, true);
  // The second frame begins when the first has been shown.
  const onceShown = (act) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(act)));
  onceShown(() => {
    if (document.getElementById("app")?.dataset.parts) fetchProgram();
  });
  const soon = () => onceShown(start);
  if (document.readyState === "complete") soon();
  else addEventListener("load", soon);
})();
