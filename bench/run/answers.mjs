// Everything that the module answers to each question, a line each.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { argv, env } from "node:process";

const { Engine, List } = createRequire(import.meta.url)(env.BENCH_MODULE);

const engine = new Engine(new List(readFileSync(argv[2])));
const questions = JSON.parse(readFileSync(argv[3]));
console.log(questions.map(([text, filters]) => engine.answer(text, filters)).join("\n"));
