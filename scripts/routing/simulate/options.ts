import { parseArgs } from "node:util";
import { UsageError } from "../../usage-error";
import type { WorldOptions } from "./world";

/** What a simulation is told. */
export interface SimulateOptions extends WorldOptions {
  /** How many worlds, of this seed and the next ones; the figures are their mean. */
  seeds: number;
  /** A file with the tickets, in place of drawn ones. */
  trace?: string;
  json: boolean;
}

/** The options of the command line. Throws `Fault` with one sentence. */
export function readSimulateOptions(args: string[]): SimulateOptions {
  const { trace, json = false, ...given } = parsed(args);
  if (trace !== undefined && (given.load !== undefined || given.days !== undefined)) {
    throw new UsageError("--trace brings its own tickets, so --load and --days don't go with it.");
  }
  return {
    seed: whole("seed", given.seed ?? "1", 0, 2 ** 31 - 1),
    seeds: whole("seeds", given.seeds ?? "1", 1, 100),
    people: whole("people", given.people ?? "12", 1, 1_000),
    load: number("load", given.load ?? "0.8", { above: 0, to: 3 }),
    days: whole("days", given.days ?? "20", 1, 1_000),
    labelAccuracy: number("label-accuracy", given["label-accuracy"] ?? "1", { from: 0, to: 1 }),
    trace,
    json,
  };
}

function parsed(args: string[]) {
  const text = { type: "string" } as const;
  const options = {
    ...{ seed: text, seeds: text, people: text, load: text, days: text, "label-accuracy": text, trace: text },
    ...{ json: { type: "boolean" } as const },
  };
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new UsageError(sentenceFor(error as Error & { code?: string }));
  }
}

function sentenceFor({ code, message }: Error & { code?: string }): string {
  const [given = "this"] = /(?<=')[^' ]+/.exec(message) ?? [];
  if (code === "ERR_PARSE_ARGS_INVALID_OPTION_VALUE") {
    return given === "--json" ? "--json takes no value." : `${given} needs a value that doesn't begin with a dash.`;
  }
  return `“${given}” can't be used: there are --seed, --seeds, --people, --load, --days, --label-accuracy, --trace and --json.`;
}

function whole(name: string, given: string, from: number, to: number): number {
  if (!/^\d{1,10}$/.test(given) || Number(given) < from || Number(given) > to) {
    throw new UsageError(`--${name} takes a whole number from ${from} to ${to}.`);
  }
  return Number(given);
}

function number(
  name: string,
  given: string,
  range: { from: number; to: number } | { above: number; to: number },
): number {
  const value = /^\d{0,10}(\.\d{1,10})?$/.test(given) && given !== "" ? Number(given) : Number.NaN;
  const enough = "from" in range ? value >= range.from : value > range.above;
  if (enough && value <= range.to) return value;
  const least = "from" in range ? `from ${range.from}` : `above ${range.above}`;
  throw new UsageError(`--${name} takes a number ${least} to ${range.to}.`);
}
