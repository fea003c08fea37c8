// Catalogues that the tests make of others: `node catalogues.mjs NAME` writes one.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { INJECTIONS } from "./injections.mjs";

const read = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));

/** How many papers the earlier list lacks. */
export const NEW_PAPERS = 12;

/** Names of one author. */
export const JOINED = ["Dan Alistarh", "D. Alistarh"];

/** What the list says of the first paper of the one with figures. */
export const REMARK = "Read it for its tables (there are 7), and for what it says of <b>costs</b>.";

/** A text as a field of one line can hold it. */
export const line = (text) => text.replace(/[\s\p{Cc}]+/gu, " ").trim() || "x";

/** A catalogue with each injection in every field that takes text: one paper, one category, one
    tool, one leaderboard and one update for each. */
export function injected() {
  const attack = INJECTIONS.map(line);
  const url = (text) => `https://example.org/?q=${encodeURIComponent(text.toWellFormed())}#'"`.replaceAll('"', "%22");
  const numbered = (kind, make) => INJECTIONS.map((text, number) => make(line(text), `${kind}-${number}`, text));
  return {
    schema: 1,
    list: {
      title: `The list ${attack[0]}`, tagline: attack[1], repository: "https://github.com/example/list",
      about: INJECTIONS.join("\n\n"), contributing: INJECTIONS.map((text) => `- ${text}`).join("\n"),
    },
    updates: INJECTIONS.map((text) => ({ date: "2024-01-01", text })),
    categories: numbered("category", (text, id) => ({ id, name: text, schematic: "pruning", description: text })),
    collections: [{ id: "main", name: attack[2], description: attack[3] }],
    tools: numbered("tool", (text) => ({ name: text, url: url(text), paper: url(text), collection: "main", description: text })),
    leaderboards: numbered("board", (text) => ({ name: text, url: url(text), description: text })),
    papers: numbered("paper", (text, id) => ({
      id, title: `${id} ${text}`, authors: [text, `${text} the second`], categories: [id.replace("paper", "category")], collection: "main",
      venue: text, techniques: [text], url: url(text), links: [{ kind: "code", url: url(text) }],
      remark: text,
    })),
  };
}

/** The list as it was before its newest papers. */
export function earlier() {
  const catalogue = read("../../public/papers.json");
  return { ...catalogue, papers: catalogue.papers.slice(NEW_PAPERS) };
}

/** The list with all that is known of it when the site is built: the stars of its code, how often four
    papers in five are cited, whom of the list some cite, and figures whose files are in the site, of nine
    papers in ten, wide ones and tall ones, and a remark on the first. The tests answer for the files. One author is spelled in another
    way on one paper, and both names are joined. */
export function pictured() {
  const catalogue = read("../../public/papers.json");
  const sizes = ["1600x800", "1002x540", "500x1400", "2000x420"];
  const counts = [7, 987, 1234, 43210, 1234567];
  const starred = catalogue.papers.map((paper, number) => {
    const counted = (link) => (link.kind === "code" ? { ...link, stars: counts[number % counts.length] } : link);
    return paper.links ? { ...paper, links: paper.links.map(counted) } : paper;
  });
  const cited = starred.map((paper, number) => (number % 5 === 4 ? paper : { ...paper, citations: (number * 7919) % 4001 }));
  // The first cites ten others, of which three cite one paper that is cited by the first as well.
  const ids = cited.map((paper) => paper.id);
  cited[0] = { ...cited[0], cites: ids.slice(40, 50), remark: REMARK };
  for (const number of [41, 42, 43]) cited[number] = { ...cited[number], cites: [ids[40]] };
  const papers = cited.map((paper, number) => {
    if (number % 10 === 2) return paper;
    const stem = (0x9f86d081 + number).toString(16);
    const prepared = `${stem} ${sizes[number % sizes.length]} fff eefcdefffeeefffdde`;
    return { ...paper, figure: { source: `https://example.org/figures/${number}.png`, prepared } };
  });
  const [{ authors }] = papers.filter((paper) => paper.authors.includes(JOINED[0]));
  authors[authors.indexOf(JOINED[0])] = JOINED[1];
  return { ...catalogue, list: { ...catalogue.list, starred: "2026-11-24", cited: "2026-11-25" }, people: [JOINED], papers };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.stdout.write(JSON.stringify({ injected, earlier, pictured }[process.argv[2]]()));
}
