import { type Context, type ParseResult, parse } from "@marcbachmann/cel-js";

/** Why an expression cannot be parsed; undefined if it can. */
export function celProblem(expression: string): string | undefined {
  try {
    compile(expression);
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
  }
}

/** True if the condition is met, or there is none. A missing value makes it false and is no error. */
export function isTrue(condition: string | null | undefined, values: Context): boolean {
  return condition == null || condition === "" || evaluate(condition, values) === true;
}

/** The expression's value as JSON text, for use as a key; `null` if a value is missing. */
export function celKey(expression: string | undefined, values: Context): string {
  const value = expression === undefined ? null : evaluate(expression, values);
  return JSON.stringify(typeof value === "bigint" ? value.toString() : (value ?? null));
}

function evaluate(expression: string, values: Context): unknown {
  try {
    return compile(expression)(values);
  } catch {
    return undefined;
  }
}

/** Cached, because parsing takes a hundred times as long as evaluating. */
const compiled = new Map<string, ParseResult>();
const MAX_COMPILED = 1000;

function compile(expression: string): ParseResult {
  const known = compiled.get(expression);
  if (known) return known;
  const fresh = parse(expression);
  // Conditions may contain ids, so there can be endless distinct ones.
  if (compiled.size >= MAX_COMPILED) compiled.clear();
  compiled.set(expression, fresh);
  return fresh;
}
