// The form: a draft is checked as it is typed, and comes out as a record, a row and a bullet.

import assert from "node:assert/strict";
import { DESK, PHONE, announcement, catalogue, everywhere, heading, once, place, searchBox, settled, until } from "./site.js";

const KNOWN = catalogue.papers.find((paper) => paper.id === "2301.00774");
const field = (page, name) => page.getByRole("textbox", { name: new RegExp(`^${name}`) });
const choice = (page, name) => page.getByRole("combobox", { name: new RegExp(`^${name}`) });
const output = (page, name) => page.getByRole("region", { name, exact: true });

async function fill(page) {
  await field(page, "Title").fill("A Paper That No List Has | Yet");
  await field(page, "arXiv id").fill("https://arxiv.org/abs/2511.01234v2");
  await field(page, "Authors").fill("Ada Lovelace, Grace Hopper and Émilie du Châtelet");
  await choice(page, "Category").selectOption({ label: "Quantization" });
  await field(page, "Venue").fill("NeurIPS'25");
  await field(page, "Code").fill("https://github.com/ada/engine");
}

everywhere("a complete draft becomes a record, a row, a bullet and an issue", async ({ open }) => {
  const page = await open("contribute/");
  await fill(page);
  const record = JSON.parse(await output(page, "JSON record").textContent());
  assert.deepEqual(
    [record.id, record.title, record.authors, record.categories, record.venue],
    ["2511.01234", "A Paper That No List Has | Yet", ["Ada Lovelace", "Grace Hopper", "Émilie du Châtelet"], ["quantization"], "NeurIPS'25"],
  );
  assert.deepEqual(record.links, [{ kind: "code", url: "https://github.com/ada/engine" }]);
  assert.match(await output(page, "README table row").textContent(), /^\|.*A Paper That No List Has \\\| Yet.*\|\s*$/s);
  assert.match(await output(page, "README bullet").textContent(), /^[-*] /);
  const issue = new URL(await page.getByRole("link", { name: "Open a GitHub issue" }).getAttribute("href"));
  assert.equal(issue.host, "github.com");
  assert.match(issue.pathname, /\/issues\/new$/);
  assert.ok(issue.searchParams.get("body").includes('"2511.01234"'));
});

once("what is missing is named until it is there", async ({ open }) => {
  const page = await open("contribute/");
  const step = page.getByRole("region", { name: "The entry" }).getByRole("status");
  assert.match(await step.textContent(), /title.*authors.*category/);
  await field(page, "Title").focus();
  await page.keyboard.press("Tab");
  await until(() => field(page, "Title").getAttribute("aria-invalid"), "true");
  await fill(page);
  await until(() => field(page, "Title").getAttribute("aria-invalid"), null);
  assert.match(await step.textContent(), /complete/);
});

once("a paper of the list is recognised by its address and by its title", async ({ open }) => {
  const page = await open("contribute/");
  await field(page, "arXiv id").fill(KNOWN.id);
  const link = page.getByRole("main").getByRole("link", { name: KNOWN.title }).first();
  await link.waitFor();
  assert.ok((await link.getAttribute("href")).endsWith(`papers/${KNOWN.id}/`));
  await field(page, "arXiv id").fill("2511.01234");
  await until(() => page.getByRole("main").getByRole("link", { name: KNOWN.title }).count(), 0);
  await field(page, "Title").fill(KNOWN.title.toUpperCase());
  await link.waitFor();
});

everywhere("a title that no paper has is taken from the search into the form, where there is none", async ({ site, open }) => {
  const page = await open();
  const [title, other] = ["Attention Is All You Need", "Lamps Are All We Need: Widgets in the Dark"];
  const suggest = page.getByRole("link", { name: "Suggest it for this list" });
  await searchBox(page).fill(KNOWN.title);
  await settled(page);
  assert.equal(await suggest.count(), 0);
  await searchBox(page).fill(title);
  await suggest.click();
  await until(() => place(page, site), "contribute/?title=Attention+Is+All+You+Need");
  assert.equal(await field(page, "Title").inputValue(), title);
  // What is typed already is not lost.
  await page.goto(new URL(`contribute/?title=${encodeURIComponent(other)}`, site.address).href);
  await until(() => field(page, "Title").inputValue(), title);
});

once("an address that leads nowhere is told beside its field", async ({ open }) => {
  const page = await open("contribute/");
  await field(page, "Code").fill("javascript:alert(1)");
  await until(() => field(page, "Code").getAttribute("aria-invalid"), "true");
  const message = await field(page, "Code").evaluate((input) => document.getElementById(input.getAttribute("aria-describedby")).textContent);
  assert.ok(message.trim().length > 10, message);
});

once("a draft is still there after a look at the list", async ({ site, open }) => {
  const page = await open("contribute/");
  await fill(page);
  await searchBox(page).fill("sparsegpt");
  await until(() => place(page, site), "?q=sparsegpt");
  await page.goBack();
  await until(() => heading(page).textContent(), "Contribute");
  assert.equal(await field(page, "Title").inputValue(), "A Paper That No List Has | Yet");
  assert.equal(await choice(page, "Category").inputValue(), "quantization");
  assert.match(await output(page, "JSON record").textContent(), /2511\.01234/);
});

once("a record is copied as it is shown", async ({ open }) => {
  const page = await open("contribute/", { permissions: ["clipboard-read", "clipboard-write"] });
  await fill(page);
  await page.getByRole("button", { name: "Copy JSON record" }).click();
  await announcement(page).filter({ hasText: "Copied" }).waitFor({ state: "attached" });
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, await output(page, "JSON record").textContent());
});

once("the form comes first, and the prose after it", async ({ open }) => {
  for (const viewport of [PHONE, DESK]) {
    const page = await open("contribute/", { viewport });
    const top = async (element) => (await element.boundingBox()).y;
    assert.ok((await top(field(page, "Title"))) < 480, "the first field is on the first screen");
    assert.ok((await top(page.getByText(/Besides the form/))) > (await top(field(page, "Figure"))));
    const prose = await page.locator(".contribute .prose").textContent();
    assert.doesNotMatch(prose, /As printed|in the order of the paper|a second one only/i, "it does not repeat the hints");
  }
});

once("a message never touches the label below it, however long it is", async ({ open }) => {
  for (const viewport of [PHONE, { width: 820, height: 900 }, DESK]) {
    const page = await open("contribute/", { viewport });
    const gaps = () =>
      page.evaluate(() => {
        const boxes = [...document.querySelectorAll(".entry .field")].map((field) => ({
          left: field.getBoundingClientRect().left,
          label: field.querySelector("label").getBoundingClientRect().top,
          end: Math.max(...[...field.querySelectorAll(".field-message, .field-message *")].map((element) => element.getBoundingClientRect().bottom)),
        }));
        return boxes.flatMap(({ left, end }, at) => {
          const next = boxes.slice(at + 1).find((other) => Math.abs(other.left - left) < 1);
          return next ? [next.label - end] : [];
        });
      });
    await field(page, "Title").fill(KNOWN.title);
    await field(page, "arXiv id").fill("see https://openreview.net/forum?id=x and others");
    await field(page, "Authors").fill("Ada Lovelace et al.");
    await field(page, "Code").fill("https://arxiv.org/abs/2301.00774");
    await field(page, "Venue").fill("a venue that nobody has ever heard of, with a very long name, 1066");
    await settled(page);
    assert.ok(Math.min(...(await gaps())) >= 12, `${viewport.width}: ${await gaps()}`);
  }
});

once("messages speak of URLs, as the field does", async ({ open }) => {
  const page = await open("contribute/");
  await field(page, "Code").fill("https://github.com/a/b and more");
  const message = page.getByText("Enter a single URL, with no spaces.");
  await message.waitFor();
  await field(page, "arXiv id").fill(KNOWN.id);
  await page.getByText("To correct it, open its page and follow “Suggest a correction”.").waitFor();
});
