import { durationWords } from "@/app/_ui/time-words";
import { PRIORITY_WORDS } from "@/app/_ui/words";
import type { TimelineEvent } from "@/lib/tickets/timeline";
import type { Priority, Source } from "@/lib/words";
import { categoryName, listWords } from "../_parts/desk-names";
import type { LineInput } from "./build-line";
import { afterFacts } from "./facts-of";
import type { StepEntry } from "./line-entry";
import { providerWords, triesWords } from "./reader-words";

/** What a reading found and what of it was written. The latest one is told in full, from its verdict. */
export function readSteps({ ticket, names }: LineInput, event: TimelineEvent, latest: boolean): StepEntry[] {
  const facts = afterFacts(event);
  const verdict = latest ? ticket.triage.verdict : null;
  const provider = providerWords(verdict?.provider ?? facts.provider);
  const category = verdict?.fields.category?.value;
  const read = [
    category ? categoryName(names, category) : "",
    priorityWord(verdict?.fields.priority?.value ?? facts.priority),
    skillCount(verdict?.fields.skills?.value ?? facts.skills),
  ].filter(Boolean);
  const took = verdict ? ` in ${durationWords(verdict.durationMs)}` : "";
  return [
    {
      kind: "step",
      step: "read",
      id: `${event.id}-read`,
      at: verdict && verdict.createdAt < event.at ? verdict.createdAt : event.at,
      state: "done",
      name: "Read",
      fact: `by ${provider}${took}: ${read.join(", ")}${triesWords(verdict?.tries)}`,
    },
    {
      kind: "step",
      step: "apply",
      id: event.id,
      at: event.at,
      state: "done",
      name: "Applied",
      fact: appliedFact(facts),
    },
  ];
}

const FIELDS = ["category", "priority", "skills", "title"] as const;

function appliedFact(facts: Record<string, unknown>): string {
  const given = (facts.sources ?? {}) as Partial<Record<string, Source>>;
  const sources = FIELDS.flatMap((field) => (given[field] ? [[field, given[field]] as const] : []));
  const written = sources.filter(([, source]) => source !== "person" && source !== "requester").map(([field]) => field);
  const kept = sources.filter(([, source]) => source === "person" || source === "requester").map(([field]) => field);
  const unsure = Array.isArray(facts.needsReview) ? facts.needsReview.map(String) : [];
  const parts = [
    listWords([...written, "notes"]),
    kept.length > 0 ? `${listWords(kept)} kept as people set ${kept.length > 1 ? "them" : "it"}` : "",
    unsure.length > 0 ? `unsure about ${listWords(unsure)}: a person should look` : "",
  ];
  return parts.filter(Boolean).join("; ");
}

function priorityWord(value: unknown): string {
  return PRIORITY_WORDS[value as Priority] ?? "";
}

const NUMBERS = ["no", "one", "two", "three", "four", "five", "six"];

function skillCount(value: unknown): string {
  if (!Array.isArray(value)) return "";
  return `${NUMBERS[value.length] ?? value.length} ${value.length === 1 ? "skill" : "skills"}`;
}
