import nextEnv from "@next/env";
import { UsageError } from "../usage-error";
import { evalGemini } from "./eval/gemini-classifier";
import { type EvalOptions, readEvalOptions } from "./eval/options";
import { evalOwnModel } from "./eval/own-model-classifier";
import { readCategories } from "./eval/read-categories";
import { readRows, readUnlabelledRows, reportLeftOut } from "./eval/read-rows";
import { evalFigures, evalKeywords, evalTable } from "./eval/score";
import { drawRows, splitRows } from "./eval/split-rows";
import type { EvalClassifier, EvalRow, TimedAnswer } from "./eval/types";

/**
 * `npm run -s triage:eval -- --train A.jsonl --test B.jsonl --text title,body --label category` trains on A and
 * measures accuracy on B, as in the product. The last line of output is JSON. The exit code is 2 for invalid input.
 */
async function main(): Promise<void> {
  // Reads the server's `.env` files, because they have the key for Gemini.
  nextEnv.loadEnvConfig(process.cwd(), false, { info: () => {}, error: console.error });
  const options = readEvalOptions(process.argv.slice(2));
  const { train, test } = await loadRows(options);
  const foreign = options.foreign ? await readUnlabelledRows(options.foreign, options.text) : null;
  const categories = options.categories ? readCategories(options.categories) : null;
  const classifier: EvalClassifier =
    options.provider === "gemini" ? evalGemini(train, categories) : evalOwnModel(train, categories, options.seed);
  const answers = await askAll(classifier, test);
  const figures = evalFigures({
    train,
    test,
    answers,
    rules: categories && evalKeywords(categories, test),
    foreign: foreign && (await askAll(classifier, foreign)),
    cost: classifier,
  });
  if (!options.json) console.log(evalTable(figures));
  console.log(JSON.stringify(figures));
}

async function loadRows(options: EvalOptions): Promise<{ train: EvalRow[]; test: EvalRow[] }> {
  const { seed, limitTrain } = options;
  const rows = await readLabelledRows(options.train, options);
  const parts = options.test
    ? { train: rows, test: await readLabelledRows(options.test, options) }
    : splitRows(rows, options);
  if (parts.test.length === 0) throw new UsageError("There are no rows to test.");
  return { ...parts, train: drawRows(parts.train, limitTrain, seed) };
}

async function readLabelledRows(file: string, options: EvalOptions): Promise<EvalRow[]> {
  const rows = await readRows(file, options);
  const labelled = rows.filter(({ label }) => label !== "");
  reportLeftOut(file, rows.length - labelled.length, "a label");
  return labelled;
}

async function askAll(classifier: EvalClassifier, rows: readonly EvalRow[]): Promise<TimedAnswer[]> {
  const answers: TimedAnswer[] = [];
  for (const { text } of rows) {
    const startedAt = performance.now();
    const answer = await classifier.ask(text);
    answers.push({ ...answer, micros: (performance.now() - startedAt) * 1_000 });
  }
  return answers;
}

main().catch((error) => {
  console.error(error instanceof UsageError ? error.message : error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
});
