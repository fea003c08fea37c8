// Fuse.js: no index of words; every field is tried with the Bitap algorithm.
// With its search by words, which its documentation advises for search boxes. Without errors it
// is the same with a threshold that allows none.
import Fuse from "fuse.js";
import { WEIGHTS, fold } from "../papers.mjs";

export const name = "Fuse.js";
export const packageName = "fuse.js";
export const variants = {
  exact: { about: "every word", threshold: 0, tokenMatch: "all" },
  typos: { about: "every word, typos", threshold: 0.3, tokenMatch: "all", forgives: true },
  any: { about: "any word, typos", threshold: 0.3, tokenMatch: "any", forgives: true },
};

export function open(papers, { threshold, tokenMatch }) {
  const keys = Object.entries(WEIGHTS).map(([name, weight]) => ({ name, weight }));
  const engine = new Fuse(papers, {
    keys,
    useTokenSearch: true,
    tokenMatch,
    ignoreLocation: true,
    threshold,
  });
  return (text, limit) => engine.search(fold(text), { limit }).map(result => result.item.id);
}
