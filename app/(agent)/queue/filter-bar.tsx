"use client";
import { Chip } from "@/app/_components/chip";
import type { CatalogueNames } from "@/app/_features/names/names";
import { FilterPanel } from "./filter-panel";
import { FILTER_LABELS, formatFilterValue } from "./filter-text";
import { FILTERS, type QueueState, withFilter } from "./queue-query";

interface FilterLineProps {
  state: QueueState;
  names: CatalogueNames;
  me: string;
  go: (next: QueueState) => void;
  waiting: boolean;
}

/** What narrows the view down, each with a cross, and a way to more. */
export function FilterBar({ state, names, me, go, waiting }: FilterLineProps) {
  const set = FILTERS.filter((filter) => state.filters[filter]);
  return (
    <div className="flex min-h-10 flex-wrap items-center gap-1.5 border-line border-b px-4 py-1.5">
      {set.map((filter) => (
        <Chip key={filter} label={FILTER_LABELS[filter]} onRemove={() => go(withFilter(state, filter, []))}>
          {formatFilterValue(filter, state.filters[filter] ?? [], names, me)}
        </Chip>
      ))}
      {set.length > 0 ? <span className="w-2" aria-hidden="true" /> : null}
      <FilterPanel state={state} names={names} me={me} go={go} />
      {set.length > 1 ? (
        <button type="button" className="btn btn-ghost btn-sm text-muted" onClick={() => go({ ...state, filters: {} })}>
          Clear all
        </button>
      ) : null}
      <span role="status" className="ml-auto text-faint text-xs">
        {waiting ? <span className="sb-delayed">Looking</span> : null}
      </span>
    </div>
  );
}
