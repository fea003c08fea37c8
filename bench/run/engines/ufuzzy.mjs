// uFuzzy: no index; every text is tried with a regular expression made of the query.
// Words may stand in another order, as for every other engine.
import uFuzzy from "@leeoniya/ufuzzy";
import { asText, fold } from "../papers.mjs";

export const name = "uFuzzy";
export const packageName = "@leeoniya/ufuzzy";
export const variants = {
  exact: { about: "every word anywhere in a word", intraMode: 0 },
  typos: { about: "every word anywhere in a word, one typo in each", intraMode: 1, forgives: true },
};

/** Up to so many words are tried in every order; its documentation warns of more. */
const OUT_OF_ORDER = 3;

/** Of more matches than these none is ranked; the documented default. */
const RANKED = 1000;

export function open(papers, { intraMode }) {
  const haystack = papers.map(asText);
  const engine = new uFuzzy({ intraMode });
  return (text, limit) => {
    const [found, info, order] = engine.search(haystack, fold(text), OUT_OF_ORDER, RANKED);
    if (found === null) return [];
    if (order === null) return found.slice(0, limit);
    return order.slice(0, limit).map(position => info.idx[position]);
  };
}
