import { v5, v7, validate } from "uuid";

/** A uuid v7. Ids of one process sort by creation, so they work for keyset paging. */
export function newId(): string {
  return v7();
}

/** A stable id for something without its own row: the same for the same id and name. */
export function idWithin(id: string, name: string): string {
  return v5(name, id);
}

export function isId(text: string): boolean {
  return validate(text);
}
