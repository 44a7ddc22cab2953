import { ChevronDown, Clock, UserRound } from "lucide-react";
import { PriorityIcon, SourceIcon } from "@/app/_components/icons";
import { Time } from "@/app/_components/time";
import { TimelineAside, TimelineItem } from "@/app/_components/timeline";
import type { TicketDetails } from "@/lib/tickets/queries";
import { MessageCard } from "./message-card";
import type { ChangeEntry, CollapsedEntry, StepEntry, TimelineEntry } from "./timeline-entry";

interface LineStopProps {
  entry: TimelineEntry;
  next: TimelineEntry | undefined;
  ticket: TicketDetails;
  /** A folded stretch that was opened. */
  opened: boolean;
  onFold: () => void;
}

/** One stop of a ticket's line. */
export function TimelineEntryItem({ entry, next, ticket, opened, onFold }: LineStopProps) {
  const ahead = next?.kind === "step" && next.state === "waiting";
  switch (entry.kind) {
    case "message":
      return (
        <TimelineItem state="done" at="1.625rem" ahead={ahead}>
          <div className="py-1.5">
            <MessageCard entry={entry} ticket={ticket} />
          </div>
        </TimelineItem>
      );
    case "step":
      return <StepStop step={entry} ahead={ahead} />;
    case "change":
      return (
        <TimelineItem state="done" at="0.875rem" ahead={ahead}>
          <Change change={entry} />
        </TimelineItem>
      );
    case "fold":
      return (
        <TimelineItem state="done" at="0.875rem" ahead={ahead}>
          <Fold fold={entry} opened={opened} onFold={onFold} />
        </TimelineItem>
      );
  }
}

function StepStop({ step, ahead }: { step: StepEntry; ahead: boolean }) {
  const { state, name, fact, word, beside, at, rejectedCandidates = [] } = step;
  const right = word ?? (state === "done" ? <Time at={at} style="seconds" /> : undefined);
  return (
    <>
      <TimelineItem
        state={state}
        name={name}
        fact={fact}
        right={right}
        beside={beside}
        ahead={(step.ahead || ahead) && rejectedCandidates.length === 0}
      />
      {rejectedCandidates.map((rejectedCandidate) => (
        <TimelineAside key={rejectedCandidate.name} name={rejectedCandidate.name} why={rejectedCandidate.why} />
      ))}
    </>
  );
}

function Change({ change }: { change: ChangeEntry }) {
  const { who, byPerson, byRule, did, value, priority, aside, note, against, at } = change;
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
        <span>{did}</span>
        {priority ? <PriorityIcon priority={priority} /> : null}
        {value ? (
          <span
            className={`font-semibold ${priority === "high" ? "text-high" : ""}${priority === "critical" ? "text-critical" : ""}`}
          >
            {value}
          </span>
        ) : null}
        {aside ? <span className="text-muted">{aside}</span> : null}
        <span className="ml-auto pl-2 text-muted text-xs">
          <Time at={at} style="moment" />
        </span>
      </p>
      {note ? (
        <p
          className={`sb-user-text mt-1 mb-1 rounded-md px-3 py-2 text-base ${against ? "bg-error-soft" : "bg-pine-soft"}`}
        >
          {note}
        </p>
      ) : null}
    </div>
  );
}

function Fold({ fold, opened, onFold }: { fold: CollapsedEntry; opened: boolean; onFold: () => void }) {
  return (
    <p className="flex items-center gap-2 py-1">
      <button
        type="button"
        className="sb-hit-area inline-flex items-center gap-1.5 rounded-sm font-semibold"
        aria-expanded={opened}
        onClick={onFold}
      >
        {fold.words}
        <ChevronDown
          size={14}
          strokeWidth={1.75}
          aria-hidden="true"
          className={`text-muted transition-transform duration-(--sb-fast) ${opened ? "rotate-180" : ""}`}
        />
      </button>
      <span className="ml-auto pl-2 text-muted text-xs">
        <Time at={fold.at} style="moment" />
      </span>
    </p>
  );
}
