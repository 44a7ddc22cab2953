import { type ListPeople, ListPeopleInput } from "@/lib/people/input";

/** The tabs over the list of people. */
export const PEOPLE_TABS = ["desk", "requesters", "invited", "deactivated"] as const;
export type PeopleTab = (typeof PEOPLE_TABS)[number];

/** What the page's address says. `person`: whose form is shown; `isNew`: the form that invites. */
export interface PeopleState {
  tab: PeopleTab;
  search: string;
  person: string | null;
  isNew: boolean;
  cursor: string | null;
}

type Params = Record<string, string | string[] | undefined>;

export function readPeople(params: Params): PeopleState {
  const one = (name: string) => [params[name] ?? []].flat()[0] ?? null;
  return {
    tab: PEOPLE_TABS.find((tab) => tab === one("tab")) ?? "desk",
    search: (one("search") ?? "").trim().slice(0, 100),
    person: one("person"),
    isNew: one("new") !== null,
    cursor: one("cursor"),
  };
}

const ASKED: Record<PeopleTab, object> = {
  desk: { role: ["moderator", "admin"] },
  requesters: { role: ["user"] },
  invited: { state: "invited" },
  deactivated: { state: "deactivated" },
};

/** The same as what the list of people takes. */
export function peopleInput({ tab, search, cursor }: PeopleState): ListPeople {
  const more = { ...(search ? { search } : {}), ...(cursor ? { cursor } : {}) };
  return ListPeopleInput.parse({ ...ASKED[tab], ...more, limit: 50 });
}

/** The address of a state. A changed list starts at its beginning. */
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
