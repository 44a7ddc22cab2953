"use client";
import * as Radix from "radix-ui/tabs";
import type { ReactNode } from "react";

export type Tab = { value: string; label: ReactNode; content: ReactNode };

const HEAD =
  "-mb-px border-transparent border-b-2 pb-2 text-muted outline-offset-4 hover:text-base-content data-[state=active]:border-primary data-[state=active]:font-semibold data-[state=active]:text-base-content pointer-coarse:min-h-11";

/** Tabs with one visible panel. `start` is the first open tab; `end` sits at the right of the tab list. */
export function Tabs({
  tabs,
  label,
  start,
  end,
}: {
  tabs: readonly Tab[];
  label: string;
  start?: string;
  end?: ReactNode;
}) {
  return (
    <Radix.Root defaultValue={start ?? tabs[0]?.value}>
      <div className="flex items-end gap-4 border-line border-b">
        <Radix.List className="flex gap-4" aria-label={label}>
          {tabs.map((tab) => (
            <Radix.Trigger key={tab.value} value={tab.value} className={HEAD}>
              {tab.label}
            </Radix.Trigger>
          ))}
        </Radix.List>
        {end ? <div className="ml-auto pb-1.5">{end}</div> : null}
      </div>
      {tabs.map((tab) => (
        <Radix.Content key={tab.value} value={tab.value}>
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
