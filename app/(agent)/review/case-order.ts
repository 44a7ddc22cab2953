import { PRIORITIES } from "@/lib/domain/ticket";
import type { ReviewCase } from "@/lib/tickets/review/queries";

type Placed = Pick<ReviewCase, "id" | "skipped" | "priority" | "createdAt">;

/**
 * The cases in the order in which the server lists them: skipped ones last, then by priority, then the oldest. A case
 * that comes back to the page stands where it stood, so that the next key answers the one that people expect.
 */
export function inCaseOrder<Case extends Placed>(cases: readonly Case[]): Case[] {
  return cases.toSorted(
    (a, b) =>
      Number(a.skipped) - Number(b.skipped) ||
      PRIORITIES.indexOf(b.priority) - PRIORITIES.indexOf(a.priority) ||
      compare(a.createdAt, b.createdAt) ||
      compare(a.id, b.id),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
