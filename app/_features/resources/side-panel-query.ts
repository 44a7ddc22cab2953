import { firstParam, type SearchParams } from "./search-params";

/** What a list page's side panel shows, by the URL: the form of one row (`item` is its id) or of a new row. */
export function readSidePanel(params: SearchParams): { item: string | null; isNew: boolean } {
  return { item: firstParam(params, "item"), isNew: params.new !== undefined };
}

/** The URL of a list page on which the form of the row with this id is open. */
export function itemHref(path: string, id: string): string {
  return `${path}?item=${id}`;
}

/** The fields of `wanted` whose values differ from `current`. A list in another order differs. */
export function changedOnly<T extends Record<string, unknown>>(
  current: Record<string, unknown>,
  wanted: T,
): Partial<T> {
  const changed = Object.entries(wanted).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(current[name]),
  );
  return Object.fromEntries(changed) as Partial<T>;
}
