// This site's search: the module that `cargo xtask bench` builds as it builds the site's program.
// Each call finds, ranks and counts the values of every facet; no setting leaves any of it out.
import { createRequire } from "node:module";
import { env } from "node:process";

const { Engine, List, held } = createRequire(import.meta.url)(env.BENCH_MODULE);

export const name = "ours";
export const packageName = null;
export const variants = { typos: { about: "every word as a prefix, typos, ranking and facet counts", forgives: true } };

/** Takes the place of JSON.parse. */
export function read(bytes) {
  return new List(bytes);
}

/** The module's own memory, which no other engine has. */
export { held };

export function open(list) {
  const engine = new Engine(list);
  // The first two numbers are those of the matches and of all that was counted.
  return (text, limit) => engine.search(text, "", limit).subarray(2);
}
