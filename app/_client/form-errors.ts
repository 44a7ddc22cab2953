import type { z } from "zod";
import type { ApiProblem } from "./api";

/** Checks `input` by the schema and returns the first error of each field, by field name. */
export function errorsOf(schema: z.ZodType, input: unknown): Partial<Record<string, string>> {
  const found: Partial<Record<string, string>> = {};
  for (const { path, message } of schema.safeParse(input).error?.issues ?? []) found[String(path[0] ?? "")] ??= message;
  return found;
}

/** `byField`: the problem's first error for each field in `names`. `rest`: the problem itself if it names none of them. */
export function problemsByField(problem: ApiProblem | null, names: readonly string[]) {
  const byField: Partial<Record<string, string>> = {};
  for (const { pointer, message } of problem?.errors ?? []) {
    const name = pointer.split("/")[1] ?? "";
    if (names.includes(name)) byField[name] ??= message;
  }
  return { byField, rest: Object.keys(byField).length > 0 ? null : problem };
}
