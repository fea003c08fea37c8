// How fast one engine is on one list: reading, preparing, and every keystroke of some queries.
import { engine, open, read, report, request } from "./engine.mjs";

const { texts, limit, rounds, budget } = request;

/** The bytes in use, once garbage is gone. */
function weigh() {
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed + (engine.held?.() ?? 0);
}

async function timed(work) {
  const start = performance.now();
  const value = await work();
  return [value, performance.now() - start];
}

const empty = weigh();
const [source, reading] = await timed(read);
const before = weigh();
report({ stage: "read", ms: reading, bytes: before - empty });

const [search, opening] = await timed(() => open(source));
const after = weigh();
report({ stage: "index", ms: opening, bytes: after - before, whole: after - empty });

const deadline = performance.now() + budget;

/** Types all texts once; stops early when the time is up. */
async function type() {
  const times = [];
  for (const text of texts) {
    const start = performance.now();
    const found = search(text, limit);
    // Only a promise is waited for: waiting costs more than some of the searches.
    if (found instanceof Promise) await found;
    times.push(performance.now() - start);
    if (performance.now() > deadline) break;
  }
  return times;
}

// The first round warms the compiler up. It counts only where there is time for no other.
const first = await type();
const measured = [];
while (measured.length < rounds && performance.now() < deadline) {
  const times = await type();
  if (times.length === texts.length) measured.push(times);
}
report({ stage: "typed", rounds: measured.length > 0 ? measured : [first], warm: measured.length > 0 });

// What is measured must still be there when it is weighed.
globalThis.kept = source;
