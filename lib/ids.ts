import { v5, v7, validate } from "uuid";

/** A uuid v7: grows with time, also within one millisecond of one process, so it serves as a keyset. */
export function newId(): string {
  return v7();
}

/** The id of what has no row of its own: the same for the same name within the same thing. */
export function idWithin(id: string, name: string): string {
  return v5(name, id);
}

export function isId(text: string): boolean {
  return validate(text);
}
