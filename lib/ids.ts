import { v5, v7, validate } from "uuid";

/** A new uuid v7. The ids of one process sort by time of creation, so pages of a list can continue after an id. */
export function newId(): string {
  return v7();
}

/** An id for something without its own row. The same `id` and `name` always give the same id. */
export function idWithin(id: string, name: string): string {
  return v5(name, id);
}

export function isId(text: string): boolean {
  return validate(text);
}
