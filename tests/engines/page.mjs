// A page in any engine: finds elements by what they promise to assistive technology, and uses them
// with real pointers and keys.
//
// An engine is a module with `launch({ width, height, motion })`, which answers with a window:
// `goto`, `back`, `forward`, `reload`, `url`, `evaluate` (an expression in the page, its value as
// JSON), `move`, `click` and `tap` (a place in the window), `wheel`, `press` (a key, or keys joined by
// `+`), `type`, `close`; what it has `heard` from the console; and, where the engine can do them,
// `compose` (as an input method writes) and `scheme` (the system's colours).

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { host } from "../e2e/host.mjs";

/** How long anything may take before it counts as not happening. */
const PATIENCE = 20_000;
const REPORT = readFileSync(new URL("report.js", import.meta.url), "utf8");

/** In the page: the elements with a role and a name that can be seen; the document's order. */
function elements({ role, name, flags, within }) {
  const selectors = {
    article: "article",
    button: "button, summary",
    combobox: "select",
    complementary: "aside",
    dialog: "dialog",
    group: "[role=group], fieldset, section[aria-labelledby], section[aria-label]",
    heading: "h1, h2, h3",
    link: "a[href]",
    list: "ol, ul",
    live: "[aria-live]",
    main: "main",
    navigation: "nav",
    region: "section, [role=region]",
    searchbox: "input[type=search]",
    status: "[role=status]",
    textbox: "input:not([type]), input[type=text], input[type=url], textarea",
  };
  const byId = (ids) => ids.split(" ").map((id) => document.getElementById(id)?.textContent).join(" ");
  const named = (element) =>
    element.ariaLabel ??
    (element.hasAttribute("aria-labelledby") ? byId(element.getAttribute("aria-labelledby")) : null) ??
    ([...(element.labels ?? [])].map((label) => label.textContent).join(" ") || element.textContent);
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const matches = (element) => {
    const text = named(element).replace(/\s+/g, " ").trim();
    return name === undefined || (flags === undefined ? text === name : new RegExp(name, flags).test(text));
  };
  const roots = within ? elements(within) : [document];
  return roots.flatMap((root) => [...root.querySelectorAll(selectors[role] ?? role)]).filter((element) => isSeen(element) && matches(element));
}

/** How an element is described to the page: a role, a name (a text or an expression) and what it is within. */
export const the = (role, name, within) =>
  name instanceof RegExp ? { role, name: name.source, flags: name.flags, within } : { role, name, within };

export class Page {
  /** Opens a window of an engine on a host of its own that shows `site`. */
  static async open(launch, settings, site) {
    const opened = new Page();
    opened.host = await host(site);
    opened.window = await launch(settings);
    opened.host.change = (path, original, headers) => {
      if (path === "report") {
        opened.window.heard.push(decodeURIComponent(headers.asked.split("?")[1]));
        return { type: "text/plain", body: "" };
      }
      if (path === "report.js") return { type: "application/javascript", body: REPORT };
      // What the worker takes for later is compared with its hash, and stays as it is.
      if (!/html/.test(headers.accept) || !/html/.test(original.type)) return undefined;
      return { status: original.status, body: String(original.body).replace(/<script/, '<script src="report.js"></script><script') };
    };
    return opened;
  }

  async close() {
    await this.window.close();
    this.host.close();
  }

  /** Asks for `expression`, in which `$(…)` finds elements, until it is `expected` or matches it. */
  async until(expression, expected, message = expression) {
    const isMet = expected instanceof RegExp ? (found) => expected.test(found) : (found) => isDeepStrictEqual(found, expected);
    for (const deadline = Date.now() + PATIENCE; ; await pause(40)) {
      // A document that is being left cannot be asked.
      const found = await this.evaluate(expression).catch((error) => String(error));
      if (isMet(found)) return;
      if (Date.now() > deadline) assert.fail(`${message}: ${JSON.stringify(found)} and not ${expected}`);
    }
  }

  evaluate(expression) {
    return this.window.evaluate(`(() => { ${elements}; const $ = elements; return (${expression}); })()`);
  }

  /** Opens an address below the site's base, and waits until the program runs. */
  async goto(address = "") {
    await this.window.goto(new URL(address, this.host.address).href);
    await this.started();
  }

  async reload() {
    await this.window.reload();
    await this.started();
  }

  /** Waits until the program has put its page in the place of the static one, and its lazy part is there:
      the dialogs, which no static page has, come with that. Then until what is loaded last has come: Firefox
      writes an error about a request that is under way when a page is left. */
  async started() {
    await this.until("Boolean(document.querySelector('dialog') && document.querySelector('main'))", true, "the program starts");
    const isLoaded = "performance.getEntriesByType('resource').some(({ name }) => name.includes('/offline-'))";
    await this.until(isLoaded, true, "the script of the service worker is loaded");
  }

  /** Waits for two frames. */
  frames() {
    return this.window.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))");
  }

  /** Where an element is in the window, scrolled to the middle if it is not in it. */
  async place(element) {
    await this.until(`$(${JSON.stringify(element)}).length > 0`, true, `there is ${element.role} ${element.name}`);
    // It has come to rest, and nothing lies over it.
    let last;
    for (const deadline = Date.now() + PATIENCE; ; await this.frames()) {
      const found = await this.evaluate(`((element) => {
        const isInside = ({ top, bottom }) => top > 70 && bottom < innerHeight - 10;
        if (!isInside(element.getBoundingClientRect())) element.scrollIntoView({ block: "center", behavior: "instant" });
        const { left, top, width, height } = element.getClientRects()[0];
        const [x, y] = [left + width / 2, top + height / 2];
        const at = document.elementFromPoint(x, y);
        return [x, y, element.contains(at)];
      })($(${JSON.stringify(element)})[0])`).catch((error) => [String(error)]);
      if (found[2] && isDeepStrictEqual(found, last)) return found;
      if (Date.now() > deadline) assert.fail(`${element.role} ${element.name} is covered or moves: ${found}`);
      last = found;
    }
  }

  async click(element) {
    const [x, y] = await this.place(element);
    await this.window.click(x, y);
  }

  async tap(element) {
    const [x, y] = await this.place(element);
    await this.window.tap(x, y);
  }

  press(key) {
    return this.window.press(key);
  }

  type(text) {
    return this.window.type(text);
  }

  /** Chooses an option, as a keyboard and a pointer do in a list that only the system draws. */
  select(element, value) {
    return this.evaluate(`((select) => {
      select.value = ${JSON.stringify(value)};
      select.dispatchEvent(new Event("input", { bubbles: true }));
      select.dispatchEvent(new Event("change", { bubbles: true }));
    })($(${JSON.stringify(element)})[0])`);
  }

  /** Waits until the text of the first such element is `expected` or matches it. */
  says(element, expected) {
    return this.until(`$(${JSON.stringify(element)})[0]?.textContent.trim()`, expected, `${element.role} ${element.name ?? ""}`);
  }

  /** Waits until so many such elements are seen. */
  has(element, count = 1) {
    return this.until(`$(${JSON.stringify(element)}).length`, count, `${count} of ${element.role} ${element.name ?? ""}`);
  }

  /** The text of the first such element. */
  text(element) {
    return this.evaluate(`$(${JSON.stringify(element)})[0]?.textContent.trim()`);
  }

  /** Where the page is, below the site's base path. */
  async address() {
    const url = new URL(await this.window.url());
    return url.pathname.slice(this.host.base.length) + url.search;
  }

  async isAt(address) {
    await this.until(`location.pathname.slice(${this.host.base.length}) + location.search`, address);
  }
}
