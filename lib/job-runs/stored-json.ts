import { z } from "zod";
import { isId } from "@/lib/ids";

/* What the engine stored as JSON, read with care: a damaged row must not take a page down. */

export interface RunError {
  name: string;
  message: string;
}

export const UNREADABLE: RunError = { name: "Error", message: "What went wrong was not kept." };

const StoredError = z.object({ name: z.string(), message: z.string() });

/** Name and message of a stored error, or of a failed step's answer; the stack is not for pages. */
export function parseStoredError(text: string | null): RunError | null {
  const stored = z.union([StoredError, z.object({ error: StoredError })]).safeParse(parsed(text));
  if (!stored.success) return null;
  return "error" in stored.data ? stored.data.error : stored.data;
}

/** Those facts of a stored event that name a row of ours, such as `ticketId`. */
export function eventIds(event: string): Record<string, string> {
  const stored = z.object({ data: z.record(z.string(), z.unknown()) }).safeParse(parsed(event));
  const facts = Object.entries(stored.success ? stored.data.data : {});
  return Object.fromEntries(
    facts.filter((fact): fact is [string, string] => typeof fact[1] === "string" && isId(fact[1])),
  );
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
