// FlexSearch: an inverted index of every beginning of every word.
// It is given a paper as one text, the title first, because its documents match a query only
// within one field and its ranking prefers what stands early. Its way to forgive errors is to
// index words by their sound, and to suggest papers that lack some of the words. It can stop at
// the first papers it meets; it does not know then how many match.
import { Charset, Index } from "flexsearch";
import { asText } from "../papers.mjs";

export const name = "FlexSearch";
export const packageName = "flexsearch";
export const variants = {
  exact: { about: "every word as a prefix", encoder: Charset.Normalize, suggest: false },
  typos: { about: "any word as a prefix, by sound", encoder: Charset.LatinAdvanced, suggest: true, forgives: true },
  any: { about: "any word as a prefix", encoder: Charset.Normalize, suggest: true },
  first: { about: "as exact, stopping at 50 papers", encoder: Charset.Normalize, suggest: false, stops: true },
};

export function open(papers, { encoder, suggest, stops }) {
  const index = new Index({ tokenize: "forward", encoder, resolution: 20 });
  for (const paper of papers) index.add(paper.id, asText(paper));
  if (stops) return (text, limit) => index.search(text, { limit, suggest });
  const all = { limit: papers.length, suggest };
  return (text, limit) => index.search(text, all).slice(0, limit);
}
