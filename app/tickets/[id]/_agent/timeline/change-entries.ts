import { categoryName, formatSkills } from "@/app/_features/names/names";
import { PRIORITY_LABELS, STATUS_LABELS } from "@/lib/display-text/labels";
import type { EventType } from "@/lib/domain/event";
import type { Priority, Source } from "@/lib/domain/ticket";
import type { TimelineEvent } from "@/lib/tickets/timeline";
import { formatApprovalEvent, formatApprovalLinkShown } from "./approval-text";
import { personName } from "./event-values";
import { formatHandover } from "./handover-text";
import { formatRulesApplied } from "./rule-text";
import type { ChangeEntry, TimelineInputs } from "./timeline-entry";

/** Every change of the ticket's history as a sentence: who, what, and what it was before. */
export function changeEntries(input: TimelineInputs): ChangeEntry[] {
  const history = input.ticket.history ?? [];
  const ended = history.findLast(
    (event) =>
      event.type === "ticket/status.changed" &&
      (event.after?.status === "resolved" || event.after?.status === "cancelled"),
  );
  // A refusal's reason stands with whoever refused.
  const notes = input.ticket.approval === "rejected" ? null : input.ticket.resolutionNotes;
  return history.flatMap((event, index) => {
    const sentences = sentencesFor(input, event, history.slice(0, index));
    return sentences.map(
      (sentence, part): ChangeEntry => ({
        kind: "change",
        id: `${event.id}-${part}`,
        at: event.at,
        who: event.actor.id ? event.actor.name : "Signalbox",
        byPerson: event.actor.id !== null,
        ...sentence,
        ...(event === ended && notes ? { note: notes } : {}),
      }),
    );
  });
}

type Sentence = Pick<ChangeEntry, "did"> & Partial<ChangeEntry>;
type Event<T extends EventType> = Extract<TimelineEvent, { type: T }>;

function sentencesFor(input: TimelineInputs, event: TimelineEvent, earlier: readonly TimelineEvent[]): Sentence[] {
  switch (event.type) {
    case "ticket/edited":
      return editSentences(input, event, earlier);
    case "ticket/reworded":
      return rewordSentences(event);
    case "ticket/review.rejected":
      return [{ did: "took nothing of what was suggested" }];
    case "ticket/review.undone":
      return [{ did: "took an answer to the suggestions back" }];
    case "ticket/approval.link.shown":
      return [formatApprovalLinkShown(input, event)];
    case "ticket/status.changed":
      return [statusSentence(event)];
    case "ticket/assigned":
      return event.after?.source === "person" ? [assignSentence(input, event)] : [];
    case "ticket/unassigned":
      // The team's taking it, which stands beside it, says it all.
      return event.after?.reason?.code === "handover" ? [] : [unassignSentence(input, event)];
    case "ticket/handover.offered":
    case "ticket/handover.answered":
      return [formatHandover(input, event)];
    case "ticket/rules.applied":
      return formatRulesApplied(input, event);
    case "ticket/triage.requested":
      // A requester's new words ask for triage by themselves.
      return earlier.at(-1)?.type === "ticket/reworded" ? [] : [{ did: "asked for another reading" }];
    default:
      return formatApprovalEvent(input, event);
  }
}

function editSentences(
  { names }: TimelineInputs,
  { before = {}, after = {} }: Event<"ticket/edited">,
  earlier: readonly TimelineEvent[],
): Sentence[] {
  const triaged = earlier.findLast((event) => event.type === "ticket/triaged");
  const verb = (field: string) => (after.review === "accepted" ? `accepted ${field}` : `set ${field} to`);
  const sentences: Sentence[] = [];
  if (typeof after.category === "string") {
    const name = (slug: string | null | undefined) => (slug ? categoryName(names, slug) : "none");
    const aside = hadSaid(triaged, "category", before.category, name);
    sentences.push({ did: verb("category"), value: name(after.category), aside });
  }
  if (after.priority) {
    const { priority } = after;
    const aside = hadSaid(triaged, "priority", before.priority, (was: Priority) => PRIORITY_LABELS[was]);
    sentences.push({ did: verb("priority"), value: PRIORITY_LABELS[priority], priority, aside });
  }
  if (after.skills) {
    const words = (skills: string[]) => formatSkills(names, skills);
    const aside = hadSaid(triaged, "skills", before.skills, words);
    sentences.push({ did: verb("skills"), value: words(after.skills), aside });
  }
  if (after.title) sentences.push({ did: "changed the title" });
  return sentences;
}

function rewordSentences({ after = {} }: Event<"ticket/reworded">): Sentence[] {
  return [
    ...(after.title ? [{ did: "changed the title" }] : []),
    ...(after.description ? [{ did: "changed the description" }] : []),
  ];
}

const SAYERS: Partial<Record<Source, string>> = {
  ai: "AI had said",
  rules: "A rule had said",
  fallback: "The default was",
};

/** What the value was, and whose it was where the triage before this change had applied it. */
function hadSaid<T>(
  triaged: Event<"ticket/triaged"> | undefined,
  field: "category" | "priority" | "skills",
  value: T | null | undefined,
  words: (value: T) => string | undefined,
): string | undefined {
  if (value === undefined || value === null || !words(value)) return undefined;
  const { modes, sources, ...values } = triaged?.after ?? {};
  const source = modes?.[field] === "applied" && `${values[field]}` === `${value}` ? sources?.[field] : undefined;
  return `${(source && SAYERS[source]) ?? "It was"} ${words(value)}`;
}

function statusSentence({ actor, before, after }: Event<"ticket/status.changed">): Sentence {
  const [was, is] = [before?.status, after?.status];
  if (is === "resolved") return { did: "resolved this" };
  if (is === "cancelled") return { did: "cancelled this" };
  if (is === "closed") return { did: actor.id ? "confirmed it is solved" : "closed this after a week without a word" };
  if (was === "resolved" || was === "closed") return { did: "opened this again" };
  const aside = was && `It was ${STATUS_LABELS[was]}`;
  return { did: "set status to", value: is && STATUS_LABELS[is], aside };
}

function assignSentence(input: TimelineInputs, { actor, before, after }: Event<"ticket/assigned">): Sentence {
  const [to, from, reason] = [after?.personId, before?.personId, after?.reason];
  const value = personName(input, to);
  if (reason?.code === "away") {
    return { did: "gave this to", value, aside: `As ${personName(input, from)} wanted, who is away` };
  }
  if (reason?.code === "legacy") return { did: "gave this to", value, aside: reason.text };
  const aside = from ? `It was with ${personName(input, from)}` : undefined;
  if (to === actor.id) return { did: "took this", aside };
  return { did: "gave this to", value, aside };
}

function unassignSentence(input: TimelineInputs, { before, after }: Event<"ticket/unassigned">): Sentence {
  const owner = personName(input, before?.personId);
  const reason = after?.reason;
  switch (reason?.code) {
    case "left":
      return { did: "took this back", aside: `${owner} has left` };
    case "away":
      return { did: "took this back", aside: `${owner} is away and wanted it handed on` };
    case "reopened":
      return { did: "sent this back to routing", aside: `${owner} has no room` };
    case "legacy":
      return { did: "gave this back to routing", aside: reason.text };
    default:
      return { did: "gave this back to routing", aside: `It was with ${owner}` };
  }
}
