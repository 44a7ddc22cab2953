import type { z } from "zod";

/** Error messages by the JSON pointer of the wrong field. They come from the schema or from the API. */
export type FieldProblems = Readonly<Record<string, string>>;

/** Checks `input` by the schema and returns the first error at each pointer. */
export function fieldProblemsOf(schema: z.ZodType, input: unknown): FieldProblems {
  const issues = schema.safeParse(input).error?.issues ?? [];
  return byPointer(issues.map(({ path, message }) => ({ pointer: `/${path.join("/")}`, message })));
}

/** The first error at each pointer. Pointers lose the prefix `under`, such as `/draft`. */
export function byPointer(errors: readonly { pointer: string; message: string }[], under = ""): FieldProblems {
  const found: Record<string, string> = {};
  for (const { pointer, message } of errors) {
    const key = under && pointer.startsWith(`${under}/`) ? pointer.slice(under.length) : pointer;
    found[key] ??= message;
  }
  return found;
}

/** The first error at or below the pointer `at`. If it is about one entry of the list `values`, it names that entry. */
export function problemAt(problems: FieldProblems, at: string, values: readonly string[] = []): string | undefined {
  const pointer = Object.keys(problems).find((key) => key === at || key.startsWith(`${at}/`));
  if (pointer === undefined) return undefined;
  const entry = values[Number(pointer.slice(at.length + 1).split("/")[0] || Number.NaN)];
  return entry === undefined ? problems[pointer] : `${entry}: ${problems[pointer]}`;
}
