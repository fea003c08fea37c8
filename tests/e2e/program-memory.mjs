// The memory of the program in the page, which only its script gets, with the module.

/** Keeps the memory of the programs that a page will start, as `window.programMemory`. */
export const keepProgramMemory = (page) =>
  page.addInitScript(() => {
    for (const name of ["instantiate", "instantiateStreaming"]) {
      const instantiate = WebAssembly[name].bind(WebAssembly);
      WebAssembly[name] = async (...source) => {
        const made = await instantiate(...source);
        const { exports } = made.instance ?? made;
        window.programMemory ??= Object.values(exports ?? {}).find((value) => value instanceof WebAssembly.Memory);
        return made;
      };
    }
  });
