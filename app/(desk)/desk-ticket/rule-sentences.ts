import { PRIORITY_WORDS } from "@/app/_ui/words";
import type { Priority } from "@/lib/domain/ticket";
import type { TimelineEvent } from "@/lib/tickets/timeline";
import { categoryName, listWords, skillWords } from "../_parts/desk-names";
import { ACTION_NAMES } from "../_parts/rule-words";
import { afterFacts, personName } from "./facts-of";
import type { LineInput } from "./line-entry";

/** What custom rules did, a sentence for each that fired: what it set, what it left, what of it is gone. */
export function ruleSentences(input: LineInput, event: TimelineEvent) {
  return toldRules(event).map((told) => ({
    byRule: true as const,
    who: `Rule “${told.name}”`,
    did: listWords(deedsOf(input, told.set ?? {})) || "fired",
    aside: [leftWords(told.left ?? []), goneWords(told.gone ?? [])].filter(Boolean).join(". ") || undefined,
  }));
}

/** The name of the custom rule that set a field last, as the history tells it; undefined where none did. */
export function ruleBehind(history: readonly TimelineEvent[], field: "category" | "priority" | "skills") {
  const fired = history.filter(({ type }) => type === "ticket/rules.applied").flatMap(toldRules);
  return fired.findLast(({ set }) => set?.[field] !== undefined)?.name;
}

function toldRules(event: TimelineEvent): Told[] {
  const { rules } = afterFacts(event);
  return Array.isArray(rules) ? rules : [];
}

/** As `applyRules` writes it. */
interface Told {
  name: string;
  set?: {
    category?: string;
    priority?: Priority;
    skills?: string[];
    teamId?: string;
    assigneeId?: string;
    approval?: string;
  };
  left?: string[];
  gone?: string[];
}

function deedsOf(input: LineInput, set: NonNullable<Told["set"]>): string[] {
  const { names } = input;
  const team = names.teams.find(({ id }) => id === set.teamId)?.name ?? "that is gone";
  return [
    set.category ? `set category to ${categoryName(names, set.category)}` : "",
    set.priority ? `set priority to ${PRIORITY_WORDS[set.priority]}` : "",
    set.skills ? `added ${skillWords(names, set.skills)}` : "",
    set.teamId ? `sent this to team ${team}` : "",
    set.assigneeId ? `wanted ${personName(input, set.assigneeId)} for this` : "",
    set.approval ? `asked for the approval “${set.approval}”` : "",
  ].filter(Boolean);
}

function leftWords(fields: readonly string[]): string {
  return fields.length > 0 ? `Left ${listWords(fields)}, which a person had set` : "";
}

function goneWords(keys: readonly string[]): string {
  const words = keys.map((key) => ACTION_NAMES[key as keyof typeof ACTION_NAMES]?.toLowerCase() ?? key);
  return words.length > 0 ? `Passed over what is gone: ${listWords(words)}` : "";
}
