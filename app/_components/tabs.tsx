"use client";
import * as Radix from "radix-ui/tabs";
import type { ReactNode } from "react";

export type Tab = { value: string; label: ReactNode; content: ReactNode };

const HEAD =
  "-mb-px border-transparent border-b-2 pb-2 text-muted outline-offset-4 hover:text-base-content data-[state=active]:border-primary data-[state=active]:font-semibold data-[state=active]:text-base-content pointer-coarse:min-h-11";

/** Tabs that each show their own content. The first tab is open at the start. */
export function Tabs({ tabs, label }: { tabs: readonly Tab[]; label: string }) {
  return (
    <Radix.Root defaultValue={tabs[0]?.value}>
      <div className="flex items-end gap-4 border-line border-b">
        <Radix.List className="flex gap-4" aria-label={label}>
          {tabs.map((tab) => (
            <Radix.Trigger key={tab.value} value={tab.value} className={HEAD}>
              {tab.label}
            </Radix.Trigger>
          ))}
        </Radix.List>
      </div>
      {tabs.map((tab) => (
        <Radix.Content key={tab.value} value={tab.value}>
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
