import { QUEUE_LINKS, type QueueView } from "@/app/_features/app-shell/nav-links";
import { ACTIVE_STATUSES } from "@/lib/domain/ticket";
import { ListTicketsInput, SORTS, type Sort } from "@/lib/tickets/input";

/** What a view can be narrowed down by; each is a parameter of the address, several values with commas between. */
export const FILTERS = [
  "status",
  "priority",
  "category",
  "team",
  "assignee",
  "triage",
  "approval",
  "from",
  "to",
] as const;
export type Filter = (typeof FILTERS)[number];

/** What the queue's address says. */
export interface QueueState {
  view: QueueView;
  filters: Partial<Record<Filter, string[]>>;
  search: string;
  sort: Sort;
}

type Params = Record<string, string | string[] | undefined>;

/** What a view means by itself; these filters can't be changed within it. */
const VIEWS: Record<QueueView, Partial<Record<Filter, readonly string[]>>> = {
  mine: { assignee: ["me"] },
  unassigned: { assignee: ["none"] },
  teams: { team: ["mine"] },
  waiting: { status: ["waiting"] },
  all: {},
};

/** Views of work show what is not finished, unless a status is asked for. */
const WORK: readonly QueueView[] = ["mine", "unassigned", "teams"];

const PAGE_ROWS = 50;

/** The queue of an address; null without a view, or with one that isn't there. What no list understands is left out. */
export function readQueue(params: Params): QueueState | null {
  const view = QUEUE_LINKS.find(({ key }) => key === params.view)?.key;
  if (!view) return null;
  const filters = Object.fromEntries(
    FILTERS.filter((filter) => !(filter in VIEWS[view]))
      .map((filter) => [filter, valuesOf(params[filter]).flatMap((value) => understood(filter, value))] as const)
      .filter(([, values]) => values.length > 0),
  );
  const search = String(params.search ?? "").slice(0, 200);
  const sort = SORTS.find((name) => name === params.sort) ?? "newest";
  return { view, filters, search, sort };
}

/** The same as what the list of tickets takes. */
export function ticketsInput({ view, filters, search, sort }: QueueState): ListTicketsInput {
  const status = WORK.includes(view) ? { status: ACTIVE_STATUSES } : {};
  const asked = { ...status, ...filters, ...VIEWS[view] };
  const { from, to, ...lists } = asked;
  return ListTicketsInput.parse({
    ...lists,
    ...(from ? { from: from[0] } : {}),
    ...(to ? { to: to[0] } : {}),
    ...(search.trim() ? { search } : {}),
    sort,
    limit: PAGE_ROWS,
  });
}

/** The same as the API's query, for further pages. */
export function apiQuery(state: QueueState, cursor?: string): string {
  const { status, priority, category, team, assignee, triage, approval, from, to, search, sort, limit } =
    ticketsInput(state);
  const given = { status, priority, category, team, assignee, triage, approval, from, to, search, sort, limit, cursor };
  const pairs = Object.entries(given).filter(([, value]) => value !== undefined);
  return new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString();
}

/** The address of a queue, short: what is as usual is not written. */
export function queueHref({ view, filters, search, sort }: QueueState): string {
  const params = new URLSearchParams({ view });
  for (const filter of FILTERS) if (filters[filter]?.length) params.set(filter, filters[filter].join(","));
  if (search.trim()) params.set("search", search);
  if (sort !== "newest") params.set("sort", sort);
  return `/queue?${params.toString().replaceAll("%2C", ",")}`;
}

/** The state with one filter's values replaced; none takes the filter away. */
export function withFilter(state: QueueState, filter: Filter, values: string[]): QueueState {
  const { [filter]: _, ...others } = state.filters;
  return { ...state, filters: values.length > 0 ? { ...others, [filter]: values } : others };
}

/** The filters that this view leaves open. */
export function openFilters(view: QueueView): Filter[] {
  return FILTERS.filter((filter) => !(filter in VIEWS[view]));
}

function valuesOf(given: string | string[] | undefined): string[] {
  return [
    ...new Set(
      [given ?? []]
        .flat()
        .flatMap((part) => part.split(","))
        .filter(Boolean),
    ),
  ];
}

/** The value in the list's own spelling; none where the list has no such value. */
function understood(filter: Filter, value: string): string[] {
  const parsed = ListTicketsInput.safeParse({ [filter]: value });
  return parsed.success ? [parsed.data[filter] ?? []].flat() : [];
}
