import { parseArgs } from "node:util";
import { UsageError } from "../../usage-error";
import type { WorldOptions } from "./world";

export interface SimulateOptions extends WorldOptions {
  /** Simulates this many worlds with consecutive seeds and averages their figures. */
  seeds: number;
  trace?: string;
  json: boolean;
}

export function readSimulateOptions(args: string[]): SimulateOptions {
  const { trace, json = false, ...values } = parsed(args);
  if (trace !== undefined && (values.load !== undefined || values.days !== undefined)) {
    throw new UsageError("--trace cannot be combined with --load or --days.");
  }
  return {
    seed: whole("seed", values.seed ?? "1", 0, 2 ** 31 - 1),
    seeds: whole("seeds", values.seeds ?? "1", 1, 100),
    people: whole("people", values.people ?? "12", 1, 1_000),
    load: number("load", values.load ?? "0.8", Number.MIN_VALUE, 3),
    days: whole("days", values.days ?? "20", 1, 1_000),
    labelAccuracy: number("label-accuracy", values["label-accuracy"] ?? "1", 0, 1),
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
  const [option = "this"] = /(?<=')[^' ]+/.exec(message) ?? [];
  if (code === "ERR_PARSE_ARGS_INVALID_OPTION_VALUE") {
    return option === "--json" ? "--json takes no value." : `${option} needs a value that does not start with a dash.`;
  }
  return `Unknown option “${option}”. Options: --seed, --seeds, --people, --load, --days, --label-accuracy, --trace and --json.`;
}

function whole(name: string, text: string, from: number, to: number): number {
  if (!/^\d{1,10}$/.test(text) || Number(text) < from || Number(text) > to) {
    throw new UsageError(`--${name} must be a whole number from ${from} to ${to}.`);
  }
  return Number(text);
}

function number(name: string, text: string, least: number, to: number): number {
  const value = /^\d{0,10}(\.\d{1,10})?$/.test(text) && text !== "" ? Number(text) : Number.NaN;
  if (value >= least && value <= to) return value;
  throw new UsageError(`--${name} must be a number ${least > 0 ? "above 0" : "from 0"} to ${to}.`);
}
