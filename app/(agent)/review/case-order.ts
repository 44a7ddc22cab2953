import { PRIORITIES } from "@/lib/domain/ticket";
import type { ReviewCase } from "@/lib/tickets/review/queries";

type OrderKeys = Pick<ReviewCase, "id" | "skipped" | "priority" | "createdAt">;

/** Sorts cases like the server: skipped ones last, then by priority (highest first), then oldest first. */
export function inCaseOrder<Case extends OrderKeys>(cases: readonly Case[]): Case[] {
  return cases.toSorted(
    (a, b) =>
      Number(a.skipped) - Number(b.skipped) ||
      PRIORITIES.indexOf(b.priority) - PRIORITIES.indexOf(a.priority) ||
      compare(a.createdAt, b.createdAt) ||
      compare(a.id, b.id),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
