// Names the functions of a module so that in the order of the names those that are alike stand
// together: what a compressor has just seen, it writes as a reference to it. `wasm-opt` then puts
// the functions in that order.
//
// usage: node order.mjs <module>

import { readFileSync, writeFileSync } from "node:fs";

const CUSTOM = 0;
const CODE = 10;
const FUNCTION_NAMES = 1;

// Functions are alike by the runs of so many bytes that they share. Runs that very many have tell
// nothing, and are left out.
const RUN = 5;
const COMMON = 60;
// How much each of the functions before counts, from the last one on.
const WEIGHTS = [1, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3];
// So that a short function is not like everything.
const SHORT = 40;

const path = process.argv.at(-1);
const bytes = readFileSync(path);

/** The number (LEB128) at a place, and where it ends. */
function read(at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
  }
}

/** A number as the format writes it. */
function number(value) {
  const written = [];
  do {
    written.push(value > 127 ? (value & 127) | 128 : value);
    value >>>= 7;
  } while (value > 0);
  return Buffer.from(written);
}

/** What its own length stands before. */
const sized = (...parts) => {
  const content = Buffer.concat(parts);
  return Buffer.concat([number(content.length), content]);
};

const functions = [];
const kept = [bytes.subarray(0, 8)];
for (let at = 8; at < bytes.length; ) {
  const [size, start] = read(at + 1);
  if (bytes[at] === CODE) {
    let [count, from] = read(start);
    while (count-- > 0) {
      const [length, body] = read(from);
      from = body + length;
      const runs = new Set();
      for (let run = body; run + RUN <= from; run++) runs.add(bytes.toString("latin1", run, run + RUN));
      functions.push(runs);
    }
  }
  if (bytes[at] !== CUSTOM) kept.push(bytes.subarray(at, start + size));
  at = start + size;
}

const having = new Map();
functions.forEach((runs, at) => {
  for (const run of runs) {
    if (!having.has(run)) having.set(run, []);
    having.get(run).push(at);
  }
});
const telling = functions.map((runs) => [...runs].filter((run) => having.get(run).length > 1 && having.get(run).length <= COMMON));

const left = new Set(functions.keys());
const order = [];
for (let next = 0; next !== undefined; ) {
  order.push(next);
  left.delete(next);
  const shared = new Map();
  WEIGHTS.forEach((weight, back) => {
    for (const run of telling[order.at(-1 - back)] ?? []) {
      for (const other of having.get(run)) {
        if (left.has(other)) shared.set(other, (shared.get(other) ?? 0) + weight);
      }
    }
  });
  let best = 0;
  next = left.values().next().value;
  for (const [other, weight] of shared) {
    const likeness = weight / (SHORT + telling[other].length);
    if (likeness > best) [next, best] = [other, likeness];
  }
}

const imported = WebAssembly.Module.imports(new WebAssembly.Module(bytes)).filter(({ kind }) => kind === "function").length;
const digits = String(imported + order.length).length;
const name = (index, rank) => Buffer.concat([number(index), sized(Buffer.from(String(rank).padStart(digits, "0")))]);
const ranks = [...Array(imported).keys()].map((index) => name(index, index));
order.forEach((index, rank) => (ranks[imported + index] = name(imported + index, imported + rank)));
const names = Buffer.concat([number(ranks.length), ...ranks]);
const section = sized(sized(Buffer.from("name")), Buffer.from([FUNCTION_NAMES]), sized(names));
writeFileSync(path, Buffer.concat([...kept, Buffer.from([CUSTOM]), section]));
