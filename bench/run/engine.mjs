// One engine, opened on one list. Each runs in a process of its own, so that none pays for the
// garbage of another and none takes another down with it.
import { readFileSync, writeSync } from "node:fs";
import { argv } from "node:process";

import { papers } from "./papers.mjs";

/** What this process was asked to do, as JSON in its only argument. */
export const request = JSON.parse(argv[2]);

/** The engine that was asked for. */
export const engine = await import(`./engines/${request.engine}.mjs`);

/** Reads the list, in the form that the engine wants. */
export function read() {
  const bytes = readFileSync(request.list);
  if (engine.read) return engine.read(bytes, request.list);
  const list = JSON.parse(bytes);
  return { list, papers: papers(list) };
}

/** Prepares what was read; returns the function that searches it. */
export function open(source) {
  return engine.open(source.papers ?? source, engine.variants[request.variant]);
}

/** Reports at once, so that what was done is known even if the rest never ends. */
export function report(value) {
  writeSync(1, `${JSON.stringify(value)}\n`);
}
