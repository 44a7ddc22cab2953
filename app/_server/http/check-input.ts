import type { z } from "zod";
import { AppError, type FieldError } from "@/lib/errors";

/** Input as the schema says, or `invalid` with a pointer to each fault. */
export function checkInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const bad = unstorable(input);
  if (bad.length > 0) throw refused(bad);
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw refused(parsed.error.issues.flatMap(pointersOf));
  return parsed.data;
}

/** A body can hold a hundred thousand faults; an answer that lists them all would be larger than the body. */
const MAX_ERRORS = 20;

function refused(errors: FieldError[]): AppError {
  const shown = errors.slice(0, MAX_ERRORS);
  return new AppError("invalid", shown[0]?.message ?? "The input is not valid.", { errors: shown });
}

function pointersOf(issue: z.core.$ZodIssue): FieldError[] {
  const path = issue.path.map((part) => inPointer(String(part)));
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      pointer: `/${[...path, inPointer(key)].join("/")}`,
      message: `There is no field "${key.slice(0, 60)}".`,
    }));
  }
  return [{ pointer: path.length > 0 ? `/${path.join("/")}` : "", message: issue.message }];
}

/** No input of ours nests deeper; parsed JSON may, far enough to exhaust the stack. */
const MAX_DEPTH = 20;

/** Text that the database can't store or JSON can't carry: NUL and halves of surrogate pairs. */
function unstorable(value: unknown, pointer = "", depth = 0): FieldError[] {
  if (typeof value === "string") {
    if (value.includes("\u0000")) return [{ pointer, message: "A NUL character is not allowed." }];
    if (!value.isWellFormed()) return [{ pointer, message: "The text holds half of a surrogate pair." }];
    return [];
  }
  if (typeof value !== "object" || value === null) return [];
  if (depth > MAX_DEPTH) return [{ pointer: "", message: "The input is nested too deeply." }];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...unstorable(key, pointer, depth + 1),
    ...unstorable(inner, `${pointer}/${inPointer(key)}`, depth + 1),
  ]);
}

function inPointer(part: string): string {
  return part.replaceAll("~", "~0").replaceAll("/", "~1");
}
