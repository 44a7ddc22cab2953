import { categoryName, formatList } from "@/app/_features/names/names";
import { formatAttempts, formatProvider } from "@/app/tickets/[id]/_agent/provider-text";
import { PRIORITY_LABELS } from "@/lib/display-text/labels";
import { formatDuration } from "@/lib/display-text/time";
import type { Priority } from "@/lib/domain/ticket";
import type { DecisionMode, TriageField } from "@/lib/domain/triage";
import type { TimelineEvent } from "@/lib/tickets/timeline";
import type { StepEntry, TimelineInputs } from "./timeline-entry";

type Triaged = Extract<TimelineEvent, { type: "ticket/triaged" }>;

/** What a reading found and what of it was written. The latest one is told in full, from its verdict. */
export function triageSteps({ ticket, names }: TimelineInputs, event: Triaged, latest: boolean): StepEntry[] {
  const facts = event.after ?? {};
  const triageResult = latest ? ticket.triage.triageResult : null;
  const provider = formatProvider(triageResult?.provider ?? facts.provider);
  const category = triageResult ? triageResult.fields.category?.value : facts.category;
  const read = [
    category ? categoryName(names, category) : "",
    priorityWord(triageResult ? triageResult.fields.priority?.value : facts.priority),
    skillCount(triageResult ? triageResult.fields.skills?.value : facts.skills),
  ].filter(Boolean);
  const took = triageResult ? ` in ${formatDuration(triageResult.durationMs)}` : "";
  return [
    {
      kind: "step",
      step: "read",
      id: `${event.id}-read`,
      at: triageResult && triageResult.createdAt < event.at ? triageResult.createdAt : event.at,
      state: "done",
      name: "Read",
      fact: `by ${provider}${took}: ${read.join(", ")}${formatAttempts(triageResult?.attempts)}`,
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

/** "Signalbox set category and notes; suggested skills: a person should look" */
function appliedFact({ modes = {}, needsReview = [] }: NonNullable<Triaged["after"]>): string {
  const are = (mode: DecisionMode) => FIELDS.filter((field) => modes[field] === mode);
  const [suggested, kept] = [are("suggested"), are("overruled")];
  const unsure = needsReview.filter((field) => !suggested.includes(field as TriageField));
  const parts = [
    `Signalbox set ${formatList([...are("applied"), "notes"])}`,
    suggested.length > 0 ? `suggested ${formatList(suggested)}: a person should look` : "",
    unsure.length > 0 ? `unsure about ${formatList(unsure)}: a person should look` : "",
    kept.length > 0 ? `${formatList(kept)} kept as people set ${kept.length > 1 ? "them" : "it"}` : "",
  ];
  return parts.filter(Boolean).join("; ");
}

function priorityWord(value: Priority | undefined): string {
  return value ? PRIORITY_LABELS[value] : "";
}

const NUMBERS = ["no", "one", "two", "three", "four", "five", "six"];

function skillCount(value: readonly string[] | undefined): string {
  if (!value) return "";
  return `${NUMBERS[value.length] ?? value.length} ${value.length === 1 ? "skill" : "skills"}`;
}
