"use client";
import { useState } from "react";
import { Tabs } from "@/app/_components/tabs";
import { Timeline } from "@/app/_components/timeline";
import type { TicketDetails } from "@/lib/tickets/queries";
import { timelineTab } from "./build-timeline";
import { TIMELINE_TABS, type TimelineEntry, type TimelineTab } from "./timeline-entry";
import { TimelineEntryItem } from "./timeline-entry-item";

const TAB_WORDS: Record<TimelineTab, string> = {
  all: "All",
  messages: "Messages",
  pipeline: "Pipeline",
  changes: "Changes",
};

/** One line through everything that happened, oldest first, with a tab for each kind of it. */
export function TicketTimeline({ ticket, line }: { ticket: TicketDetails; line: readonly TimelineEntry[] }) {
  const tabs = TIMELINE_TABS.map((tab) => ({
    value: tab,
    label: TAB_WORDS[tab],
    content: <Line ticket={ticket} entries={timelineTab(line, tab)} />,
  }));
  return (
    <div className="mt-4 [&_[role=tablist]]:px-4 md:[&_[role=tablist]]:px-8">
      <Tabs label="What happened" tabs={tabs} />
    </div>
  );
}

function Line({ ticket, entries }: { ticket: TicketDetails; entries: readonly TimelineEntry[] }) {
  const [opened, setOpened] = useState<readonly string[]>([]);
  if (entries.length === 0) return <p className="px-8 py-6 text-muted">Nothing of this kind yet.</p>;
  const shown = entries.flatMap((entry): TimelineEntry[] =>
    entry.kind === "fold" && opened.includes(entry.id) ? [entry, ...entry.steps] : [entry],
  );
  return (
    <div className="px-2 pt-4 pb-8 md:px-6">
      <Timeline ground="base-200" label="What happened, oldest first">
        {shown.map((entry, index) => (
          <TimelineEntryItem
            key={entry.id}
            entry={entry}
            next={shown[index + 1]}
            ticket={ticket}
            opened={opened.includes(entry.id)}
            onFold={() =>
              setOpened(opened.includes(entry.id) ? opened.filter((id) => id !== entry.id) : [...opened, entry.id])
            }
          />
        ))}
      </Timeline>
    </div>
  );
}
