import { ChevronDown, Clock, UserRound } from "lucide-react";
import { PriorityGlyph, SourceGlyph } from "@/app/_ui/glyphs";
import { Time } from "@/app/_ui/time";
import { Siding, Stop } from "@/app/_ui/track";
import type { TicketDetails } from "@/lib/tickets/queries";
import type { ChangeEntry, Entry, FoldEntry, StepEntry } from "./line-entry";
import { MessageCard } from "./message-card";

interface LineStopProps {
  entry: Entry;
  next: Entry | undefined;
  ticket: TicketDetails;
  /** A folded stretch that was opened. */
  opened: boolean;
  onFold: () => void;
}

/** One stop of a ticket's line. */
export function LineStop({ entry, next, ticket, opened, onFold }: LineStopProps) {
  const ahead = next?.kind === "step" && next.state === "waiting";
  switch (entry.kind) {
    case "message":
      return (
        <Stop state="done" at="1.625rem" ahead={ahead}>
          <div className="py-1.5">
            <MessageCard entry={entry} ticket={ticket} />
          </div>
        </Stop>
      );
    case "step":
      return <StepStop step={entry} ahead={ahead} />;
    case "change":
      return (
        <Stop state="done" at="0.875rem" ahead={ahead}>
          <Change change={entry} />
        </Stop>
      );
    case "fold":
      return (
        <Stop state="done" at="0.875rem" ahead={ahead}>
          <Fold fold={entry} opened={opened} onFold={onFold} />
        </Stop>
      );
  }
}

function StepStop({ step, ahead }: { step: StepEntry; ahead: boolean }) {
  const { state, name, fact, word, beside, at, sidings = [] } = step;
  const right = word ?? (state === "done" ? <Time at={at} style="seconds" /> : undefined);
  return (
    <>
      <Stop
        state={state}
        name={name}
        fact={fact}
        right={right}
        beside={beside}
        ahead={(step.ahead || ahead) && sidings.length === 0}
      />
      {sidings.map((siding) => (
        <Siding key={siding.name} name={siding.name} why={siding.why} />
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
          <SourceGlyph source="rules" size={13} />
        ) : (
          <Icon size={13} strokeWidth={2} aria-hidden="true" className="shrink-0" />
        )}
        <span className="font-semibold">{who}</span>
        <span>{did}</span>
        {priority ? <PriorityGlyph priority={priority} /> : null}
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
        <p className={`written mt-1 mb-1 rounded-md px-3 py-2 text-base ${against ? "bg-error-soft" : "bg-pine-soft"}`}>
          {note}
        </p>
      ) : null}
    </div>
  );
}

function Fold({ fold, opened, onFold }: { fold: FoldEntry; opened: boolean; onFold: () => void }) {
  return (
    <p className="flex items-center gap-2 py-1">
      <button
        type="button"
        className="hit inline-flex items-center gap-1.5 rounded-sm font-semibold"
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
