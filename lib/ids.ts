import { v7, validate } from "uuid";

/** A uuid v7: grows with time, also within one millisecond of one process, so it serves as a keyset. */
export function newId(): string {
  return v7();
}

export function isId(text: string): boolean {
  return validate(text);
}
