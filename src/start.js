// Runs before the first paint: the remembered theme, and marks for a browser that can share
// and for addresses that ask for more than the page written for them shows.
(() => {
  const root = document.documentElement;
  root.dataset.script = "";
  if (location.search) root.dataset.asked = "";
  if (navigator.share) root.dataset.share = "";
  try {
    const theme = localStorage.getItem("awesome-papers.theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  } catch {
    // Storage can be blocked; the system's theme serves.
  }
})();
