import nextEnv from "@next/env";
import { Fault } from "../fault";
import { askBuiltin } from "./eval/ask-builtin";
import { askGemini } from "./eval/ask-gemini";
import { askRules } from "./eval/ask-rules";
import type { Asked, Judge } from "./eval/asked";
import { type EvalOptions, readOptions } from "./eval/options";
import { readCategories } from "./eval/read-categories";
import { readForeign, readRows, tellLeftOut } from "./eval/read-rows";
import type { Row } from "./eval/rows";
import { figuresOf } from "./eval/score";
import { drawRows, splitRows } from "./eval/split-rows";
import { tableOf } from "./eval/table";

/**
 * `npm run -s triage:eval -- --train A.jsonl --test B.jsonl --text title,body --label category` learns from A and says
 * how well B is sorted, as the product would sort it. The last line is one JSON object. Ends with 2 where files or
 * options can't be used.
 */
async function main(): Promise<void> {
  // The same `.env` files as the server's: a key that the product uses is used here too.
  nextEnv.loadEnvConfig(process.cwd(), false, { info: () => {}, error: console.error });
  const options = readOptions(process.argv.slice(2));
  const { train, test } = await loadRows(options);
  const foreign = options.foreign ? await readForeign(options.foreign, options.text) : null;
  const categories = options.categories ? readCategories(options.categories) : null;
  const judge: Judge =
    options.provider === "gemini" ? askGemini(train, categories) : askBuiltin(train, categories, options.seed);
  const asked = await askAll(judge, test);
  const figures = figuresOf({
    train,
    test,
    asked,
    rules: categories && askRules(categories, test),
    foreign: foreign && (await askAll(judge, foreign)),
    cost: judge,
  });
  if (!options.json) console.log(tableOf(figures));
  console.log(JSON.stringify(figures));
}

async function loadRows(options: EvalOptions): Promise<{ train: Row[]; test: Row[] }> {
  const { seed, limitTrain } = options;
  const whole = await labelled(options.train, options);
  const parts = options.test
    ? { train: whole, test: await labelled(options.test, options) }
    : splitRows(whole, options);
  if (parts.test.length === 0) throw new Fault("There is no row to be tested.");
  return { ...parts, train: drawRows(parts.train, limitTrain, seed) };
}

async function labelled(file: string, options: EvalOptions): Promise<Row[]> {
  const rows = await readRows(file, options);
  const kept = rows.filter(({ label: given }) => given !== "");
  tellLeftOut(file, rows.length - kept.length, "a label");
  return kept;
}

async function askAll(judge: Judge, rows: readonly Row[]): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (const { text } of rows) {
    const began = performance.now();
    const answer = await judge.ask(text);
    asked.push({ ...answer, micros: (performance.now() - began) * 1_000 });
  }
  return asked;
}

main().catch((error) => {
  console.error(error instanceof Fault ? error.message : error);
  process.exitCode = error instanceof Fault ? 2 : 1;
});
