"use client";
import { ArrowDownUp, PanelRight } from "lucide-react";
import { IconButton } from "@/app/_components/button";
import { Menu, MenuChoice } from "@/app/_components/menu";
import { SearchField } from "@/app/_components/search-field";
import { type Shortcut, Shortcuts } from "@/app/_features/app-shell/shortcuts";
import type { Sort } from "@/lib/tickets/input";
import type { QueueState } from "./queue-query";

const ICON = { size: 15, strokeWidth: 1.75, "aria-hidden": true } as const;

const SORT_WORDS: Record<Sort, string> = {
  newest: "Newest first",
  oldest: "Oldest first",
  priority: "Most urgent first",
  updated: "Last changed first",
};
const SORT_OPTIONS = Object.entries(SORT_WORDS).map(([value, label]) => ({ value: value as Sort, label }));

const KEYS: readonly Shortcut[] = [
  { keys: ["j", "k"], does: "Next and previous ticket" },
  { keys: ["↵"], does: "Open the ticket" },
  { keys: ["p"], does: "Show or hide the preview" },
  { keys: ["/"], does: "Search this view" },
];

interface QueueToolsProps {
  state: QueueState;
  go: (next: QueueState) => void;
  preview: boolean;
  onPreview: () => void;
}

/** Search, order and preview, in the bar over the queue. */
export function QueueTools({ state, go, preview, onPreview }: QueueToolsProps) {
  return (
    <>
      <SearchField label="Search this view" value={state.search} onSearch={(search) => go({ ...state, search })} />
      <div className="ml-auto flex items-center gap-1">
        <Menu
          label="Order"
          trigger={
            <button type="button" className="btn btn-ghost btn-sm">
              <ArrowDownUp {...ICON} />
              <span className="max-sm:sr-only">{SORT_WORDS[state.sort]}</span>
            </button>
          }
        >
          <MenuChoice<Sort>
            label="Order"
            value={state.sort}
            options={SORT_OPTIONS}
            onChange={(sort) => go({ ...state, sort })}
          />
        </Menu>
        <Shortcuts keys={KEYS} />
        <IconButton
          label="Preview (p)"
          aria-pressed={preview}
          className={`hidden md:inline-flex ${preview ? "pane:bg-base-300" : ""}`}
          onClick={onPreview}
          icon={<PanelRight {...ICON} />}
        />
      </div>
    </>
  );
}
