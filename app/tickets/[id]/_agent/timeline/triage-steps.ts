import { categoryName, formatList } from "@/app/_features/names/names";
import { formatAttempts, formatProvider } from "@/app/tickets/[id]/_agent/provider-text";
import { formatCount, PRIORITY_LABELS } from "@/lib/display-text/labels";
import { formatDuration } from "@/lib/display-text/time";
import type { DecisionMode, TriageField } from "@/lib/domain/triage";
import type { EventOf, StepEntry, TimelineInputs } from "./timeline-entry";

type Triaged = EventOf<"ticket/triaged">;

/** The two steps of a triage run: predicting and applying values. The page has the full results of the latest run only. */
export function triageSteps({ ticket, names }: TimelineInputs, event: Triaged, latest: boolean): StepEntry[] {
  const outcome = event.after ?? {};
  const triageResult = latest ? ticket.triage.triageResult : null;
  const provider = formatProvider(triageResult?.provider ?? outcome.provider);
  const category = triageResult ? triageResult.fields.category?.value : outcome.category;
  const priority = triageResult ? triageResult.fields.priority?.value : outcome.priority;
  const skills = triageResult ? triageResult.fields.skills?.value : outcome.skills;
  const predictions = [
    category ? categoryName(names, category) : "",
    priority ? PRIORITY_LABELS[priority] : "",
    skills ? formatCount(skills.length, "skill") : "",
  ].filter(Boolean);
  const duration = triageResult ? ` in ${formatDuration(triageResult.durationMs)}` : "";
  const triagedAt = triageResult && triageResult.createdAt < event.at ? triageResult.createdAt : event.at;
  const detail = `by ${provider}${duration}: ${predictions.join(", ")}${formatAttempts(triageResult?.attempts)}`;
  const base = { kind: "step", state: "done" } as const;
  return [
    { ...base, step: "triage", id: `${event.id}-triage`, at: triagedAt, name: "Triaged", detail },
    { ...base, step: "apply", id: event.id, at: event.at, name: "Applied", detail: formatApplied(outcome) },
  ];
}

const FIELDS = ["category", "priority", "skills", "title"] as const;

/** Such as "Set category and notes; suggested skills for review". */
function formatApplied({ modes = {}, needsReview = [] }: NonNullable<Triaged["after"]>): string {
  const withMode = (mode: DecisionMode) => FIELDS.filter((field) => modes[field] === mode);
  const [suggested, kept] = [withMode("suggested"), withMode("overruled")];
  const uncertain = needsReview.filter((field) => !suggested.includes(field as TriageField));
  const parts = [
    `Set ${formatList([...withMode("applied"), "notes"])}`,
    suggested.length > 0 ? `suggested ${formatList(suggested)} for review` : "",
    uncertain.length > 0 ? `left ${formatList(uncertain)} for review` : "",
    kept.length > 0 ? `kept ${formatList(kept)} set by a person` : "",
  ];
  return parts.filter(Boolean).join("; ");
}
