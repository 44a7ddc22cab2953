import { firstParam, hrefWith, type SearchParams } from "@/app/_features/resources/search-params";
import { type ListCorrections, ListCorrectionsInput } from "@/lib/spelling/input";

/** The state in the page's URL. `item`: the entry in the open form; `isNew`: the form is for a new entry. */
export interface DictionaryState {
  search: string;
  cursor: string | null;
  item: string | null;
  isNew: boolean;
}

export function readDictionary(params: SearchParams): DictionaryState {
  return {
    search: (firstParam(params, "search") ?? "").trim().slice(0, 100),
    cursor: firstParam(params, "cursor"),
    item: firstParam(params, "item"),
    isNew: firstParam(params, "new") !== null,
  };
}

export function dictionaryInput({ search, cursor }: DictionaryState): ListCorrections {
  return ListCorrectionsInput.parse({ search: search || undefined, cursor: cursor || undefined, limit: 100 });
}

/** The page's URL for a changed state. The form is closed unless `change` opens it. */
export function dictionaryHref(state: DictionaryState, change: Partial<DictionaryState> = {}): string {
  const { search, cursor, item, isNew } = { ...state, item: null, isNew: false, ...change };
  return hrefWith("/dictionary", { search, cursor, item, new: isNew && "1" });
}
