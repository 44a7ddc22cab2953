"use client";
import { Plus } from "lucide-react";
import * as Popover from "radix-ui/popover";
import { useId } from "react";
import { Chip } from "@/app/_components/chip";
import { Select } from "@/app/_components/select";
import type { CatalogueNames } from "@/app/_features/names/names";
import { FILTER_LABELS, type FilterOption, formatFilterValue, optionsFor } from "./filter-text";
import { FILTERS, type Filter, openFilters, type QueueState, withFilter } from "./queue-query";

interface FilterPanelProps {
  state: QueueState;
  names: CatalogueNames;
  me: string;
  go: (next: QueueState) => void;
}

/** Shows the filters that are set, with a button to remove each, and opens the panel that adds filters. */
export function FilterBar({ state, names, me, go, loading }: FilterPanelProps & { loading: boolean }) {
  const active = FILTERS.filter((filter) => state.filters[filter]);
  return (
    <div className="flex min-h-10 flex-wrap items-center gap-1.5 border-line border-b px-4 py-1.5">
      {active.map((filter) => (
        <Chip key={filter} label={FILTER_LABELS[filter]} onRemove={() => go(withFilter(state, filter, []))}>
          {formatFilterValue(filter, state.filters[filter] ?? [], names, me)}
        </Chip>
      ))}
      {active.length > 0 ? <span className="w-2" aria-hidden="true" /> : null}
      <FilterPanel state={state} names={names} me={me} go={go} />
      {active.length > 1 ? (
        <button type="button" className="btn btn-ghost btn-sm text-muted" onClick={() => go({ ...state, filters: {} })}>
          Clear all
        </button>
      ) : null}
      <span role="status" className="ml-auto text-faint text-xs">
        {loading ? <span className="sb-delayed">Loading</span> : null}
      </span>
    </div>
  );
}

function FilterPanel({ state, names, me, go }: FilterPanelProps) {
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <button type="button" className="btn btn-ghost btn-sm -ml-2 text-muted">
          <Plus size={14} strokeWidth={1.75} aria-hidden="true" />
          Filter
        </button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="sb-popover sb-float-in z-40 flex max-h-[min(42rem,calc(100dvh-8rem))] w-92 max-w-[calc(100vw-2rem)] flex-col gap-4 overflow-y-auto p-4"
          align="start"
          sideOffset={6}
          collisionPadding={16}
          aria-label="Filters"
        >
          {openFilters(state.view)
            .filter((filter) => filter !== "from" && filter !== "to")
            .map((filter) => {
              const Values = filter === "assignee" ? SingleValue : ManyValues;
              return <Values key={filter} {...{ filter, state, go }} options={optionsFor(filter, names, me)} />;
            })}
          <div className="grid grid-cols-2 gap-3">
            <SingleValue filter="from" state={state} go={go} />
            <SingleValue filter="to" state={state} go={go} />
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface FilterProps extends Pick<FilterPanelProps, "state" | "go"> {
  filter: Filter;
}

function ManyValues({ filter, state, go, options }: FilterProps & { options: FilterOption[] }) {
  const chosen = state.filters[filter] ?? [];
  const toggled = (value: string) =>
    chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
  return (
    <fieldset>
      <legend className="sb-section-title mb-1.5">{FILTER_LABELS[filter]}</legend>
      <div className="flex flex-wrap gap-1.5">
        {options.map(({ value, label }) => (
          <label
            key={value}
            className="chip min-h-6 cursor-pointer hover:bg-base-300 has-[:checked]:border-primary has-[:checked]:bg-select has-[:checked]:font-medium has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-(--sb-focus) has-[:focus-visible]:outline-offset-1 pointer-coarse:min-h-11 pointer-coarse:px-3"
          >
            <input
              type="checkbox"
              className="sr-only"
              checked={chosen.includes(value)}
              onChange={() => go(withFilter(state, filter, toggled(value)))}
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** A filter that takes one value: a choice, or without `options` a date. */
function SingleValue({ filter, state, go, options }: FilterProps & { options?: FilterOption[] }) {
  const id = useId();
  const value = state.filters[filter]?.[0] ?? "";
  const change = (next: string) => go(withFilter(state, filter, next ? [next] : []));
  return (
    <div>
      <label htmlFor={id} className="sb-section-title mb-1.5 block">
        {FILTER_LABELS[filter]}
      </label>
      {options ? (
        <Select
          id={id}
          empty="Anyone"
          options={options}
          value={value}
          onChange={({ target }) => change(target.value)}
        />
      ) : (
        <input
          id={id}
          type="date"
          className="input w-full"
          value={value.slice(0, 10)}
          onChange={({ target }) => change(target.value)}
        />
      )}
    </div>
  );
}
