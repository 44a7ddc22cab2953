import { type ListPeople, ListPeopleInput } from "@/lib/people/input";

export const PEOPLE_TABS = ["desk", "requesters", "invited", "deactivated"] as const;
export type PeopleTab = (typeof PEOPLE_TABS)[number];

/** The state in the page's URL. `person`: the person in the open form; `isNew`: the form is for an invitation. */
export interface PeopleState {
  tab: PeopleTab;
  search: string;
  person: string | null;
  isNew: boolean;
  cursor: string | null;
}

type Params = Record<string, string | string[] | undefined>;

export function readPeople(params: Params): PeopleState {
  const first = (name: string) => [params[name] ?? []].flat()[0] ?? null;
  return {
    tab: PEOPLE_TABS.find((tab) => tab === first("tab")) ?? "desk",
    search: (first("search") ?? "").trim().slice(0, 100),
    person: first("person"),
    isNew: first("new") !== null,
    cursor: first("cursor"),
  };
}

const TAB_FILTERS: Record<PeopleTab, object> = {
  desk: { role: ["moderator", "admin"] },
  requesters: { role: ["user"] },
  invited: { state: "invited" },
  deactivated: { state: "deactivated" },
};

/** The state as input of `listPeople`. */
export function peopleInput({ tab, search, cursor }: PeopleState): ListPeople {
  const page = { ...(search ? { search } : {}), ...(cursor ? { cursor } : {}) };
  return ListPeopleInput.parse({ ...TAB_FILTERS[tab], ...page, limit: 50 });
}

/** The URL of a state. The form is closed unless `change` opens it. */
export function peopleHref(state: PeopleState, change: Partial<PeopleState> = {}): string {
  const { tab, search, person, isNew, cursor } = { ...state, person: null, isNew: false, ...change };
  const params = new URLSearchParams();
  if (tab !== "desk") params.set("tab", tab);
  if (search) params.set("search", search);
  if (person) params.set("person", person);
  if (isNew) params.set("new", "1");
  if (cursor) params.set("cursor", cursor);
  return params.size > 0 ? `/people?${params}` : "/people";
}
