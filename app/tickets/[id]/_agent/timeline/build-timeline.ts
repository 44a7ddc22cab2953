import type { MessageView, TicketDetails } from "@/lib/tickets/queries";
import { changeEntries } from "./change-entries";
import { collapseFinished } from "./collapse-finished";
import { mailSteps } from "./mail-steps";
import { pendingSteps, pipelineSteps } from "./pipeline-steps";
import type { MessageEntry, StepEntry, TimelineEntry, TimelineInputs, TimelineTab } from "./timeline-entry";

/** A ticket's timeline, oldest first: messages, pipeline steps and changes. Steps still to come are last. Pure. */
export function buildTimeline(input: TimelineInputs): TimelineEntry[] {
  const { ticket, mails, now } = input;
  const past: TimelineEntry[] = [
    ...messageEntries(ticket),
    ...pipelineSteps(input),
    ...mailSteps(mails),
    ...changeEntries(input),
  ];
  const ordered = past.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at) || rank(a) - rank(b));
  return [...collapseFinished(ordered, now), ...pendingSteps(input)];
}

/** The entries of one tab. On the pipeline tab, collapsed steps are expanded. */
export function timelineTab(entries: readonly TimelineEntry[], tab: TimelineTab): TimelineEntry[] {
  if (tab === "all") return [...entries];
  if (tab === "messages") return entries.filter((entry) => entry.kind === "message");
  if (tab === "changes") return entries.filter((entry) => entry.kind === "change");
  return entries.flatMap((entry): TimelineEntry[] =>
    entry.kind === "collapsed" ? entry.steps : entry.kind === "step" ? [entry] : [],
  );
}

function messageEntries(ticket: TicketDetails): MessageEntry[] {
  const request: MessageEntry = {
    kind: "message",
    tone: "request",
    id: ticket.id,
    at: ticket.createdAt,
    author: { ...ticket.requester, role: null },
    body: ticket.description,
  };
  return [request, ...ticket.messages.map(messageEntry)];
}

function messageEntry({ id, author, body, internal, createdAt }: MessageView): MessageEntry {
  return { kind: "message", tone: internal ? "note" : "reply", id, at: createdAt, author, body };
}

const STEP_RANK: Record<StepEntry["step"], number> = {
  triage: 1,
  apply: 2,
  approve: 3,
  review: 4,
  assign: 5,
  notify: 6,
};

/** Orders entries with the same time. A note follows the change that it explains. */
function rank(entry: TimelineEntry): number {
  if (entry.kind === "step") return STEP_RANK[entry.step];
  if (entry.kind === "message") return entry.tone === "request" ? 0 : 8;
  return 7;
}
