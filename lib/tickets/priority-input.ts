import { z } from "zod";
import { PRIORITIES, type Priority } from "@/lib/domain/ticket";

const PRIORITY_BY_WORD = new Map<string, Priority>([
  ...PRIORITIES.map((priority): [string, Priority] => [priority, priority]),
  ["p1", "critical"],
  ["p2", "high"],
  ["p3", "medium"],
  ["p4", "low"],
  ["urgent", "critical"],
  ["normal", "medium"],
]);

/** A priority as people write it: `high`, `Urgent`, `P1` or `P1 - Critical`, in any case. */
export const PriorityInput = z
  .string()
  .max(40)
  .transform((text, check): Priority => {
    const priority = parsePriority(text);
    if (priority) return priority;
    check.addIssue({ code: "custom", message: `Priority is one of ${PRIORITIES.join(", ")}.` });
    return z.NEVER;
  });

/** The priority that a text names. Undefined if it contains another word or names two priorities. */
export function parsePriority(text: string): Priority | undefined {
  const words = text
    .toLowerCase()
    .split(/[\s\-–—:/]+/)
    .filter(Boolean);
  const [first, ...others] = words.map((word) => PRIORITY_BY_WORD.get(word));
  return first && others.every((other) => other === first) ? first : undefined;
}
