import { categoryName, formatList, formatSkills } from "@/app/_features/names/names";
import { ACTION_LABELS } from "@/app/_features/rules/rule-text";
import { PRIORITY_LABELS } from "@/lib/display-text/labels";
import type { RuleDid } from "@/lib/domain/event";
import type { TimelineEvent } from "@/lib/tickets/timeline";
import { personName } from "./event-values";
import type { TimelineInputs } from "./timeline-entry";

/** What custom rules did, a sentence for each that fired: what it set, what it left, what of it is gone. */
export function formatRulesApplied(
  input: TimelineInputs,
  event: Extract<TimelineEvent, { type: "ticket/rules.applied" }>,
) {
  return (event.after?.rules ?? []).map(({ name, set, left, gone }) => ({
    byRule: true as const,
    who: `Rule “${name}”`,
    did: formatList(deedsOf(input, set)) || "fired",
    aside: [leftWords(left), goneWords(gone)].filter(Boolean).join(". ") || undefined,
  }));
}

/** The name of the custom rule that set a field last, as the history tells it; undefined where none did. */
export function ruleBehind(history: readonly TimelineEvent[], field: "category" | "priority" | "skills") {
  const fired = history.flatMap((event) => (event.type === "ticket/rules.applied" ? (event.after?.rules ?? []) : []));
  return fired.findLast(({ set }) => set[field] !== undefined)?.name;
}

function deedsOf(input: TimelineInputs, set: RuleDid["set"]): string[] {
  const { names } = input;
  const team = names.teams.find(({ id }) => id === set.teamId)?.name ?? "that is gone";
  return [
    set.category ? `set category to ${categoryName(names, set.category)}` : "",
    set.priority ? `set priority to ${PRIORITY_LABELS[set.priority]}` : "",
    set.skills ? `added ${formatSkills(names, set.skills)}` : "",
    set.teamId ? `sent this to team ${team}` : "",
    set.assigneeId ? `wanted ${personName(input, set.assigneeId)} for this` : "",
    set.approval ? `asked for the approval “${set.approval}”` : "",
  ].filter(Boolean);
}

function leftWords(fields: readonly string[]): string {
  return fields.length > 0 ? `Left ${formatList(fields)}, which a person had set` : "";
}

function goneWords(keys: RuleDid["gone"]): string {
  const words = keys.map((key) => ACTION_LABELS[key].toLowerCase());
  return words.length > 0 ? `Passed over what is gone: ${formatList(words)}` : "";
}
