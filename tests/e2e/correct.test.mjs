// The correction of a record: from the paper's page through the form to the issue and into the file.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import axe from "axe-core";
import { DESK, PHONE, catalogue, everywhere, heading, hold, once, place, sidewaysScroll, site, until } from "./site.js";

const KNOWN = catalogue.papers.find((paper) => paper.id === "2301.00774");
const OTHER = catalogue.papers.find((paper) => paper.id === "2306.08543");
const CORRECTION = `contribute/?paper=${KNOWN.id}`;
const field = (page, name) => page.getByRole("textbox", { name: new RegExp(`^${name}`) });
const choice = (page, name) => page.getByRole("combobox", { name: new RegExp(`^${name}`) });
const output = (page, name) => page.getByRole("region", { name, exact: true });
const step = (page) => page.getByRole("region", { name: "The correction" }).getByRole("status");
/** The changes as they are read out. */
const changes = async (page) =>
  page.locator(".changes > div").evaluateAll((rows) => rows.map((row) => `${row.children[0].textContent}: ${row.children[1].textContent.replace("→", "")}`));

everywhere("a correction goes from the page of a paper to an issue", async ({ site, open }) => {
  const page = await open(`papers/${KNOWN.id}/`);
  await page.getByRole("link", { name: "Suggest a correction" }).click();
  await until(() => heading(page).textContent(), "Suggest a correction");
  assert.equal(place(page, site), CORRECTION);
  assert.deepEqual(
    [await field(page, "Title").inputValue(), await field(page, "arXiv id").inputValue(), await field(page, "Authors").inputValue()],
    [KNOWN.title, KNOWN.id, KNOWN.authors.join(", ")],
  );
  assert.equal(await choice(page, "Category").inputValue(), KNOWN.categories[0]);
  assert.equal(await step(page).textContent(), "Nothing is changed yet.");
  assert.deepEqual(await changes(page), []);
  assert.equal(await page.getByRole("link", { name: "Open a GitHub issue" }).count(), 0);

  await field(page, "Title").fill("A Better | Title");
  await until(() => changes(page), [`Title: ${KNOWN.title} becomes A Better | Title`]);
  await choice(page, "Second category").selectOption({ label: "Survey" });
  await field(page, "Venue").fill("arXiv");
  await until(() => step(page).textContent(), "Check: venue.");
  await field(page, "Venue").fill("ICLR 2024");
  await until(() => step(page).textContent(), "The correction is complete.");
  assert.deepEqual(await changes(page), [
    `Title: ${KNOWN.title} becomes A Better | Title`,
    "Second category: nothing becomes Survey",
    `Venue: ${KNOWN.venue} becomes ICLR'24`,
  ]);
  const correction = JSON.parse(await output(page, "JSON correction").textContent());
  assert.deepEqual(correction, {
    corrects: KNOWN.id,
    from: { title: KNOWN.title, categories: KNOWN.categories, venue: KNOWN.venue },
    to: { title: "A Better | Title", categories: [KNOWN.categories[0], "survey"], venue: "ICLR'24" },
  });
  assert.match(await output(page, "README bullet").textContent(), /A Better \\\| Title/);
  const issue = new URL(await page.getByRole("link", { name: "Open a GitHub issue" }).getAttribute("href"));
  assert.match(issue.searchParams.get("title"), /^Correct: /);
  const [, json] = issue.searchParams.get("body").match(/```json\n(.*?)\n```/s);
  assert.deepEqual(JSON.parse(json), correction);
});

once("a record is no duplicate of itself, but another one is told", async ({ open }) => {
  const page = await open(CORRECTION);
  await field(page, "Title").fill(`${KNOWN.title}.`);
  await until(() => step(page).textContent(), "The correction is complete.");
  await field(page, "arXiv id").fill(OTHER.id);
  await until(() => step(page).textContent(), "The list has this paper in another record.");
  await page.getByRole("region", { name: "The correction" }).getByRole("link", { name: OTHER.title }).waitFor();
});

once("drafts of a new paper and of corrections are kept apart, also over a reload", async ({ site, open }) => {
  const page = await open("contribute/");
  await field(page, "Title").fill("A Paper That No List Has");
  await page.goto(new URL(`papers/${KNOWN.id}/`, site.address).href);
  await page.getByRole("link", { name: "Suggest a correction" }).click();
  await until(() => field(page, "Title").inputValue(), KNOWN.title);
  await field(page, "Title").fill("A Better Title");
  await field(page, "Venue").fill("");
  await page.reload();
  await until(() => changes(page), [`Title: ${KNOWN.title} becomes A Better Title`, `Venue: ${KNOWN.venue} becomes nothing`]);
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Contribute" }).click();
  await until(() => heading(page).textContent(), "Contribute");
  assert.equal(await field(page, "Title").inputValue(), "A Paper That No List Has");
  assert.equal(await field(page, "Venue").inputValue(), "");
  await page.goto(new URL(`contribute/?paper=${OTHER.id}`, site.address).href);
  await until(() => field(page, "Title").inputValue(), OTHER.title);
  await page.goto(new URL("contribute/", site.address).href);
  await until(() => field(page, "Title").inputValue(), "A Paper That No List Has");
});

once("a link to the correction of a paper that is not there says so", async ({ open }) => {
  const page = await open("contribute/?paper=9912.99999");
  assert.equal(await heading(page).textContent(), "Paper not found");
  const other = await open("contribute/?paper=%3Cb%3E");
  assert.equal(await heading(other).textContent(), "Contribute");
});

once("the form of a new paper is not shown in the place of a correction", async ({ open }) => {
  let release;
  const page = await open(CORRECTION, { started: false, faults: async (page) => (release = await hold(page, "**/*.wasm")) });
  assert.equal(await page.locator("h1").isVisible(), false);
  release();
  await until(() => heading(page).textContent(), "Suggest a correction");
  assert.ok(await heading(page).isVisible());
  const lost = await open(CORRECTION, { noisy: true, started: false, faults: (page) => page.route("**/*.wasm", (route) => route.abort()) });
  await until(() => lost.locator("h1").isVisible(), true, "without the program the static page is shown");
});

once("without JavaScript the page says how to correct a record", async ({ open }) => {
  const page = await open(`papers/${KNOWN.id}/`, { javaScript: false });
  await page.getByRole("link", { name: "Suggest a correction" }).click();
  await page.getByText(/needs JavaScript.*names the paper/).waitFor();
  const issues = page.getByRole("main").getByRole("link", { name: "open an issue" });
  assert.match(await issues.getAttribute("href"), /\/issues\/new$/);
});

const LONG = site("long");
once("a record of a list that is loaded in parts is corrected like any other", async ({ open }) => {
  const { papers } = JSON.parse(readFileSync(path.join(LONG.dist, "papers.json"), "utf8"));
  const paper = papers.at(-1);
  const page = await open(`contribute/?paper=${paper.id}`);
  await until(() => heading(page).textContent(), "Suggest a correction");
  assert.equal(await field(page, "Title").inputValue(), paper.title);
  await field(page, "Title").fill(`${paper.title} Indeed`);
  await until(() => changes(page), [`Title: ${paper.title} becomes ${paper.title} Indeed`]);
  await until(() => page.getByRole("link", { name: "Open a GitHub issue" }).count(), 1);
}, LONG);

once("what changes is accessible and fits at every width", async ({ open }) => {
  for (const viewport of [{ width: 320, height: 640 }, PHONE, DESK])
    for (const colorScheme of ["light", "dark"]) {
      const page = await open(CORRECTION, { viewport, colorScheme });
      await field(page, "Authors").fill(`${KNOWN.authors.join(", ")}, ${"A".repeat(45)} ${"B".repeat(45)}`);
      await field(page, "Code").fill("https://github.com/a/b");
      await until(async () => (await changes(page)).length, 2);
      await page.evaluate(axe.source);
      const found = await page.evaluate(async () => (await window.axe.run({ resultTypes: ["violations"] })).violations);
      assert.deepEqual(found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`), []);
      assert.deepEqual(await sidewaysScroll(page), []);
    }
});
