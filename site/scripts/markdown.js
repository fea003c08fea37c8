// Markdown in, HTML out that holds nothing but text and links. Loaded when a note of the shelf is shown.

import { micromark } from "micromark";
import { gfmAutolinkLiteral, gfmAutolinkLiteralHtml } from "micromark-extension-gfm-autolink-literal";
import { gfmStrikethrough, gfmStrikethroughHtml } from "micromark-extension-gfm-strikethrough";

const options = {
  extensions: [gfmAutolinkLiteral(), gfmStrikethrough()],
  htmlExtensions: [gfmAutolinkLiteralHtml(), gfmStrikethroughHtml()],
};

/** The HTML of a note. micromark shows raw HTML as the text it is, and takes the address from a link that would run
    something, which leads nowhere then. A heading becomes a line in bold, since the page has its own, and a picture a link
    to it, since no other host is asked for anything. */
export const render = (markdown) =>
  // What was typed is escaped by now: these are elements.
  micromark(markdown, options)
    .replace(/<a href="">/g, "<a>")
    .replace(/<h[1-6]>/g, "<p><strong>")
    .replace(/<\/h[1-6]>/g, "</strong></p>")
    .replace(/<img src="([^"]*)" alt="([^"]*)"[^>]*>/g, (_, address, text) => (address ? `<a href="${address}">${text || address}</a>` : text));
