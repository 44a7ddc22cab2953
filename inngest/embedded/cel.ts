import { type Context, type ParseResult, parse } from "@marcbachmann/cel-js";

/** Why an expression cannot be read, or undefined where it can. */
export function celProblem(expression: string): string | undefined {
  try {
    compile(expression);
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
  }
}

/** True when there is no condition, or it holds. A fact that is missing makes a condition false, not an error. */
export function isTrue(condition: string | null | undefined, facts: Context): boolean {
  return condition == null || condition === "" || evaluate(condition, facts) === true;
}

/** The expression's value as JSON text, to serve as a key; `null` where a fact is missing. */
export function celKey(expression: string | undefined, facts: Context): string {
  const value = expression === undefined ? null : evaluate(expression, facts);
  return JSON.stringify(typeof value === "bigint" ? value.toString() : (value ?? null));
}

function evaluate(expression: string, facts: Context): unknown {
  try {
    return compile(expression)(facts);
  } catch {
    return undefined;
  }
}

/** Reading an expression costs a hundred times what evaluating it does. */
const compiled = new Map<string, ParseResult>();
const MOST_KEPT = 1000;

function compile(expression: string): ParseResult {
  const known = compiled.get(expression);
  if (known) return known;
  const fresh = parse(expression);
  // A function may write ids into its condition, so that no two are alike.
  if (compiled.size >= MOST_KEPT) compiled.clear();
  compiled.set(expression, fresh);
  return fresh;
}
