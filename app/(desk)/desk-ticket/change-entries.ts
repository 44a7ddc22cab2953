import { PRIORITY_WORDS, STATUS_WORDS } from "@/app/_ui/words";
import type { Priority, Source, Status } from "@/lib/domain/ticket";
import type { TimelineEvent } from "@/lib/tickets/timeline";
import { categoryName, skillWords } from "../_parts/desk-names";
import { approvalSentences, linkSentence } from "./approval-sentences";
import { afterFacts, beforeFacts, personName } from "./facts-of";
import { handoverSentence } from "./handover-sentence";
import type { ChangeEntry, LineInput } from "./line-entry";
import { ruleSentences } from "./rule-sentences";

/** Every change of the ticket's history as a sentence: who, what, and what it was before. */
export function changeEntries(input: LineInput): ChangeEntry[] {
  const history = input.ticket.history ?? [];
  const ended = history.findLast((event) => ["resolved", "cancelled"].includes(String(afterFacts(event).status)));
  // A refusal's reason stands with whoever refused.
  const notes = input.ticket.approval === "rejected" ? null : input.ticket.resolutionNotes;
  return history.flatMap((event, index) => {
    const sentences = sentencesFor(input, event, history[index - 1]);
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

function sentencesFor(input: LineInput, event: TimelineEvent, previous: TimelineEvent | undefined): Sentence[] {
  switch (event.type) {
    case "ticket/updated":
      return updateSentences(input, event);
    case "ticket/status.changed":
      return [statusSentence(event)];
    case "ticket/assigned":
      return afterFacts(event).source === "person" ? [assignSentence(input, event)] : [];
    case "ticket/unassigned":
      // The team's taking it, which stands beside it, says it all.
      return afterFacts(event).reason === "handed over" ? [] : [unassignSentence(input, event)];
    case "ticket/handover.offered":
    case "ticket/handover.answered":
      return [handoverSentence(input, event)];
    case "ticket/rules.applied":
      return ruleSentences(input, event);
    case "ticket/triage.requested":
      return isOwnRewrite(input, previous) ? [] : [{ did: "asked for another reading" }];
    default:
      return approvalSentences(input, event);
  }
}

/** A requester's new words ask for a reading by themselves. */
function isOwnRewrite({ ticket }: LineInput, event: TimelineEvent | undefined): boolean {
  if (event?.type !== "ticket/updated" || event.actor.id !== ticket.requester.id) return false;
  const { title, description } = afterFacts(event);
  return title === "changed" || description === "changed";
}

function updateSentences(input: LineInput, event: TimelineEvent): Sentence[] {
  const [before, after] = [beforeFacts(event), afterFacts(event)];
  if (after.review === "rejected") return [{ did: "took nothing of what was suggested" }];
  if (after.review === "undone") return [{ did: "took an answer to the suggestions back" }];
  const verb = (field: string) => (after.review === "accepted" ? `accepted ${field}` : `set ${field} to`);
  const sentences: Sentence[] = [];
  if (typeof after.category === "string") {
    const name = (slug: unknown) => (typeof slug === "string" ? categoryName(input.names, slug) : "none");
    const aside = hadSaid(input, "category", before.category, name(before.category));
    sentences.push({ did: verb("category"), value: name(after.category), aside });
  }
  if (typeof after.priority === "string") {
    const priority = after.priority as Priority;
    const was = PRIORITY_WORDS[before.priority as Priority];
    const aside = hadSaid(input, "priority", before.priority, was);
    sentences.push({ did: verb("priority"), value: PRIORITY_WORDS[priority], priority, aside });
  }
  if (Array.isArray(after.skills)) {
    const words = (value: unknown) => skillWords(input.names, Array.isArray(value) ? value.map(String) : []);
    const aside = hadSaid(input, "skills", before.skills, words(before.skills));
    sentences.push({ did: verb("skills"), value: words(after.skills), aside });
  }
  if (after.approvalLinkShown !== undefined) sentences.push(linkSentence(input, event));
  if (after.title === "changed") sentences.push({ did: "changed the title" });
  if (after.description === "changed") sentences.push({ did: "changed the description" });
  return sentences;
}

const SAYERS: Partial<Record<Source, string>> = {
  ai: "AI had said",
  rules: "A rule had said",
  fallback: "The default was",
};

function hadSaid(
  { ticket }: LineInput,
  field: "category" | "priority" | "skills",
  value: unknown,
  words: string | undefined,
) {
  if (!words || value === undefined || value === null) return undefined;
  const reading = ticket.triage.verdict?.fields[field];
  const sayer = reading?.apply && `${reading.value}` === `${value}` ? SAYERS[reading.source] : undefined;
  return `${sayer ?? "It was"} ${words}`;
}

function statusSentence(event: TimelineEvent): Sentence {
  const was = beforeFacts(event).status as Status;
  const is = afterFacts(event).status as Status;
  if (is === "resolved") return { did: "resolved this" };
  if (is === "cancelled") return { did: "cancelled this" };
  if (is === "closed")
    return { did: event.actor.id ? "confirmed it is solved" : "closed this after a week without a word" };
  if (was === "resolved" || was === "closed") return { did: "opened this again" };
  return { did: "set status to", value: STATUS_WORDS[is] ?? is, aside: `It was ${STATUS_WORDS[was] ?? was}` };
}

function assignSentence(input: LineInput, event: TimelineEvent): Sentence {
  const to = afterFacts(event).personId;
  const from = beforeFacts(event).personId;
  if (afterFacts(event).reason === "owner is away") {
    const owner = personName(input, from);
    return { did: "gave this to", value: personName(input, to), aside: `As ${owner} wanted, who is away` };
  }
  const aside = from ? `It was with ${personName(input, from)}` : undefined;
  if (to === event.actor.id) return { did: "took this", aside };
  return { did: "gave this to", value: personName(input, to), aside };
}

function unassignSentence(input: LineInput, event: TimelineEvent): Sentence {
  const owner = personName(input, beforeFacts(event).personId);
  const { reason } = afterFacts(event);
  if (reason === "owner left") return { did: "took this back", aside: `${owner} has left` };
  if (reason === "owner is away") return { did: "took this back", aside: `${owner} is away and wanted it handed on` };
  if (reason === "reopened") return { did: "sent this back to routing", aside: `${owner} has no room` };
  return { did: "gave this back to routing", aside: `It was with ${owner}` };
}
