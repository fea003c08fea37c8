// Runs before the first paint: the remembered theme, and marks for a browser that can share
// and for addresses that ask for more than the page written for them shows.
(() => {
  const root = document.documentElement;
  root.dataset.script = "";
  const asked = new URLSearchParams(location.search);
  // What trackers add asks for nothing (catalogue/src/query/trackers.rs).
  const tracker =
    /^(utm_.*|_ga|_gl|_hsenc|_hsmi|dclid|fbclid|gad_source|gbraid|gclid|gclsrc|igsh|igshid|li_fat_id|mc_cid|mc_eid|mkt_tok|msclkid|ref_src|ref_url|srsltid|ttclid|twclid|vero_id|wbraid|wickedid|yclid)$/i;
  for (const name of [...asked.keys()]) if (tracker.test(name)) asked.delete(name);
  if ("list" in root.dataset && `${asked}`) {
    root.dataset.asked = "address";
    const [words, sort] = [asked.get("url") || asked.get("q"), asked.get("sort")];
    const values = { search: words, sort: sort ?? (words?.trim() && "relevance") };
    // Each control says what is asked for as soon as it is there.
    const fill = () => {
      for (const id in values) {
        const control = document.getElementById(id);
        const lacksOption = control?.options && [...control.options].every(({ value }) => value !== values[id]);
        if (!control || lacksOption) continue;
        if (values[id]) control.value = values[id];
        delete values[id];
      }
    };
    const observer = new MutationObserver(fill);
    observer.observe(root, { childList: true, subtree: true });
    addEventListener("DOMContentLoaded", () => observer.disconnect());
  }
  // The trends of some papers, as the form of a correction, are the program's alone.
  if ("trends" in root.dataset && `${asked}`) root.dataset.asked = "address";
  if (asked.has("paper") && /\/contribute\/(index\.html)?$/.test(location.pathname)) root.dataset.asked = "address";
  if (navigator.share) root.dataset.share = "";
  // A button that is pressed before the program is there waits for it (browser/takeover.rs).
  addEventListener("click", ({ target }) => {
    const button = target.closest("button.needs-program");
    if (button && !root.dataset.script) button.dataset.pressed = "";
  });
  // All HTML that the program draws is written by maud and Leptos, which escape every value, or by the
  // renderer of notes; none of it has elements that run or load something. No text becomes a script, and no address but that
  // of our own worker.
  const isActive = /<(script|i?frame|object|embed|base|meta|link|style|portal)\b/i;
  self.trustedTypes?.createPolicy("default", {
    createHTML: (html) => (isActive.test(html) ? null : html),
    createScriptURL: (url) => (new URL(url, document.baseURI).href === new URL("sw.js", document.baseURI).href ? url : null),
  });
  try {
    const theme = localStorage.getItem("awesome-papers.theme");
    if (theme === "light" || theme === "dark") {
      root.dataset.theme = theme;
      // As browser/theme.rs does.
      for (const meta of document.querySelectorAll("meta[data-theme]")) meta.media = meta.dataset.theme === theme ? "all" : "not all";
    }
  } catch {
    // Storage can be blocked; the system's theme serves.
  }
})();
