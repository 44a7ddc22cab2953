import { QUEUE_LINKS, type QueueView } from "@/app/_features/app-shell/nav-links";
import type { SearchParams } from "@/app/_features/resources/search-params";
import { ACTIVE_STATUSES } from "@/lib/domain/ticket";
import { ListTicketsInput, SORTS, type Sort } from "@/lib/tickets/input";

/** The queue's filters. Each is a URL parameter; commas separate its values. */
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

export interface QueueState {
  view: QueueView;
  filters: Partial<Record<Filter, string[]>>;
  search: string;
  sort: Sort;
}

const VIEWS: Record<QueueView, Partial<Record<Filter, readonly string[]>>> = {
  mine: { assignee: ["me"] },
  unassigned: { assignee: ["none"] },
  teams: { team: ["mine"] },
  waiting: { status: ["waiting"] },
  all: {},
};

/** Views that show only active tickets unless a status filter is set. */
const WORK_VIEWS: readonly QueueView[] = ["mine", "unassigned", "teams"];

const PAGE_ROWS = 50;

/** The name of the cookie that tells the server if it must render the queue's preview: "on" or "off". */
export const PREVIEW_COOKIE = "preview";

/** The queue's state in a URL; null if the view is missing or unknown. Ignores unknown filter values. */
export function readQueue(params: SearchParams): QueueState | null {
  const view = QUEUE_LINKS.find(({ key }) => key === params.view)?.key;
  if (!view) return null;
  const filters = Object.fromEntries(
    openFilters(view)
      .map((filter) => [filter, valuesOf(params[filter]).flatMap((value) => validValue(filter, value))] as const)
      .filter(([, values]) => values.length > 0),
  );
  const search = String(params.search ?? "").slice(0, 200);
  const sort = SORTS.find((name) => name === params.sort) ?? "newest";
  return { view, filters, search, sort };
}

export function ticketsInput({ view, filters, search, sort }: QueueState): ListTicketsInput {
  const status = WORK_VIEWS.includes(view) ? { status: ACTIVE_STATUSES } : {};
  const { from, to, ...lists } = { ...status, ...filters, ...VIEWS[view] };
  return ListTicketsInput.parse({
    ...lists,
    ...(from ? { from: from[0] } : {}),
    ...(to ? { to: to[0] } : {}),
    ...(search.trim() ? { search } : {}),
    sort,
    limit: PAGE_ROWS,
  });
}

/** The query string that asks the tickets API for the state's tickets. `cursor`: the page; without: the first. */
export function apiQuery(state: QueueState, cursor?: string): string {
  const pairs = Object.entries({ ...ticketsInput(state), cursor }).filter(([, value]) => value !== undefined);
  return new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString();
}

export function queueHref({ view, filters, search, sort }: QueueState): string {
  const params = new URLSearchParams({ view });
  for (const filter of FILTERS) if (filters[filter]?.length) params.set(filter, filters[filter].join(","));
  if (search.trim()) params.set("search", search);
  if (sort !== "newest") params.set("sort", sort);
  return `/queue?${params.toString().replaceAll("%2C", ",")}`;
}

/** The state with new values for one filter. No values remove the filter. */
export function withFilter(state: QueueState, filter: Filter, values: string[]): QueueState {
  const { [filter]: _, ...others } = state.filters;
  return { ...state, filters: values.length > 0 ? { ...others, [filter]: values } : others };
}

/** The filters that a person can set in a view: all but those that the view itself sets. */
export function openFilters(view: QueueView): Filter[] {
  return FILTERS.filter((filter) => !(filter in VIEWS[view]));
}

function valuesOf(param: string | string[] = []): string[] {
  const values = [param].flat().flatMap((list) => list.split(","));
  return [...new Set(values)].filter(Boolean);
}

/** The value as the API reads it; empty if the API rejects it. */
function validValue(filter: Filter, value: string): string[] {
  const parsed = ListTicketsInput.safeParse({ [filter]: value });
  return parsed.success ? [parsed.data[filter] ?? []].flat() : [];
}
