"use client";
import { ArrowDownUp, ChevronDown, PanelRight } from "lucide-react";
import { IconButton } from "@/app/_components/button";
import { Menu, MenuChoice, MenuLink } from "@/app/_components/menu";
import { SearchField } from "@/app/_components/search-field";
import { QUEUE_LINKS, type QueueView } from "@/app/_features/app-shell/nav-links";
import { type Shortcut, Shortcuts } from "@/app/_features/app-shell/shortcuts";
import type { Sort } from "@/lib/tickets/input";
import type { QueueState } from "./queue-query";

const ICON = { size: 15, strokeWidth: 1.75, "aria-hidden": true } as const;

const SORT_LABELS: Record<Sort, string> = {
  newest: "Newest",
  oldest: "Oldest",
  priority: "Highest priority",
  updated: "Recently updated",
};
const SORT_OPTIONS = Object.entries(SORT_LABELS).map(([value, label]) => ({ value: value as Sort, label }));

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

export function ViewMenu({ view }: { view: QueueView }) {
  const current = QUEUE_LINKS.find(({ key }) => key === view);
  return (
    <Menu
      label="Views"
      align="start"
      trigger={
        <button type="button" className="btn btn-ghost btn-sm -ml-2 gap-1.5 font-semibold text-base">
          {current?.label}
          <ChevronDown {...ICON} size={14} className="text-muted" />
        </button>
      }
    >
      {QUEUE_LINKS.map(({ key, href, label, icon: Icon }) => (
        <MenuLink key={key} href={href} icon={<Icon {...ICON} />}>
          {label}
        </MenuLink>
      ))}
    </Menu>
  );
}

export function QueueTools({ state, go, preview, onPreview }: QueueToolsProps) {
  return (
    <>
      <SearchField label="Search this view" value={state.search} onSearch={(search) => go({ ...state, search })} />
      <div className="ml-auto flex items-center gap-1">
        <Menu
          label="Sort by"
          trigger={
            <button type="button" className="btn btn-ghost btn-sm">
              <ArrowDownUp {...ICON} />
              <span className="max-sm:sr-only">{SORT_LABELS[state.sort]}</span>
            </button>
          }
        >
          <MenuChoice<Sort>
            label="Sort by"
            value={state.sort}
            options={SORT_OPTIONS}
            onChange={(sort) => go({ ...state, sort })}
          />
        </Menu>
        <Shortcuts keys={KEYS} />
        <IconButton
          label="Preview (p)"
          aria-pressed={preview}
          className={`hidden md:inline-flex ${preview ? "panel:bg-base-300" : ""}`}
          onClick={onPreview}
          icon={<PanelRight {...ICON} />}
        />
      </div>
    </>
  );
}
