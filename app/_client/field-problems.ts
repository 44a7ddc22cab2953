import type { z } from "zod";

/** Error messages of an input by JSON pointer, from the schema or the API. */
export type FieldProblems = Readonly<Record<string, string>>;

/** The first error at each pointer, found by the schema. */
export function fieldProblemsOf(schema: z.ZodType, input: unknown): FieldProblems {
  const parsed = schema.safeParse(input);
  const issues = parsed.success ? [] : parsed.error.issues;
  return byPointer(issues.map(({ path, message }) => ({ pointer: `/${path.join("/")}`, message })));
}

/** The first error at each pointer, without the prefix `under`, such as `/draft`. */
export function byPointer(errors: readonly { pointer: string; message: string }[], under = ""): FieldProblems {
  const found: Record<string, string> = {};
  for (const { pointer, message } of errors) {
    const key = under && pointer.startsWith(`${under}/`) ? pointer.slice(under.length) : pointer;
    found[key] ??= message;
  }
  return found;
}

/** The first error at a pointer or below it. An error of one of `values` starts with that value. */
export function problemAt(problems: FieldProblems, at: string, values: readonly string[] = []): string | undefined {
  const pointer = Object.keys(problems).find((key) => key === at || key.startsWith(`${at}/`));
  if (pointer === undefined) return undefined;
  const entry = values[Number(pointer.slice(at.length + 1).split("/")[0] || Number.NaN)];
  return entry === undefined ? problems[pointer] : `${entry}: ${problems[pointer]}`;
}
