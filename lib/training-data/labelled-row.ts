import type { Priority } from "@/lib/domain/ticket";

export interface LabelledRow {
  text: string;
  category: string | null;
  priority: Priority | null;
  /** Slugs; null if the row has no value for skills. */
  skills: string[] | null;
}

/** Something wrong in a file. Lines count from 1. */
export interface RowFault {
  line: number;
  message: string;
}

/** The fault as text: "Line 7: there is no category “billling”." */
export function formatRowFault({ line, message }: RowFault): string {
  return `Line ${line.toLocaleString("en")}: ${message}`;
}
