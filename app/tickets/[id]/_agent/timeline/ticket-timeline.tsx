"use client";
import { useState } from "react";
import { Tabs } from "@/app/_components/tabs";
import { Timeline } from "@/app/_components/timeline";
import type { TicketDetails } from "@/lib/tickets/queries";
import { timelineTab } from "./build-timeline";
import { TIMELINE_TABS, type TimelineEntry, type TimelineTab } from "./timeline-entry";
import { TimelineEntryItem } from "./timeline-entry-item";

const TAB_LABELS: Record<TimelineTab, string> = {
  all: "All",
  messages: "Messages",
  pipeline: "Pipeline",
  changes: "Changes",
};

export function TicketTimeline({ ticket, timeline }: { ticket: TicketDetails; timeline: readonly TimelineEntry[] }) {
  const tabs = TIMELINE_TABS.map((tab) => ({
    value: tab,
    label: TAB_LABELS[tab],
    content: <TabEntries ticket={ticket} entries={timelineTab(timeline, tab)} />,
  }));
  return (
    <div className="mt-4 [&_[role=tablist]]:px-4 md:[&_[role=tablist]]:px-8">
      <Tabs label="Timeline" tabs={tabs} />
    </div>
  );
}

function TabEntries({ ticket, entries }: { ticket: TicketDetails; entries: readonly TimelineEntry[] }) {
  const [expanded, setExpanded] = useState<readonly string[]>([]);
  if (entries.length === 0) return <p className="px-8 py-6 text-muted">No entries yet.</p>;
  const shown = entries.flatMap((entry): TimelineEntry[] =>
    entry.kind === "collapsed" && expanded.includes(entry.id) ? [entry, ...entry.steps] : [entry],
  );
  return (
    <div className="px-2 pt-4 pb-8 md:px-6">
      <Timeline background="base-200" label="Timeline, oldest first">
        {shown.map((entry, index) => (
          <TimelineEntryItem
            key={entry.id}
            entry={entry}
            next={shown[index + 1]}
            ticket={ticket}
            isExpanded={expanded.includes(entry.id)}
            onToggle={() =>
              setExpanded(
                expanded.includes(entry.id) ? expanded.filter((id) => id !== entry.id) : [...expanded, entry.id],
              )
            }
          />
        ))}
      </Timeline>
    </div>
  );
}
