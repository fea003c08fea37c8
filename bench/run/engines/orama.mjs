// Orama: an inverted index over radix trees, ranked by BM25.
// A word is a prefix, which is its way. It looks for all words of a query within one field, so it
// is given the whole paper as a field besides.
import { create, insertMultiple, search } from "@orama/orama";
import { FIELDS, WEIGHTS, asText, fold } from "../papers.mjs";

export const name = "Orama";
export const packageName = "@orama/orama";
export const variants = {
  exact: { about: "every word as a prefix", tolerance: 0, threshold: 0 },
  typos: { about: "every word as a prefix, one typo in each", tolerance: 1, threshold: 0, forgives: true },
  any: { about: "any word as a prefix, one typo in each", tolerance: 1, threshold: 1, forgives: true },
};

export async function open(papers, { tolerance, threshold }) {
  const schema = Object.fromEntries([...FIELDS, "paper"].map(field => [field, "string"]));
  // Sorting by a property is not asked for, so its indexes are left out.
  const database = create({ schema, sort: { enabled: false } });
  // Its ids are texts.
  const records = papers.map(paper => ({ ...paper, paper: asText(paper), id: String(paper.id) }));
  await insertMultiple(database, records, 1000);
  return async (text, limit) => {
    const options = { term: fold(text), limit, boost: WEIGHTS, threshold, tolerance };
    const { hits } = await search(database, options);
    return hits.map(hit => Number(hit.id));
  };
}
