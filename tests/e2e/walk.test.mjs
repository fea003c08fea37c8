// A random walk through filters, pages, words, Back and Forward: after every step the page shows what
// the native search says of its address.
//
// WALK_STEPS and WALK_SEED say how far and along which way; a walk that fails names its seed.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { after } from "node:test";
import { once, site, until } from "./site.js";
import { numbers, walker, wordsOf } from "./walker.mjs";

const STEPS = Number(process.env.WALK_STEPS ?? 150);
const SEED = Number(process.env.WALK_SEED ?? Math.floor(Math.random() * 2 ** 32));

/** Asks the native search what is to be shown at addresses. */
function oracle({ dist, base }) {
  const shown = spawn(process.env.SHOWN, [path.join(dist, "papers.json"), base], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: shown.stdout })[Symbol.asyncIterator]();
  after(() => shown.kill());
  return async (address) => {
    shown.stdin.write(`${address}\n`);
    return JSON.parse((await lines.next()).value);
  };
}

/** In the page: its address, how many papers it says it shows, the first of them as far as they are there, its heading. */
function read() {
  const status = [...document.querySelectorAll("[role=status]")].find(({ textContent }) => /^\d/.test(textContent));
  const items = [...document.querySelectorAll("[aria-posinset], li > [aria-rowindex]")];
  const papers = items.map((item) => [Number(item.ariaPosInSet ?? item.ariaRowIndex - 1), item.querySelector("h2 a, h3 a")?.pathname.split("/").at(-2)]);
  return {
    address: location.pathname + location.search,
    matches: status && Number.parseInt(status.textContent.replaceAll(",", ""), 10),
    papers: papers.filter(([rank, id]) => rank > 0 && id),
    heading: document.querySelector("h1")?.textContent.trim(),
    typed: document.querySelector("input[type=search]")?.value,
  };
}

once(`a walk of ${STEPS} steps shows what the native search says (seed ${SEED})`, async ({ open, site }) => {
  const page = await open();
  const ask = oracle(site);
  const step = walker(page, site, numbers(SEED), { words: wordsOf(path.join(site.dist, "papers.json")) });
  const done = [];
  /** What is shown that should not be, in words; nothing when all is right. */
  const wrong = async () => {
    const shown = await page.evaluate(read).catch(() => undefined);
    if (shown?.typed === undefined) return "the page is being left";
    const expected = await ask(shown.address);
    if (expected.paper !== undefined) return shown.heading === expected.paper ? "" : `${shown.address}: heading ${shown.heading}`;
    if (expected.matches === undefined) return "";
    if (expected.matches > 0 && shown.matches !== expected.matches) return `${shown.address}: ${shown.matches} papers and not ${expected.matches}`;
    // On other pages than the list there is nothing in the box.
    const query = shown.address.includes("/trends/") ? "" : new URLSearchParams(shown.address.split("?")[1]).get("q") ?? "";
    if (shown.typed.trim() !== query.trim()) return `${shown.address}: “${shown.typed}” is in the box`;
    const first = shown.papers.filter(([rank]) => rank <= expected.first.length);
    const other = first.find(([rank, id]) => expected.first[rank - 1] !== id);
    return other ? `${shown.address}: paper ${other[0]} is ${other[1]} and not ${expected.first[other[0] - 1]}` : "";
  };
  for (let number = 1; number <= STEPS; number++) {
    done.push(await step());
    await until(wrong, "", `seed ${SEED}, step ${number}; the last steps: ${done.slice(-6).join(" → ")}`);
  }
  const kinds = new Set(done.map((what) => what.split(" ")[0]));
  assert.ok(STEPS < 100 || kinds.size >= 8, [...kinds].join(" "));
}, site("root"));
