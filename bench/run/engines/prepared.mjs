// This site's search as the page of a long list has it: the index was prepared beforehand and is
// read in parts. What the first question needs is read at once, all else when a keystroke needs
// it, which is the round that warms up.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { env } from "node:process";

const { PreparedEngine, held } = createRequire(import.meta.url)(env.BENCH_MODULE);

export const name = "ours, prepared";
export const packageName = null;
export const variants = { typos: { about: "the same, from an index that was prepared beforehand", forgives: true } };

/** Of a list that is loaded in parts nothing is read beforehand. */
export function read(_bytes, list) {
  return `${list}.parts`;
}

export { held };

export function open(folder) {
  const part = (name) => readFileSync(`${folder}/${name}`);
  const engine = new PreparedEngine(part("head.bin"));
  engine.put("sets.bin", part("sets.bin"));
  return (text, limit) => {
    let found = engine.search(text, "", limit);
    for (let missing = engine.missing(); missing.length > 0; missing = engine.missing()) {
      for (const name of missing) engine.put(name, part(name));
      found = engine.search(text, "", limit);
    }
    return found.subarray(2);
  };
}
