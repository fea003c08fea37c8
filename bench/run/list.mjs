// What can be measured, as JSON: the machine, and every engine in each of its settings.
import { readFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";

const FILES = ["ours", "prepared", "substring", "flexsearch", "ufuzzy", "minisearch", "orama", "lunr", "fuse"];

/** Ours has no package: it has the version of this checkout. */
function version(packageName) {
  if (packageName === null) return null;
  const path = new URL(`../node_modules/${packageName}/package.json`, import.meta.url);
  return JSON.parse(readFileSync(path)).version;
}

const engines = [];
for (const file of FILES) {
  const engine = await import(`./engines/${file}.mjs`);
  for (const [variant, { about, forgives = false, stops = false }] of Object.entries(engine.variants)) {
    engines.push({ engine: file, variant, name: engine.name, version: version(engine.packageName), about, forgives, stops });
  }
}
const gigabytes = Math.round(totalmem() / 2 ** 30);
const machine = `${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}, ${gigabytes} GB, node ${process.version}`;
console.log(JSON.stringify({ machine, engines }));
