import { categoryName, formatList, formatSkills } from "@/app/_features/names/names";
import { ACTION_LABELS } from "@/app/_features/rules/rule-text";
import { PRIORITY_LABELS } from "@/lib/display-text/labels";
import type { AppliedRule } from "@/lib/domain/event";
import type { TimelineEvent } from "@/lib/tickets/timeline";
import { personName } from "./person-name";
import type { EventOf, Sentence, TimelineInputs } from "./timeline-entry";

/** One sentence for each automation rule that fired: what the rule set, and what it could not set. */
export function formatRulesApplied(input: TimelineInputs, event: EventOf<"ticket/rules.applied">): Sentence[] {
  return (event.after?.rules ?? []).map(({ name, set, left, gone }) => ({
    byRule: true,
    who: `Rule “${name}”`,
    action: formatList(actionsOf(input, set)) || "changed nothing",
    detail: [keptText(left), skippedText(gone)].filter(Boolean).join(". ") || undefined,
  }));
}

/** The name of the automation rule that last set a field. Undefined if no rule did. */
export function ruleBehind(history: readonly TimelineEvent[], field: "category" | "priority" | "skills") {
  const fired = history.flatMap((event) => (event.type === "ticket/rules.applied" ? (event.after?.rules ?? []) : []));
  return fired.findLast(({ set }) => set[field] !== undefined)?.name;
}

function actionsOf(input: TimelineInputs, set: AppliedRule["set"]): string[] {
  const { names } = input;
  const team = names.teams.find(({ id }) => id === set.teamId)?.name ?? "(deleted)";
  return [
    set.category ? `set category to ${categoryName(names, set.category)}` : "",
    set.priority ? `set priority to ${PRIORITY_LABELS[set.priority]}` : "",
    set.skills ? `added ${formatSkills(names, set.skills)}` : "",
    set.teamId ? `moved this to team ${team}` : "",
    set.assigneeId ? `preferred ${personName(input, set.assigneeId)} as assignee` : "",
    set.approval ? `required the approval “${set.approval}”` : "",
  ].filter(Boolean);
}

function keptText(fields: readonly string[]): string {
  return fields.length > 0 ? `Kept ${formatList(fields)}, set by a person` : "";
}

function skippedText(keys: AppliedRule["gone"]): string {
  const labels = keys.map((key) => ACTION_LABELS[key].toLowerCase());
  return labels.length > 0 ? `Skipped what no longer exists: ${formatList(labels)}` : "";
}
