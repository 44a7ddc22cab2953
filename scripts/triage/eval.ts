import nextEnv from "@next/env";
import { UsageError } from "../usage-error";
import { evalGemini } from "./eval/gemini-classifier";
import { evalKeywords } from "./eval/keywords-classifier";
import { type EvalOptions, readEvalOptions } from "./eval/options";
import { evalOwnModel } from "./eval/own-model-classifier";
import { readCategories } from "./eval/read-categories";
import { readRows, readUnlabelledRows, reportLeftOut } from "./eval/read-rows";
import type { EvalRow } from "./eval/rows";
import { evalFigures } from "./eval/score";
import { drawRows, splitRows } from "./eval/split-rows";
import { evalTable } from "./eval/table";
import type { EvalClassifier, TimedAnswer } from "./eval/types";

/**
 * `npm run -s triage:eval -- --train A.jsonl --test B.jsonl --text title,body --label category` learns from A and says
 * how well B is sorted, as the product would sort it. The last line is one JSON object. Ends with 2 where files or
 * options can't be used.
 */
async function main(): Promise<void> {
  // The same `.env` files as the server's: a key that the product uses is used here too.
  nextEnv.loadEnvConfig(process.cwd(), false, { info: () => {}, error: console.error });
  const options = readEvalOptions(process.argv.slice(2));
  const { train, test } = await loadRows(options);
  const foreign = options.foreign ? await readUnlabelledRows(options.foreign, options.text) : null;
  const categories = options.categories ? readCategories(options.categories) : null;
  const judge: EvalClassifier =
    options.provider === "gemini" ? evalGemini(train, categories) : evalOwnModel(train, categories, options.seed);
  const asked = await askAll(judge, test);
  const figures = evalFigures({
    train,
    test,
    asked,
    rules: categories && evalKeywords(categories, test),
    foreign: foreign && (await askAll(judge, foreign)),
    cost: judge,
  });
  if (!options.json) console.log(evalTable(figures));
  console.log(JSON.stringify(figures));
}

async function loadRows(options: EvalOptions): Promise<{ train: EvalRow[]; test: EvalRow[] }> {
  const { seed, limitTrain } = options;
  const whole = await labelled(options.train, options);
  const parts = options.test
    ? { train: whole, test: await labelled(options.test, options) }
    : splitRows(whole, options);
  if (parts.test.length === 0) throw new UsageError("There is no row to be tested.");
  return { ...parts, train: drawRows(parts.train, limitTrain, seed) };
}

async function labelled(file: string, options: EvalOptions): Promise<EvalRow[]> {
  const rows = await readRows(file, options);
  const kept = rows.filter(({ label: given }) => given !== "");
  reportLeftOut(file, rows.length - kept.length, "a label");
  return kept;
}

async function askAll(judge: EvalClassifier, rows: readonly EvalRow[]): Promise<TimedAnswer[]> {
  const asked: TimedAnswer[] = [];
  for (const { text } of rows) {
    const began = performance.now();
    const answer = await judge.ask(text);
    asked.push({ ...answer, micros: (performance.now() - began) * 1_000 });
  }
  return asked;
}

main().catch((error) => {
  console.error(error instanceof UsageError ? error.message : error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
});
