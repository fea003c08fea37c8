// A list as the peers get it: what a reader searches in, as fields of plain text.

/** Letters that are no letter with a mark. */
const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };

/** Papers are folded beforehand, so that no peer pays for it or fails for want of it. */
export function fold(text) {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[ßæœøłđðþı]/g, letter => LETTERS[letter]);
}

/** How much a word in each field counts: the weights of our own ranking, over its least. */
export const WEIGHTS = { title: 4, authors: 2.5, techniques: 1.7, venue: 1.4, categories: 1, arxiv: 1 };

export const FIELDS = Object.keys(WEIGHTS);

/** The papers of a list that was read. A paper's `id` is its position. */
export function papers(list) {
  const categories = new Map(list.categories.map(category => [category.id, category.name]));
  return list.papers.map((paper, id) => {
    const arxiv = /^\d{4}\.\d{4,5}$/.test(paper.id) ? paper.id : "";
    const year = arxiv && `20${arxiv.slice(0, 2)}`;
    return {
      id,
      title: fold(paper.title),
      authors: fold((paper.authors ?? []).join(", ")),
      techniques: fold((paper.techniques ?? []).join(", ")),
      // "ACL'23" is found by either part.
      venue: fold(`${(paper.venue ?? "arXiv preprint").replace("'", " ")} ${year}`),
      categories: fold(paper.categories.map(category => categories.get(category)).join(", ")),
      arxiv,
    };
  });
}

/** A paper as one text, for engines that know no fields. */
export function asText(paper) {
  return FIELDS.map(field => paper[field]).filter(text => text !== "").join(" | ");
}
