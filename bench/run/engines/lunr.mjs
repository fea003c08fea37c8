// Lunr: an inverted index with an automaton of its words, ranked by BM25.
// As its own benchmark does for search as you type: each word as it is, as a beginning, and with
// typos also at an edit distance of one.
import lunr from "lunr";
import { WEIGHTS, fold } from "../papers.mjs";

export const name = "Lunr";
export const packageName = "lunr";
export const variants = {
  exact: { about: "any word as a prefix", typos: false },
  typos: { about: "any word as a prefix, one typo in each", typos: true, forgives: true },
};

export function open(papers, { typos }) {
  const index = lunr(builder => {
    for (const [field, boost] of Object.entries(WEIGHTS)) builder.field(field, { boost });
    for (const paper of papers) builder.add(paper);
  });
  return (text, limit) => {
    const results = index.query(query => {
      for (const token of lunr.tokenizer(fold(text))) {
        const word = token.toString();
        query.term(word, { boost: 100, usePipeline: true });
        query.term(word, { boost: 10, usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING });
        if (typos && word.length > 3) query.term(word, { boost: 1, editDistance: 1 });
      }
    });
    return results.slice(0, limit).map(result => Number(result.ref));
  };
}
