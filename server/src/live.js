// Loads the page again when the site was built anew; shows why when it could not be.
(() => {
  let shown;
  let notice;
  const events = new EventSource(document.currentScript.dataset.events);
  events.addEventListener("built", ({ data }) => {
    if (shown !== undefined && (data !== shown || notice)) location.reload();
    shown = data;
  });
  events.addEventListener("failed", ({ data }) => {
    shown ??= "";
    notice ??= document.body.appendChild(document.createElement("pre"));
    notice.setAttribute("role", "alert");
    notice.textContent = `The site could not be built; this is the one before.\n\n${data}`;
    Object.assign(notice.style, {
      position: "fixed", inset: "auto 0 0", zIndex: "9999", margin: "0", padding: "16px 24px", maxHeight: "50vh", overflow: "auto",
      background: "#2b1d1d", color: "#ffe9e4", font: "13px/1.5 ui-monospace, monospace", whiteSpace: "pre-wrap",
    });
  });
})();
