"use client";
import { Plus } from "lucide-react";
import * as Popover from "radix-ui/popover";
import { useId } from "react";
import { Select } from "@/app/_components/select";
import type { CatalogueNames } from "@/app/_features/names/names";
import { FILTER_LABELS, type FilterOption, optionsFor } from "./filter-text";
import { type Filter, openFilters, type QueueState, withFilter } from "./queue-query";

interface FilterPanelProps {
  state: QueueState;
  names: CatalogueNames;
  me: string;
  go: (next: QueueState) => void;
}

/** Everything a view can be narrowed down by. Each choice acts at once; the panel stays until it is left. */
export function FilterPanel({ state, names, me, go }: FilterPanelProps) {
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
            .map((filter) =>
              filter === "assignee" ? (
                <OneOf key={filter} filter={filter} state={state} go={go} options={optionsFor(filter, names, me)} />
              ) : (
                <SomeOf key={filter} filter={filter} state={state} go={go} options={optionsFor(filter, names, me)} />
              ),
            )}
          <div className="grid grid-cols-2 gap-3">
            <Day filter="from" state={state} go={go} />
            <Day filter="to" state={state} go={go} />
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface PartProps extends Pick<FilterPanelProps, "state" | "go"> {
  filter: Filter;
}

function SomeOf({ filter, state, go, options }: PartProps & { options: FilterOption[] }) {
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

function OneOf({ filter, state, go, options }: PartProps & { options: FilterOption[] }) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="sb-section-title mb-1.5 block">
        {FILTER_LABELS[filter]}
      </label>
      <Select
        id={id}
        empty="Anyone"
        options={options}
        value={state.filters[filter]?.[0] ?? ""}
        onChange={({ target }) => go(withFilter(state, filter, target.value ? [target.value] : []))}
      />
    </div>
  );
}

function Day({ filter, state, go }: PartProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="sb-section-title mb-1.5 block">
        {FILTER_LABELS[filter]}
      </label>
      <input
        id={id}
        type="date"
        className="input w-full"
        value={state.filters[filter]?.[0]?.slice(0, 10) ?? ""}
        onChange={({ target }) => go(withFilter(state, filter, target.value ? [target.value] : []))}
      />
    </div>
  );
}
