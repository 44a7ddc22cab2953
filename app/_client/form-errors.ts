import type { z } from "zod";
import type { ApiProblem } from "./api";

/** The first error of each field, by field name. */
export function errorsOf(schema: z.ZodType, input: unknown): Partial<Record<string, string>> {
  const parsed = schema.safeParse(input);
  const found: Partial<Record<string, string>> = {};
  for (const issue of parsed.success ? [] : parsed.error.issues) {
    const name = String(issue.path[0] ?? "");
    found[name] ??= issue.message;
  }
  return found;
}

/** Splits a problem into errors of this form's fields and, if there are none, the problem itself. */
export function problemsByField(problem: ApiProblem | null, names: readonly string[]) {
  const byField: Partial<Record<string, string>> = {};
  for (const { pointer, message } of problem?.errors ?? []) {
    const name = pointer.split("/")[1] ?? "";
    if (names.includes(name)) byField[name] ??= message;
  }
  return { byField, rest: Object.keys(byField).length > 0 ? null : problem };
}
