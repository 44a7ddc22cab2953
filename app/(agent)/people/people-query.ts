import { firstParam, hrefWith, type SearchParams } from "@/app/_features/resources/search-params";
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

export function readPeople(params: SearchParams): PeopleState {
  return {
    tab: PEOPLE_TABS.find((tab) => tab === firstParam(params, "tab")) ?? "desk",
    search: (firstParam(params, "search") ?? "").trim().slice(0, 100),
    person: firstParam(params, "person"),
    isNew: firstParam(params, "new") !== null,
    cursor: firstParam(params, "cursor"),
  };
}

const TAB_FILTERS: Record<PeopleTab, object> = {
  desk: { role: ["moderator", "admin"] },
  requesters: { role: ["user"] },
  invited: { state: "invited" },
  deactivated: { state: "deactivated" },
};

export function peopleInput({ tab, search, cursor }: PeopleState): ListPeople {
  const filters = TAB_FILTERS[tab];
  return ListPeopleInput.parse({ ...filters, search: search || undefined, cursor: cursor || undefined, limit: 50 });
}

/** The page's URL for a changed state. The form is closed unless `change` opens it. */
export function peopleHref(state: PeopleState, change: Partial<PeopleState> = {}): string {
  const { tab, search, person, isNew, cursor } = { ...state, person: null, isNew: false, ...change };
  return hrefWith("/people", { tab: tab !== "desk" && tab, search, person, new: isNew && "1", cursor });
}
