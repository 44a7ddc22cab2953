import { categoryName, formatSkills } from "@/app/_features/names/names";
import { PRIORITY_LABELS, STATUS_LABELS } from "@/lib/display-text/labels";
import type { Priority, Source } from "@/lib/domain/ticket";
import type { TimelineEvent } from "@/lib/tickets/timeline";
import { formatApprovalEvent, formatApprovalLinkShown } from "./approval-text";
import { formatHandover } from "./handover-text";
import { personName } from "./person-name";
import { formatRulesApplied } from "./rule-text";
import type { ChangeEntry, EventOf, Sentence, TimelineInputs } from "./timeline-entry";

/** The changes in a ticket's history as sentences: who, what and the previous value. Pipeline steps are left out. */
export function changeEntries(input: TimelineInputs): ChangeEntry[] {
  const history = input.ticket.history ?? [];
  const endEvent = history.findLast(
    (event) =>
      event.type === "ticket/status.changed" &&
      (event.after?.status === "resolved" || event.after?.status === "cancelled"),
  );
  // The approver's entry already shows the reason for a rejection.
  const notes = input.ticket.approval === "rejected" ? null : input.ticket.resolutionNotes;
  return history.flatMap((event, index) => {
    return sentencesFor(input, event, history.slice(0, index)).map(
      (sentence, position): ChangeEntry => ({
        kind: "change",
        id: `${event.id}-${position}`,
        at: event.at,
        who: event.actor.id ? event.actor.name : "Signalbox",
        byPerson: event.actor.id !== null,
        ...sentence,
        ...(event === endEvent && notes ? { note: notes } : {}),
      }),
    );
  });
}

function sentencesFor(input: TimelineInputs, event: TimelineEvent, earlier: readonly TimelineEvent[]): Sentence[] {
  switch (event.type) {
    case "ticket/edited":
      return editSentences(input, event, earlier);
    case "ticket/reworded":
      return rewordSentences(event);
    case "ticket/review.rejected":
      return [{ action: "rejected the suggestions" }];
    case "ticket/review.undone":
      return [{ action: "undid a review" }];
    case "ticket/approval.link.shown":
      return [formatApprovalLinkShown(input, event)];
    case "ticket/status.changed":
      return [statusSentence(event)];
    case "ticket/assigned":
      return event.after?.source === "person" ? [assignSentence(input, event)] : [];
    case "ticket/unassigned":
      // The entry about the accepted offer already says it.
      return event.after?.reason?.code === "handover" ? [] : [unassignSentence(input, event)];
    case "ticket/handover.offered":
    case "ticket/handover.answered":
      return [formatHandover(input, event)];
    case "ticket/rules.applied":
      return formatRulesApplied(input, event);
    case "ticket/triage.requested":
      // Editing the text starts triage automatically, so nobody re-ran it.
      return earlier.at(-1)?.type === "ticket/reworded" ? [] : [{ action: "re-ran AI" }];
    default:
      return formatApprovalEvent(input, event);
  }
}

function editSentences(
  { names }: TimelineInputs,
  { before = {}, after = {} }: EventOf<"ticket/edited">,
  earlier: readonly TimelineEvent[],
): Sentence[] {
  const triaged = earlier.findLast((event) => event.type === "ticket/triaged");
  const verb = (field: string) => (after.review === "accepted" ? `accepted ${field}` : `set ${field} to`);
  const sentences: Sentence[] = [];
  if (typeof after.category === "string") {
    const name = (slug: string | null | undefined) => (slug ? categoryName(names, slug) : "none");
    const detail = previousValue(triaged, "category", before.category, name);
    sentences.push({ action: verb("category"), value: name(after.category), detail });
  }
  if (after.priority) {
    const { priority } = after;
    const label = (previous: Priority) => PRIORITY_LABELS[previous];
    const detail = previousValue(triaged, "priority", before.priority, label);
    sentences.push({ action: verb("priority"), value: PRIORITY_LABELS[priority], priority, detail });
  }
  if (after.skills) {
    const list = (skills: string[]) => formatSkills(names, skills);
    const detail = previousValue(triaged, "skills", before.skills, list);
    sentences.push({ action: verb("skills"), value: list(after.skills), detail });
  }
  if (after.title) sentences.push({ action: "changed the title" });
  return sentences;
}

function rewordSentences({ after = {} }: EventOf<"ticket/reworded">): Sentence[] {
  return [
    ...(after.title ? [{ action: "changed the title" }] : []),
    ...(after.description ? [{ action: "changed the description" }] : []),
  ];
}

const PREVIOUSLY: Partial<Record<Source, string>> = {
  ai: "AI had set",
  rules: "A rule had set",
  fallback: "The default was",
};

/** "AI had set Medium" if the last triage run applied that value, else "Previously Medium". */
function previousValue<T>(
  triaged: EventOf<"ticket/triaged"> | undefined,
  field: "category" | "priority" | "skills",
  value: T | null | undefined,
  format: (value: T) => string | undefined,
): string | undefined {
  if (value === undefined || value === null || !format(value)) return undefined;
  const { modes, sources, ...values } = triaged?.after ?? {};
  const source = modes?.[field] === "applied" && `${values[field]}` === `${value}` ? sources?.[field] : undefined;
  return `${(source && PREVIOUSLY[source]) ?? "Previously"} ${format(value)}`;
}

function statusSentence({ actor, before, after }: EventOf<"ticket/status.changed">): Sentence {
  const [from, to] = [before?.status, after?.status];
  if (to === "resolved") return { action: "resolved the ticket" };
  if (to === "cancelled") return { action: "cancelled the ticket" };
  if (to === "closed") {
    return { action: actor.id ? "confirmed the solution" : "closed the ticket after a week without a reply" };
  }
  if (from === "resolved" || from === "closed") return { action: "reopened the ticket" };
  return {
    action: "set status to",
    value: to && STATUS_LABELS[to],
    detail: from && `Previously ${STATUS_LABELS[from]}`,
  };
}

function assignSentence(input: TimelineInputs, { actor, before, after }: EventOf<"ticket/assigned">): Sentence {
  const [to, from, reason] = [after?.personId, before?.personId, after?.reason];
  const value = personName(input, to);
  if (reason?.code === "away") {
    return { action: "assigned this to", value, detail: `${personName(input, from)} is away and named this delegate` };
  }
  if (reason?.code === "legacy") return { action: "assigned this to", value, detail: reason.text };
  const detail = from ? `Previously ${personName(input, from)}` : undefined;
  return to === actor.id ? { action: "took this ticket", detail } : { action: "assigned this to", value, detail };
}

function unassignSentence(input: TimelineInputs, { before, after }: EventOf<"ticket/unassigned">): Sentence {
  const assignee = personName(input, before?.personId);
  const action = "returned this to the queue";
  const reason = after?.reason;
  switch (reason?.code) {
    case "left":
      return { action, detail: `${assignee} has left` };
    case "away":
      return { action, detail: `${assignee} is away` };
    case "reopened":
      return { action, detail: `${assignee} is at capacity` };
    case "legacy":
      return { action, detail: reason.text };
    default:
      return { action, detail: `Previously ${assignee}` };
  }
}
