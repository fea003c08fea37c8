// MiniSearch: an inverted index over a radix tree, ranked by BM25+. Errors are forgiven in words
// of more than three letters, a fifth of their length, as its documentation advises.
import MiniSearch from "minisearch";
import { FIELDS, WEIGHTS, fold } from "../papers.mjs";

export const name = "MiniSearch";
export const packageName = "minisearch";
export const variants = {
  exact: { about: "every word, the last as a prefix", prefix: isLast, fuzzy: false, combineWith: "AND" },
  typos: { about: "every word as a prefix, typos", prefix: true, fuzzy, combineWith: "AND", forgives: true },
  any: { about: "any word as a prefix, typos", prefix: true, fuzzy, combineWith: "OR", forgives: true },
};

function isLast(_, position, words) {
  return position === words.length - 1;
}

function fuzzy(word) {
  return word.length > 3 ? 0.2 : null;
}

export function open(papers, { prefix, fuzzy, combineWith }) {
  const searchOptions = { boost: WEIGHTS, prefix, fuzzy, combineWith };
  const index = new MiniSearch({ fields: FIELDS, searchOptions });
  index.addAll(papers);
  return (text, limit) => index.search(fold(text)).slice(0, limit).map(result => result.id);
}
