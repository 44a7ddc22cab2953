import { type ListCorrections, ListCorrectionsInput } from "@/lib/spelling/input";

/** The state in the page's URL. `item`: the entry in the open form; `isNew`: the form is for a new entry. */
export interface DictionaryState {
  search: string;
  cursor: string | null;
  item: string | null;
  isNew: boolean;
}

type Params = Record<string, string | string[] | undefined>;

export function readDictionary(params: Params): DictionaryState {
  const first = (name: string) => [params[name] ?? []].flat()[0] ?? null;
  return {
    search: (first("search") ?? "").trim().slice(0, 100),
    cursor: first("cursor"),
    item: first("item"),
    isNew: first("new") !== null,
  };
}

/** The state as input of `listCorrections`. */
export function dictionaryInput({ search, cursor }: DictionaryState): ListCorrections {
  return ListCorrectionsInput.parse({ ...(search ? { search } : {}), ...(cursor ? { cursor } : {}), limit: 100 });
}

/** The URL of a state. The form is closed unless `change` opens it. */
export function dictionaryHref(state: DictionaryState, change: Partial<DictionaryState> = {}): string {
  const { search, cursor, item, isNew } = { ...state, item: null, isNew: false, ...change };
  const params = new URLSearchParams();
  if (search) params.set("search", search);
  if (cursor) params.set("cursor", cursor);
  if (item) params.set("item", item);
  if (isNew) params.set("new", "1");
  return params.size > 0 ? `/dictionary?${params}` : "/dictionary";
}
