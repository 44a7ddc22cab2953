import { ChevronDown, Clock, UserRound } from "lucide-react";
import { PriorityIcon, SourceIcon } from "@/app/_components/icons";
import { Time } from "@/app/_components/time";
import { TimelineAside, TimelineItem } from "@/app/_components/timeline";
import type { TicketDetails } from "@/lib/tickets/queries";
import { MessageCard } from "./message-card";
import type { ChangeEntry, CollapsedEntry, StepEntry, TimelineEntry } from "./timeline-entry";

interface TimelineEntryItemProps {
  entry: TimelineEntry;
  next: TimelineEntry | undefined;
  ticket: TicketDetails;
  isExpanded: boolean;
  onToggle: () => void;
}

export function TimelineEntryItem({ entry, next, ticket, isExpanded, onToggle }: TimelineEntryItemProps) {
  const ahead = next?.kind === "step" && next.state === "waiting";
  if (entry.kind === "step") return <Step step={entry} ahead={ahead} />;
  return (
    <TimelineItem state="done" at={entry.kind === "message" ? "1.625rem" : "0.875rem"} ahead={ahead}>
      {entry.kind === "message" ? (
        <div className="py-1.5">
          <MessageCard entry={entry} ticket={ticket} />
        </div>
      ) : null}
      {entry.kind === "change" ? <Change change={entry} /> : null}
      {entry.kind === "collapsed" ? <CollapsedGroup group={entry} isExpanded={isExpanded} onToggle={onToggle} /> : null}
    </TimelineItem>
  );
}

function Step({ step, ahead }: { step: StepEntry; ahead: boolean }) {
  const { state, name, detail, status, parallel, at, rejectedCandidates = [] } = step;
  const right = status ?? (state === "done" ? <Time at={at} style="seconds" /> : undefined);
  return (
    <>
      <TimelineItem
        state={state}
        name={name}
        detail={detail}
        right={right}
        parallel={parallel}
        ahead={(step.pending || ahead) && rejectedCandidates.length === 0}
      />
      {rejectedCandidates.map((candidate) => (
        <TimelineAside key={candidate.name} name={candidate.name} why={candidate.why} />
      ))}
    </>
  );
}

function Change({ change }: { change: ChangeEntry }) {
  const { who, byPerson, byRule, action, value, priority, detail, note, isRejection, at } = change;
  const Icon = byPerson ? UserRound : Clock;
  return (
    <div className="py-1">
      <p className="flex flex-wrap items-center gap-x-1.5">
        {byRule ? (
          <SourceIcon source="rules" size={13} />
        ) : (
          <Icon size={13} strokeWidth={2} aria-hidden="true" className="shrink-0" />
        )}
        <span className="font-semibold">{who}</span>
        <span>{action}</span>
        {priority ? <PriorityIcon priority={priority} /> : null}
        {value ? (
          <span
            className={`font-semibold ${priority === "high" ? "text-high" : ""}${priority === "critical" ? "text-critical" : ""}`}
          >
            {value}
          </span>
        ) : null}
        {detail ? <span className="text-muted">{detail}</span> : null}
        <span className="ml-auto pl-2 text-muted text-xs">
          <Time at={at} style="moment" />
        </span>
      </p>
      {note ? (
        <p
          className={`sb-user-text mt-1 mb-1 rounded-md px-3 py-2 text-base ${isRejection ? "bg-error-soft" : "bg-pine-soft"}`}
        >
          {note}
        </p>
      ) : null}
    </div>
  );
}

type CollapsedGroupProps = { group: CollapsedEntry; isExpanded: boolean; onToggle: () => void };

function CollapsedGroup({ group, isExpanded, onToggle }: CollapsedGroupProps) {
  return (
    <p className="flex items-center gap-2 py-1">
      <button
        type="button"
        className="sb-hit-area inline-flex items-center gap-1.5 rounded-sm font-semibold"
        aria-expanded={isExpanded}
        onClick={onToggle}
      >
        {group.label}
        <ChevronDown
          size={14}
          strokeWidth={1.75}
          aria-hidden="true"
          className={`text-muted transition-transform duration-(--sb-fast) ${isExpanded ? "rotate-180" : ""}`}
        />
      </button>
      <span className="ml-auto pl-2 text-muted text-xs">
        <Time at={group.at} style="moment" />
      </span>
    </p>
  );
}
