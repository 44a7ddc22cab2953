import { FIELD_WORDS, percent } from "@/app/_ui/words";
import type { Level } from "@/lib/domain/triage";
import type { TriagePolicy } from "@/lib/policy/input";
import { inOrder } from "../../../_parts/in-order";
import type { Difference } from "../../../_parts/refused-save";
import { LEVEL_WORDS, ORDER_WORDS } from "./level-words";

const NAMES: Record<string, string> = {
  order: "Who reads first",
  shadow: "Comparison",
  "learning.leastLabels": "Decided tickets before our own model sets values",
  "learning.leastOfClass": "Decided tickets in each category",
  "breaker.target": "Target of the breaker",
  "breaker.window": "Decisions that the breaker looks at",
  "breaker.least": "Decisions before the breaker may trip",
  "cost.prices": "Prices",
  "cost.dailyBudget": "Budget of a day",
  "cost.monthlyBudget": "Budget of a month",
  "cost.cheaperModel": "Cheaper model",
  "cost.readingsPerPerson": "Readings for one person a day",
};
const PARTS: Record<string, string> = { level: "level", threshold: "threshold", neverOutside: "never sent outside" };

/** What differs between the policy as it stands now and as somebody else wanted it. Pure. */
export function policyDifferences(
  theirs: TriagePolicy,
  yours: TriagePolicy,
  categoryName: (slug: string) => string,
): Difference[] {
  const [one, other] = [flat(theirs), flat(yours)];
  const paths = [...new Set([...one.keys(), ...other.keys()])].filter((path) => one.get(path) !== other.get(path));
  return paths.map((path) => ({
    what: nameOf(path, categoryName),
    theirs: valueWords(path, one.get(path)),
    yours: valueWords(path, other.get(path)),
  }));
}

/** Every setting by its path; the table of prices counts as one. */
function flat(policy: TriagePolicy): Map<string, unknown> {
  const { order, shadow, learning, breaker, cost } = policy;
  const groups = {
    ...prefixed("fields", policy.fields),
    ...prefixed("categories", policy.categories),
    learning,
    breaker,
    cost: { ...cost, prices: inOrder(cost.prices) },
  };
  const inGroups = Object.entries(groups).flatMap(([group, settings]) =>
    Object.entries(settings).map(([name, value]) => [`${group}.${name}`, value] as const),
  );
  return new Map<string, unknown>([["order", order], ["shadow", shadow], ...inGroups]);
}

function prefixed(name: string, groups: Record<string, object>): Record<string, object> {
  return Object.fromEntries(Object.entries(groups).map(([key, value]) => [`${name}.${key}`, value]));
}

function nameOf(path: string, categoryName: (slug: string) => string): string {
  if (NAMES[path]) return NAMES[path];
  const [group, key = "", part = ""] = path.split(".");
  const whose = group === "fields" ? FIELD_WORDS[key as keyof typeof FIELD_WORDS] : categoryName(key);
  return `${whose}: ${PARTS[part] ?? part}`;
}

function valueWords(path: string, value: unknown): string {
  if (path === "cost.prices") return "other amounts";
  if (path.endsWith("Budget")) return value === null ? "none" : `$${value}`;
  if (value === null) return "none";
  if (value === undefined) return "as the field has it";
  if (path === "order") return ORDER_WORDS[value as TriagePolicy["order"]];
  if (path.endsWith(".level")) return LEVEL_WORDS[value as Level];
  if (path.endsWith(".threshold") || path === "breaker.target") return percent(Number(value));
  return typeof value === "boolean" ? (value ? "on" : "off") : String(value);
}
