import type { z } from "zod";
import { AppError, type FieldError } from "@/lib/errors";

/** Parses input by the schema. Throws `invalid` with the JSON pointers of the errors, also for text we can't store. */
export function checkInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const unstorable = findUnstorable(input);
  if (unstorable.length > 0) throw invalidInput(unstorable);
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw invalidInput(parsed.error.issues.flatMap(pointersOf));
  return parsed.data;
}

/** A large body could have a hundred thousand errors. */
const MAX_ERRORS = 20;

function invalidInput(errors: FieldError[]): AppError {
  const shown = errors.slice(0, MAX_ERRORS);
  return new AppError("invalid", shown[0]?.message ?? "The input is not valid.", { errors: shown });
}

function pointersOf(issue: z.core.$ZodIssue): FieldError[] {
  const path = issue.path.map((part) => escapePointer(String(part)));
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      pointer: `/${[...path, escapePointer(key)].join("/")}`,
      message: `There is no field "${key.slice(0, 60)}".`,
    }));
  }
  return [{ pointer: path.length > 0 ? `/${path.join("/")}` : "", message: issue.message }];
}

/** Deeper input could exhaust the stack, because `findUnstorable` calls itself. */
const MAX_DEPTH = 20;

/** Finds text that Postgres can't store: NUL characters and halves of a surrogate pair. */
function findUnstorable(value: unknown, pointer = "", depth = 0): FieldError[] {
  if (typeof value === "string") {
    if (value.includes("\u0000")) return [{ pointer, message: "A NUL character is not allowed." }];
    if (!value.isWellFormed()) return [{ pointer, message: "The text contains half of a surrogate pair." }];
    return [];
  }
  if (typeof value !== "object" || value === null) return [];
  if (depth > MAX_DEPTH) return [{ pointer: "", message: "The input is nested too deeply." }];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...findUnstorable(key, pointer, depth + 1),
    ...findUnstorable(inner, `${pointer}/${escapePointer(key)}`, depth + 1),
  ]);
}

const escapePointer = (part: string): string => part.replaceAll("~", "~0").replaceAll("/", "~1");
