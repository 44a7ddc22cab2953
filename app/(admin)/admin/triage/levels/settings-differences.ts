import { inOrder } from "@/app/_client/in-order";
import type { Difference } from "@/app/_features/settings/settings-conflict";
import { FIELD_LABELS, formatPercent } from "@/lib/display-text/labels";
import type { AutomationLevel } from "@/lib/domain/triage";
import type { TriageSettings } from "@/lib/settings/input";
import { LEVEL_LABELS, ORDER_LABELS } from "./level-text";

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
export function settingsDifferences(
  theirs: TriageSettings,
  yours: TriageSettings,
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
function flat(policy: TriageSettings): Map<string, unknown> {
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
  const whose = group === "fields" ? FIELD_LABELS[key as keyof typeof FIELD_LABELS] : categoryName(key);
  return `${whose}: ${PARTS[part] ?? part}`;
}

function valueWords(path: string, value: unknown): string {
  if (path === "cost.prices") return "other amounts";
  if (path.endsWith("Budget")) return value === null ? "none" : `$${value}`;
  if (value === null) return "none";
  if (value === undefined) return "as the field has it";
  if (path === "order") return ORDER_LABELS[value as TriageSettings["order"]];
  if (path.endsWith(".level")) return LEVEL_LABELS[value as AutomationLevel];
  if (path.endsWith(".threshold") || path === "breaker.target") return formatPercent(Number(value));
  return typeof value === "boolean" ? (value ? "on" : "off") : String(value);
}
