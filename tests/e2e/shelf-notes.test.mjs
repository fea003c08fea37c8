// Notes of the shelf, which are Markdown. How they are kept and moved is in shelf.test.mjs.

import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { readFile } from "node:fs/promises";
import { cards, once, pressComposing, until } from "./site.js";

/** Puts the first paper of the list on the shelf, and begins a note on it. */
async function beginNote(page) {
  await cards(page).first().getByRole("button", { name: /^Put on shelf/ }).click();
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: /^Shelf/ }).click();
  await page.getByRole("button", { name: /^Add note/ }).click();
}

const NOTE = `# Idea
What *they* do is **new**:
see [the code](https://example.org/code), www.example.org and ~~not~~ \`a*b*c\`.

- one
- two

> quoted

![a figure](https://example.org/a.png) [bad](javascript:alert(1)) <img src=x onerror="window.pwned=1"><script>window.pwned=1</script>`;

once("a note is Markdown, with nothing in it that runs or is asked for", async ({ open }) => {
  const page = await open("");
  await beginNote(page);
  await page.getByRole("textbox", { name: /^Note on/ }).fill(NOTE);
  await page.getByRole("button", { name: /^Done/ }).click();
  const note = page.locator("reader-note");
  await note.getByRole("listitem").first().waitFor();
  assert.deepEqual(await note.getByRole("strong").allTextContents(), ["Idea", "new"]);
  assert.deepEqual(await note.getByRole("listitem").allTextContents(), ["one", "two"]);
  assert.deepEqual(await note.locator("em, del, code, blockquote").allTextContents(), ["they", "not", "a*b*c", "\nquoted\n"]);
  const links = await note.getByRole("link").evaluateAll((links) => links.map((link) => [link.textContent, link.getAttribute("href")]));
  assert.deepEqual(links, [
    ["the code", "https://example.org/code"],
    ["www.example.org", "http://www.example.org"],
    ["a figure", "https://example.org/a.png"],
  ]);
  assert.equal(await note.getByText("bad", { exact: true }).getAttribute("href"), null);
  assert.equal(await note.locator("img, script, h1").count(), 0);
  assert.match(await note.textContent(), /<script>window\.pwned=1<\/script>/);
  assert.equal(await page.evaluate(() => window.pwned), undefined);
  // Lines end where they were ended.
  assert.match(await note.innerText(), /is new:\nsee the code/);
  // Edited, it is what was typed.
  await page.getByRole("button", { name: /^Edit note/ }).click();
  assert.equal(await page.getByRole("textbox", { name: /^Note on/ }).inputValue(), NOTE);
});

once("Escape that ends a composition leaves the note open", async ({ open }) => {
  const page = await open("");
  await beginNote(page);
  const field = page.getByRole("textbox", { name: /^Note on/ });
  await field.fill("Read");
  await pressComposing(page, "Escape");
  assert.ok(await field.isVisible());
  await field.press("Escape");
  await until(() => field.count(), 0);
});

once("a note is text where what renders its Markdown cannot be had, and is loaded where there is a note", async ({ open }) => {
  const asked = [];
  const page = await open("", { faults: (page) => page.route(/markdown-[0-9a-f]+\.js/, (route) => (asked.push(1), route.abort())), noisy: true });
  await beginNote(page);
  await page.getByRole("textbox", { name: /^Note on/ }).fill("Some *words*\nand https://example.org/a.");
  assert.deepEqual(asked, []);
  await page.getByRole("button", { name: /^Done/ }).click();
  await until(() => page.locator("reader-note").innerText(), "Some *words*\nand https://example.org/a.");
  assert.equal(asked.length, 1);
});

once("what is typed is kept in the next pause, and there after a reload", async ({ open }) => {
  const page = await open();
  await beginNote(page);
  await page.getByRole("textbox", { name: /^Note on/ }).pressSequentially("Read the *proof*", { delay: 20 });
  // The field is neither left nor closed.
  await pause(1500);
  await page.reload();
  await until(() => page.locator("reader-note").innerText(), "Read the proof");
  assert.ok(await page.getByRole("button", { name: /^Edit note/ }).isVisible());
});

once("notes are exported where the reader says so, and printed with the state and the address", async ({ open }) => {
  const page = await open("");
  await beginNote(page);
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const choice = page.getByRole("checkbox", { name: "With my notes" });
  assert.equal(await choice.count(), 0, "there is no note yet");
  await page.keyboard.press("Escape");
  await page.getByRole("textbox", { name: /^Note on/ }).fill("Read the *proof*.\n\nAnd the code.");
  await page.getByRole("button", { name: /^Done/ }).click();
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const saved = async (format) => {
    const button = page.getByRole("button", { name: `Save ${format}`, exact: true });
    const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
    return readFile(await download.path(), "utf8");
  };
  for (const format of ["BibTeX", "Markdown"]) assert.doesNotMatch(await saved(format), /proof/);
  await choice.check();
  assert.match(await saved("BibTeX"), /^ {2}annote = \{Read the \*proof\*\.\n\nAnd the code\.\}$/m);
  assert.match(await saved("Markdown"), /^- .+\n\n {2}Read the \*proof\*\.\n\n {2}And the code\.\n$/);
  await page.keyboard.press("Escape");
  await page.getByRole("combobox", { name: /^Status of/ }).selectOption({ label: "Reading" });

  await page.emulateMedia({ media: "print" });
  const entry = page.getByRole("article");
  assert.match(await entry.innerText(), /https:\/\/\S+[^]+Reading[^]+Read the proof\./);
  assert.equal(await page.getByText(/Browsers may clear/).isVisible(), false);
  await page.emulateMedia({ media: "screen" });
  assert.doesNotMatch(await entry.innerText(), /https:/);
});
