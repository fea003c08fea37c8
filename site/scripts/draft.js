// Keeps what was typed into the form of the page while the page is reloaded, as it is for an update.

const fields = () => [...document.querySelectorAll("main form :is(input, textarea, select)[id]")];

/** Restores what was kept under `key`, and keeps what is typed from now on when the page is left. */
export const keepDraft = (key) => {
  try {
    const draft = JSON.parse(sessionStorage.getItem(key) ?? "{}");
    sessionStorage.removeItem(key);
    for (const field of fields()) {
      if (!draft[field.id] || field.value) continue;
      field.value = draft[field.id];
      for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
    }
  } catch {
    // The browser keeps nothing for this site.
  }
  addEventListener("pagehide", () => {
    const typed = fields().filter(({ value }) => value);
    try {
      if (typed.length > 0) sessionStorage.setItem(key, JSON.stringify(Object.fromEntries(typed.map(({ id, value }) => [id, value]))));
    } catch {
      // As above.
    }
  });
};
