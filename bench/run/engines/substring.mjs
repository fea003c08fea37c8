// No engine: a loop that keeps the papers in whose text every word of the query occurs, in the
// order of the list. The floor under what an engine may cost.
import { asText, fold } from "../papers.mjs";

export const name = "substring loop";
export const packageName = null;
export const variants = { exact: { about: "every word anywhere, unranked" } };

export function open(papers) {
  const texts = papers.map(asText);
  return (text, limit) => {
    const words = fold(text).split(/\s+/).filter(word => word !== "");
    const found = [];
    for (let position = 0; position < texts.length; position++) {
      if (words.every(word => texts[position].includes(word))) found.push(position);
    }
    return found.slice(0, limit);
  };
}
