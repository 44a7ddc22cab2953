import { parseArgs } from "node:util";
import { UsageError } from "../../usage-error";

/** What a measuring is told. */
export interface EvalOptions {
  train: string;
  /** The file to be tested; without it a share of `train` is kept aside. */
  test?: string;
  /** Share of the rows that is kept aside, 0 to 1. */
  split: number;
  /** The field whose greatest values are kept aside, such as a date; without it, rows by chance. */
  splitBy?: string;
  /** Names of the fields with text; of several the first is the title. */
  text: string[];
  label: string;
  limitTrain?: number;
  seed: number;
  provider: "builtin" | "gemini";
  categories?: string;
  foreign?: string;
  json: boolean;
}

/** The options of the command line. Throws `Fault`. */
export function readEvalOptions(args: string[]): EvalOptions {
  const given = parsed(args);
  const { train, test, label, categories, foreign, json = false } = given;
  const text = given.text?.split(",").map((name) => name.trim());
  if (!train || !text || !label) throw new UsageError(`--train, --text and --label are needed.\n${USAGE}`);
  if (text.some((name) => name === "")) throw new UsageError("--text takes names of fields with commas between them.");
  if (!test === !given.split) throw new UsageError("Either --test FILE or --split SHARE is needed.");
  if (given["split-by"] && !given.split) throw new UsageError("--split-by goes with --split.");
  const provider = given.provider ?? "builtin";
  if (provider !== "builtin" && provider !== "gemini") throw new UsageError("--provider is builtin or gemini.");
  const limitTrain = given["limit-train"] === undefined ? undefined : whole("limit-train", given["limit-train"], 1);
  const seed = whole("seed", given.seed ?? "1", 0);
  const splitBy = given["split-by"];
  return {
    train,
    test,
    split: share(given.split),
    splitBy,
    text,
    label,
    limitTrain,
    seed,
    provider,
    categories,
    foreign,
    json,
  };
}

const USAGE = `npm run -s triage:eval -- --train A.jsonl --test B.jsonl --text title,body --label category
  --split 0.2        instead of --test: keeps a share aside, near-duplicates on one side
  --split-by FIELD   keeps the rows with the greatest values of a field aside, such as the latest
  --limit-train N    learns from so many rows, drawn by the seed
  --seed N           1 unless given
  --provider         builtin (our own, the default) or gemini
  --categories FILE  JSON list of {slug, name, description, keywords}: measures the keyword rules too
  --foreign FILE     texts that are none of ours: measures how many would be sorted all the same
  --json             prints the line of JSON alone`;

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

function whole(name: string, given: string, least: number): number {
  const number = Number(given);
  if (!/^\d+$/.test(given) || number < least || number > 2 ** 31 - 1) {
    throw new UsageError(`--${name} takes a whole number from ${least} on.`);
  }
  return number;
}

function share(given: string | undefined): number {
  const number = Number(given ?? 0);
  if (given !== undefined && !(number > 0 && number < 1))
    throw new UsageError("--split takes a share between 0 and 1.");
  return number;
}
