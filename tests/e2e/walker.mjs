// A reader who does anything at random, and can be made to do the same again.

import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

/** Numbers from 0 to 1, always the same for a seed (Mulberry32). */
export function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The words of titles and names in a catalogue. */
export function wordsOf(file) {
  const { papers } = JSON.parse(readFileSync(file, "utf8"));
  const words = papers.flatMap(({ title, authors }) => `${title} ${authors[0]}`.split(/[^\p{L}\p{N}-]+/u));
  return [...new Set(words)].filter((word) => word.length > 2);
}

const ADDRESSES = [
  "", "?category=quantization&year=2024", "?category=-survey&has=code&sort=title", "venue/acl/", "?q=kv+cache&view=compact", "?view=table&sort=oldest",
  "about/", "papers/2306.08543/", "?year=2023&venue=-arxiv", "?q=title%3Apruning+-llm",
  "trends/?category=quantization&has=code",
];

/** Walks through `page` by the numbers of `random`, writing `words`; a reader who `stays` never leaves
    the document. */
export function walker(page, site, random, { words, stays = false }) {
  const box = page.getByRole("searchbox", { name: "Search papers" });
  const choose = (list) => list[Math.floor(random() * list.length)];

  /** Clicks one of the links that stay in the program; nothing is said of how many of which kind there are. */
  const link = async (within) => {
    const number = random();
    return page.evaluate(
      ([within, number, base, stays]) => {
        // Pages that only the generator writes are other documents.
        const isElsewhere = (path) => /\.\w+$/.test(path) || (stays && /^(authors|start)\//.test(path.slice(base.length)));
        const isOurs = ({ href, origin, pathname, rel, target, download }) =>
          origin === location.origin && pathname.startsWith(base) && !isElsewhere(pathname) && !rel && !target && !download && !href.includes("#");
        const links = [...document.querySelectorAll(`${within} a[href]`)].filter((link) => isOurs(link) && link.checkVisibility());
        const link = links[Math.floor(number * links.length)];
        link?.click();
        return link && `${within} “${(link.ariaLabel ?? link.textContent).trim().slice(0, 60)}”`;
      },
      [within, number, site.base, stays],
    );
  };

  const actions = {
    filter: [30, () => link("aside")],
    content: [25, () => link("main")],
    header: [5, () => link("header")],
    write: [14, async () => {
      if (!(await box.isVisible())) return undefined;
      const word = choose(words);
      // A letter is missing now and then.
      const at = Math.floor(random() * word.length);
      const text = random() < 0.2 ? word.slice(0, at) + word.slice(at + 1) : word;
      await box.focus();
      if (random() < 0.6) await page.keyboard.press("Control+a");
      await page.keyboard.type(text + (random() < 0.2 ? " " : ""));
      return text;
    }],
    erase: [5, async () => {
      await box.focus();
      if (random() < 0.5) await page.keyboard.press("Control+a");
      await page.keyboard.press("Backspace");
      return "";
    }],
    sort: [4, async () => {
      const sort = page.getByRole("combobox", { name: "Sort" });
      if (!(await sort.isVisible())) return undefined;
      const values = await sort.locator("option").evaluateAll((options) => options.filter(({ disabled }) => !disabled).map(({ value }) => value));
      if (values.length === 0) return undefined;
      // Another page may be about to be shown, without it.
      const [chosen] = await sort.selectOption(choose(values), { timeout: 2000 }).catch((error) => (error.name === "TimeoutError" ? [] : Promise.reject(error)));
      return chosen;
    }],
    key: [6, async () => {
      const key = choose(["j", "j", "k", "o", "u"]);
      await page.evaluate(() => document.activeElement.blur());
      await page.keyboard.press(key);
      return key;
    }],
    scroll: [4, () => page.evaluate((part) => scrollTo(0, part * document.documentElement.scrollHeight), random())],
    back: [8, () => page.evaluate((stays) => void (stays && !navigation.canGoBack ? 0 : history.back()), stays)],
    forward: [4, () => page.evaluate(() => void history.forward())],
    reload: [stays ? 0 : 1, () => page.reload()],
    open: [stays ? 0 : 1, async () => {
      const address = choose(ADDRESSES);
      await page.goto(site.address + address);
      return address;
    }],
  };
  const total = Object.values(actions).reduce((sum, [weight]) => sum + weight, 0);

  /** Does something, and says what. */
  return async () => {
    let number = random() * total;
    const [name, [, act]] = Object.entries(actions).find(([, [weight]]) => (number -= weight) < 0);
    const what = await act().catch((error) => {
      // A document that is being left does not answer.
      if (!/Execution context was destroyed|navigat/i.test(String(error))) throw error;
      return "left";
    });
    // Back from the first page leaves the site.
    await pause(60);
    if (!page.url().startsWith(site.address)) await page.goto(site.address);
    return `${name} ${what ?? ""}`;
  };
}
