// After the page is shown, so that the program does not compete with it.
(() => {
  const start = async () => {
    try {
      const program = await import("PROGRAM");
      await program.default({ module_or_path: "WASM" });
    } catch (error) {
      console.error(error);
      delete document.documentElement.dataset.asked;
      const notice = document.getElementById("program-failed");
      if (notice) notice.hidden = false;
    }
  };
  // The second frame begins when the first has been shown.
  const soon = () => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(start)));
  if (document.readyState === "complete") soon();
  else addEventListener("load", soon);
})();
