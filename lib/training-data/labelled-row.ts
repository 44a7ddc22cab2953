import type { Priority } from "@/lib/domain/ticket";

export interface LabelledRow {
  text: string;
  category: string | null;
  priority: Priority | null;
  /** Slugs; null if the row has no value for skills. */
  skills: string[] | null;
}

/** A fault of a file, at a line counted from 1. */
export interface RowFault {
  line: number;
  message: string;
}

/** "Line 7: there is no category “billling”." */
export function formatRowFault({ line, message }: RowFault): string {
  return `Line ${line.toLocaleString("en")}: ${message}`;
}
