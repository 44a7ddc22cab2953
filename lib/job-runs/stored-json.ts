import { z } from "zod";
import { isId } from "@/lib/ids";
import { readJson } from "@/lib/read-json";

export interface RunError {
  name: string;
  message: string;
}

export const UNREADABLE: RunError = { name: "Error", message: "The error was not stored." };

const StoredError = z.object({ name: z.string(), message: z.string() });

/** Name and message of a stored error or failed step, without the stack; null for a damaged row. */
export function parseStoredError(text: string | null): RunError | null {
  const stored = z.union([StoredError, z.object({ error: StoredError })]).safeParse(readJson(text));
  if (!stored.success) return null;
  return "error" in stored.data ? stored.data.error : stored.data;
}

/** The ids of rows in a stored event, such as `ticketId`; empty for a damaged row. */
export function eventIds(event: string): Record<string, string> {
  const stored = z.object({ data: z.record(z.string(), z.unknown()) }).safeParse(readJson(event));
  const entries = Object.entries(stored.success ? stored.data.data : {});
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === "string" && isId(entry[1])),
  );
}
