// The program that keepers of lists download: unpacked where there is neither a compiler nor Node, by
// the steps of the action. Each list becomes a site, and each site works in a browser.

import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { host } from "./host.mjs";
import { cardLinks, cards, count, facetValue, heading, programOf, searchBox, until, visit } from "./site.js";

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const folder = await mkdtemp(path.join(os.tmpdir(), "papers-test-"));
after(() => rm(folder, { recursive: true, force: true }));

/** The programs that the steps need, and no other. */
const NEEDED = ["bash", "curl", "mkdir", "sha256sum", "tar", "gzip", "uname"];
const bin = path.join(folder, "bin");
await mkdir(bin);
for (const name of NEEDED) {
  const found = process.env.PATH.split(":").map((folder) => path.join(folder, name)).find(existsSync);
  assert.ok(found, `${name} is not on this machine`);
  await symlink(found, path.join(bin, name));
}
const environment = {
  PATH: bin, HOME: folder, RUNNER_TEMP: folder,
  GITHUB_SERVER_URL: "https://github.com", GITHUB_REPOSITORY: "me/my-list",
  RELEASES: `file://${process.env.PACKAGE}`, TARGET: process.env.TARGET,
};
const step = (name, cwd, more) => run(path.join(ROOT, "action", name), { cwd, env: { ...environment, ...more } });
const papers = path.join(folder, "papers/papers");
await step("install.sh", folder);

const fixture = (name) => path.join(ROOT, "curator/tests/fixtures", name);
const BIBLIOGRAPHY = `@inproceedings{a, title = {Lamps at Night}, author = {Oak, Ann and Ash, Bo}, booktitle = {ICML}, year = {2024}, eprint = {2401.00001}, keywords = {Lamps}}
@article{b, title = {Of {L}ight}, author = {Dorn, Cy}, journal = {Nature}, year = {2023}, doi = {10.1038/s1}, keywords = {Light}}
`;
const CSL = JSON.stringify([
  { id: "http://zotero.org/users/1/items/A", type: "paper-conference", title: "Lamps at Night", "container-title": "ICML", URL: "https://arxiv.org/abs/2401.00001",
    author: [{ family: "Oak", given: "Ann" }], issued: { "date-parts": [[2024]] }, keyword: "Lamps" },
  { id: "http://zotero.org/users/1/items/B", type: "article-journal", title: "Of Light", "container-title": "Nature", DOI: "10.1038/s1",
    author: [{ family: "Dorn", given: "Cy" }], issued: { "date-parts": [[2023, 3]] }, keyword: "Light" },
]);

/** Each source by its name: the file, what it is called in the repository, and the least papers in it. */
const SOURCES = {
  "the README that the project grew from": { file: fixture("seed.md"), as: "README.md", least: 30 },
  "a list in tables": { file: fixture("dialects/tables.md"), as: "README.md", least: 3 },
  "a list in bullets": { file: fixture("dialects/bullets.md"), as: "README.md", least: 3 },
  "a list with titles above its links": { file: fixture("cases/titles-above-links.md"), as: "LIST.md", least: 2 },
  "a bibliography": { text: BIBLIOGRAPHY, as: "library.bib", least: 2 },
  "what Zotero exports": { text: CSL, as: "library.json", least: 2 },
};

test("a list becomes a site that works, by the steps of the action", { concurrency: 2 }, async (t) => {
  const tests = Object.entries(SOURCES).map(([name, { file, text, as, least }], number) =>
    t.test(name, async () => {
      const repository = path.join(folder, `repository-${number}`);
      await mkdir(repository);
      await (file ? copyFile(file, path.join(repository, as)) : writeFile(path.join(repository, as), text));
      const source = as === "README.md" ? "" : as;
      const { stdout } = await step("build.sh", repository, { SOURCE: source, URL: "https://me.github.io/my-list" });
      assert.match(stdout, / pages for https:\/\/me\.github\.io\/my-list\/ in /);
      await works(path.join(repository, "dist"), least);
    }),
  );
  await Promise.all(tests);
});

/** Visits a site: its papers, a filter, a search, a page, and a page without a network. */
async function works(dist, least) {
  const list = JSON.parse(readFileSync(path.join(dist, "papers.json"), "utf8"));
  assert.ok(list.papers.length >= least, `${list.papers.length} papers`);
  const served = await start(["serve", "--site", dist, "--port", "0"]);
  const { origin, pathname: base } = new URL(served.address);
  const published = await host({ origin, base });
  try {
    await visit(published, async ({ open }) => {
      const page = await open("", { serviceWorkers: "allow", noisy: true });
      assert.equal(await count(page), list.papers.length);
      assert.equal(await heading(page).textContent(), list.list.title);
      const category = list.categories.find(({ id }) => list.papers.some(({ categories }) => categories.includes(id)));
      const inCategory = list.papers.filter(({ categories }) => categories.includes(category.id)).length;
      if (inCategory < list.papers.length) {
        await facetValue(page, "Category", RegExp.escape?.(category.name) ?? category.name).click();
        await until(() => count(page), inCategory);
        await page.goBack();
        await until(() => count(page), list.papers.length);
      }
      const { title, id } = list.papers.at(-1);
      await searchBox(page).fill(title);
      await until(async () => (await cardLinks(page).first().textContent()) === title, true, `${title} is found first`);
      await page.evaluate(() => navigator.serviceWorker.ready);
      published.isOnline = false;
      await page.goto(new URL(`papers/${id}/`, published.address).href);
      await programOf(page);
      assert.equal(await heading(page).textContent(), title);
    });
  } finally {
    published.close();
    served.stop();
  }
}

test("an edit of a source that is served shows, and a broken one says why and keeps the page", async () => {
  const repository = path.join(folder, "edited");
  await mkdir(repository);
  const readme = path.join(repository, "README.md");
  const entry = (number) => `- [Lamp number ${number} of all](https://arxiv.org/abs/2401.0000${number}), Ann Oak\n`;
  await writeFile(readme, `# Lamps\n\nOf light.\n\n## Lamps\n\n${entry(1)}`);
  // As on a terminal.
  const served = await start(["serve", "--port", "0"], repository, { CLICOLOR_FORCE: "1" });
  try {
    const { origin, pathname: base } = new URL(served.address);
    await visit({ address: served.address, origin, base }, async ({ open }) => {
      const page = await open();
      assert.equal(await count(page), 1);
      await writeFile(readme, `# Lamps\n\nOf light.\n\n## Lamps\n\n${entry(1)}${entry(2)}`);
      await until(() => cards(page).count(), 2);

      const alert = page.getByRole("alert").filter({ hasText: "could not be built" });
      await writeFile(path.join(repository, "papers.toml"), 'title = "Lanterns"\nhue = 3\n');
      await alert.waitFor();
      assert.match(await alert.textContent(), /“hue” is not a key of[^]*papers\.toml:2:1/);
      // Coloured for whoever started the program, and plain in the page.
      assert.match(served.said(), /\x1b\[[^]*“hue” is not a key of/);
      assert.ok(!(await alert.textContent()).includes("\x1b"));
      assert.equal(await cards(page).count(), 2);
      await writeFile(path.join(repository, "papers.toml"), 'title = "Lanterns"\n');
      await until(() => heading(page).textContent(), "Lanterns");
      assert.equal(await alert.count(), 0);

      await rm(readme);
      await alert.waitFor();
      assert.match(await alert.textContent(), /nothing to read here/);
      await writeFile(readme, `# Lamps\n\n## Lamps\n\n${entry(1)}${entry(2)}${entry(3)}`);
      await until(() => cards(page).count(), 3);
    });
  } finally {
    served.stop();
  }
  assert.deepEqual(readdirSync(repository).sort(), ["README.md", "papers.toml"], "nothing is written beside the list");
});

test("a port in use, no list, and a program with another hash are refused in words", async () => {
  const repository = path.join(folder, "wrong");
  await mkdir(repository);
  const fails = async (running) => {
    const error = await running.then(() => assert.fail("it did not fail"), (error) => error);
    return `${error.stdout}${error.stderr}`;
  };
  assert.match(await fails(step("build.sh", repository)), /nothing to read here, neither a README.md nor a papers.json: name a README/);
  await writeFile(path.join(repository, "README.md"), "# Lamps\n\n- [Lamp number 1 of all](https://arxiv.org/abs/2401.00001), Ann Oak\n");
  const served = await start(["serve", "--port", "0"], repository);
  try {
    const { port } = new URL(served.address);
    assert.match(await fails(run(papers, ["serve", "--port", port], { cwd: repository, env: environment })), new RegExp(`port ${port} is taken`));
  } finally {
    served.stop();
  }
  const elsewhere = path.join(folder, "releases");
  await mkdir(elsewhere);
  const archive = `papers-${process.env.TARGET}.tar.gz`;
  await writeFile(path.join(elsewhere, archive), "not the program");
  await copyFile(path.join(process.env.PACKAGE, `${archive}.sha256`), path.join(elsewhere, `${archive}.sha256`));
  const temporary = path.join(folder, "temporary");
  const install = step("install.sh", repository, { RELEASES: `file://${elsewhere}`, RUNNER_TEMP: temporary });
  assert.match(await fails(install), /checksum did NOT match/);
  assert.equal(existsSync(path.join(temporary, "papers/papers")), false);
  const missing = step("install.sh", repository, { RELEASES: `file://${folder}/nowhere`, RUNNER_TEMP: temporary });
  assert.match(await fails(missing), /::error::.* cannot be downloaded; the input version names a release/);
});

test("init writes the settings and the workflow, and leaves what is there", async () => {
  const repository = path.join(folder, "begun");
  await mkdir(repository);
  await copyFile(fixture("seed.md"), path.join(repository, "README.md"));
  const init = () => run(papers, ["init"], { cwd: repository, env: environment });
  const { stdout } = await init();
  assert.match(stdout, /papers read of README\.md\npapers\.toml: written\n\.github\/workflows\/papers\.yml: written\n/);
  const settings = readFileSync(path.join(repository, "papers.toml"), "utf8");
  assert.match(settings, /^sources = \["README\.md"\]\nrepository = "https:\/\/github\.com\/me\/my-list"$/m);
  await run(papers, ["build", "--strict"], { cwd: repository, env: environment });
  // What is written as a comment is right as well.
  const spoken = settings.replace(/^# (?=[a-z[][^ ]* ?=|\[|description|figure|code|Headline)/gm, "");
  // What stands for something of a list there is something of this one.
  const fitting = spoken.replace('public = "public"', "").replace('"Books"', '"Contributing"').replace("Headline =", "Introduction =");
  await writeFile(path.join(repository, "papers.toml"), fitting);
  const { stderr } = await run(papers, ["build"], { cwd: repository, env: environment });
  assert.doesNotMatch(stderr, /error|unmatched/);
  await writeFile(path.join(repository, "papers.toml"), settings);
  assert.match((await init()).stdout, /papers\.toml: is there, and was left as it is\n\.github\/workflows\/papers\.yml: is there/);
  const workflow = readFileSync(path.join(repository, ".github/workflows/papers.yml"), "utf8");
  assert.match(workflow, /uses: OWNER\/awesome-papers@v1\n {8}with:\n {10}figures: true\n/);
  assert.ok(workflow.trim().split("\n").length <= 20);
});

/** Starts the program; with the address that it serves, what it has said, and what ends it. */
async function start(words, cwd = folder, more = {}) {
  const child = spawn(papers, words, { cwd, env: { ...environment, ...more } });
  let said = "";
  const address = await new Promise((resolve, reject) => {
    const hear = (data) => {
      said += data;
      const found = said.match(/Serving (http:\S+) /);
      if (found) resolve(found[1]);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.on("exit", () => reject(new Error(`${words.join(" ")} ended:\n${said}`)));
  });
  return { address, said: () => said, stop: () => child.kill("SIGINT") };
}
