// Runs before the first paint: the remembered theme, and marks for a browser that can share
// and for addresses that ask for more than the page written for them shows.
(() => {
  const root = document.documentElement;
  root.dataset.script = "";
  if (location.search) root.dataset.asked = "";
  if (navigator.share) root.dataset.share = "";
  // All HTML that the program draws is written by maud, which escapes every value; none of it
  // has elements that run or load something. No text becomes a script, and no address but that
  // of our own worker.
  const isActive = /<(script|i?frame|object|embed|base|meta|link|style|portal)\b/i;
  self.trustedTypes?.createPolicy("default", {
    createHTML: (html) => (isActive.test(html) ? null : html),
    createScriptURL: (url) => (new URL(url, document.baseURI).href === new URL("sw.js", document.baseURI).href ? url : null),
  });
  try {
    const theme = localStorage.getItem("awesome-papers.theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  } catch {
    // Storage can be blocked; the system's theme serves.
  }
})();
