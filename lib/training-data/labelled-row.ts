import type { Priority } from "@/lib/domain/ticket";

/** A text and what somebody decided about it elsewhere; at least one of the three is given. */
export interface LabelledRow {
  text: string;
  /** Slug. */
  category: string | null;
  priority: Priority | null;
  /** Slugs; null where the row says nothing about skills. */
  skills: string[] | null;
}

/** What is wrong with a file, and at which line, from 1. */
export interface RowFault {
  line: number;
  /** A sentence that goes on after "Line 7: ". */
  message: string;
}

/** "Line 7: there is no category “billling”." */
export function formatRowFault({ line, message }: RowFault): string {
  return `Line ${line.toLocaleString("en")}: ${message}`;
}
