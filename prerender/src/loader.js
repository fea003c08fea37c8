// After the page is shown, so that the program does not compete with it.
(() => {
  const start = async () => {
    try {
      const { program, wasm } = document.getElementById("app").dataset;
      await (await import(program)).default({ module_or_path: wasm });
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
