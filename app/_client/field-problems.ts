import type { z } from "zod";

/** What is wrong with an input, by JSON pointer, as our schema or our API says it. */
export type FieldProblems = Readonly<Record<string, string>>;

/** The first fault of each place, as the schema finds it. */
export function fieldProblemsOf(schema: z.ZodType, input: unknown): FieldProblems {
  const parsed = schema.safeParse(input);
  const issues = parsed.success ? [] : parsed.error.issues;
  return byPointer(issues.map(({ path, message }) => ({ pointer: `/${path.join("/")}`, message })));
}

/** The first fault of each place; `under` is cut off, such as `/draft`. */
export function byPointer(errors: readonly { pointer: string; message: string }[], under = ""): FieldProblems {
  const found: Record<string, string> = {};
  for (const { pointer, message } of errors) {
    const place = under && pointer.startsWith(`${under}/`) ? pointer.slice(under.length) : pointer;
    found[place] ??= message;
  }
  return found;
}

/** What is wrong at a place or below it; of an entry of `values` with the entry in front. */
export function problemAt(faults: FieldProblems, place: string, values: readonly string[] = []): string | undefined {
  const pointer = Object.keys(faults).find((one) => one === place || one.startsWith(`${place}/`));
  if (pointer === undefined) return undefined;
  const entry = values[Number(pointer.slice(place.length + 1).split("/")[0] || Number.NaN)];
  return entry === undefined ? faults[pointer] : `${entry}: ${faults[pointer]}`;
}
