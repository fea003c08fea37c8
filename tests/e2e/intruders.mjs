// What a page of ours never holds, whatever the data says.

/** Runs in a page: everything in `root` besides text, links and our own drawings. */
export function lookForIntruders(root = document) {
  const found = [];
  if (window.pwned !== undefined) found.push("a script has run");
  for (const element of root.querySelectorAll("body *")) {
    if (element.matches("script, iframe, img, style, object, embed, base, meta, link")) found.push(element.outerHTML.slice(0, 120));
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on")) found.push(`${name}=${value}`);
      const runs = /^\s*(javascript|vbscript):/i.test(value) || (/^\s*data:/i.test(value) && !element.hasAttribute("download"));
      if (["href", "src", "action", "formaction", "xlink:href", "srcdoc"].includes(name) && runs) found.push(`${name}=${value.slice(0, 120)}`);
    }
  }
  return found;
}

/** What of that is in the page. */
export const intruders = (page) => page.evaluate(lookForIntruders);
