import { parseArgs } from "node:util";
import { UsageError } from "../../usage-error";

export interface EvalOptions {
  train: string;
  /** Without it, a share of `train` is held out. */
  test?: string;
  split: number;
  /** Holds out the greatest values, such as the latest dates; without it, random rows. */
  splitBy?: string;
  text: string[];
  label: string;
  limitTrain?: number;
  seed: number;
  provider: "builtin" | "gemini";
  categories?: string;
  foreign?: string;
  json: boolean;
}

export function readEvalOptions(args: string[]): EvalOptions {
  const values = parsed(args);
  const { train, test, label, categories, foreign, json = false } = values;
  const text = values.text?.split(",").map((name) => name.trim());
  if (!train || !text || !label) throw new UsageError(`--train, --text and --label are needed.\n${USAGE}`);
  if (text.some((name) => name === "")) throw new UsageError("--text takes names of fields with commas between them.");
  if (!test === !values.split) throw new UsageError("Either --test FILE or --split SHARE is needed.");
  if (values["split-by"] && !values.split) throw new UsageError("--split-by also needs --split.");
  const provider = values.provider ?? "builtin";
  if (provider !== "builtin" && provider !== "gemini") throw new UsageError("--provider is builtin or gemini.");
  const limitTrain =
    values["limit-train"] === undefined ? undefined : wholeNumber("limit-train", values["limit-train"], 1);
  const seed = wholeNumber("seed", values.seed ?? "1", 0);
  const split = { split: share(values.split), splitBy: values["split-by"] };
  return { train, test, ...split, text, label, limitTrain, seed, provider, categories, foreign, json };
}

const USAGE = `npm run -s triage:eval -- --train A.jsonl --test B.jsonl --text title,body --label category
  --split 0.2        instead of --test: holds out a share, near-duplicates on one side
  --split-by FIELD   holds out the rows with the greatest values of a field, such as the latest
  --limit-train N    trains on N rows, drawn by the seed
  --seed N           1 by default
  --provider         builtin (our own, the default) or gemini
  --categories FILE  JSON list of {slug, name, description, keywords}: measures the keyword rules too
  --foreign FILE     foreign texts: measures how many would be classified anyway
  --json             prints only the JSON line`;

function parsed(args: string[]) {
  const text = { type: "string" } as const;
  const options = {
    ...{ train: text, test: text, split: text, "split-by": text, text, label: text, "limit-train": text, seed: text },
    ...{ provider: text, categories: text, foreign: text, json: { type: "boolean" } as const },
  };
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${USAGE}`);
  }
}

function wholeNumber(name: string, value: string, least: number): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < least || number > 2 ** 31 - 1) {
    throw new UsageError(`--${name} takes a whole number from ${least} on.`);
  }
  return number;
}

function share(value: string | undefined): number {
  const number = Number(value ?? 0);
  if (value !== undefined && !(number > 0 && number < 1))
    throw new UsageError("--split takes a share between 0 and 1.");
  return number;
}
