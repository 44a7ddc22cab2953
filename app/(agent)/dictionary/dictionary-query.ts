import { type ListCorrections, ListCorrectionsInput } from "@/lib/spelling/input";

/** What the page's address says. `item`: whose form is shown; `isNew`: the form for a new entry. */
export interface DictionaryState {
  search: string;
  cursor: string | null;
  item: string | null;
  isNew: boolean;
}

type Params = Record<string, string | string[] | undefined>;

export function readDictionary(params: Params): DictionaryState {
  const one = (name: string) => [params[name] ?? []].flat()[0] ?? null;
  return {
    search: (one("search") ?? "").trim().slice(0, 100),
    cursor: one("cursor"),
    item: one("item"),
    isNew: one("new") !== null,
  };
}

/** The same as what the list takes. */
export function dictionaryInput({ search, cursor }: DictionaryState): ListCorrections {
  return ListCorrectionsInput.parse({ ...(search ? { search } : {}), ...(cursor ? { cursor } : {}), limit: 100 });
}

/** The address of a state; the form is closed unless the change opens one. */
export function dictionaryHref(state: DictionaryState, change: Partial<DictionaryState> = {}): string {
  const { search, cursor, item, isNew } = { ...state, item: null, isNew: false, ...change };
  const params = new URLSearchParams();
  if (search) params.set("search", search);
  if (cursor) params.set("cursor", cursor);
  if (item) params.set("item", item);
  if (isNew) params.set("new", "1");
  return params.size > 0 ? `/dictionary?${params}` : "/dictionary";
}
