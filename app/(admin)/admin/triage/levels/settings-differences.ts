import { stableJson } from "@/app/_client/stable-json";
import type { Difference } from "@/app/_features/settings/settings-conflict";
import { FIELD_LABELS, formatPercent } from "@/lib/display-text/labels";
import type { AutomationLevel } from "@/lib/domain/triage";
import type { TriageSettings } from "@/lib/settings/input";
import { LEVEL_LABELS, ORDER_LABELS } from "./level-text";

const SETTING_LABELS: Record<string, string> = {
  order: "Provider order",
  shadow: "Comparison",
  "learning.leastLabels": "Own model: decisions in total",
  "learning.leastOfClass": "Own model: decisions per value",
  "breaker.target": "Safety switch: target",
  "breaker.window": "Safety switch: reviews considered",
  "breaker.least": "Safety switch: minimum reviews",
  "cost.prices": "Prices",
  "cost.dailyBudget": "Daily budget",
  "cost.monthlyBudget": "Monthly budget",
  "cost.cheaperModel": "Cheaper model",
  "cost.readingsPerPerson": "Calls per person per day",
};
const ENTRY_LABELS: Record<string, string> = {
  level: "level",
  threshold: "threshold",
  neverOutside: "never sent outside",
};

/** How the saved settings of someone else (`theirs`) differ from those in this form (`yours`). */
export function settingsDifferences(
  theirs: TriageSettings,
  yours: TriageSettings,
  categoryName: (slug: string) => string,
): Difference[] {
  const [theirValues, yourValues] = [flatten(theirs), flatten(yours)];
  const paths = [...new Set([...theirValues.keys(), ...yourValues.keys()])];
  return paths
    .filter((path) => theirValues.get(path) !== yourValues.get(path))
    .map((path) => ({
      what: settingLabel(path, categoryName),
      theirs: formatSetting(path, theirValues.get(path)),
      yours: formatSetting(path, yourValues.get(path)),
    }));
}

/** Each setting by its path, such as "fields.category.level". */
function flatten(settings: TriageSettings): Map<string, unknown> {
  const { order, shadow, learning, breaker, cost } = settings;
  const groups = {
    ...prefixed("fields", settings.fields),
    ...prefixed("categories", settings.categories),
    learning,
    breaker,
    cost: { ...cost, prices: stableJson(cost.prices) },
  };
  const grouped = Object.entries(groups).flatMap(([group, entries]) =>
    Object.entries(entries).map(([name, value]) => [`${group}.${name}`, value] as const),
  );
  return new Map<string, unknown>([["order", order], ["shadow", shadow], ...grouped]);
}

function prefixed(name: string, groups: Record<string, object>): Record<string, object> {
  return Object.fromEntries(Object.entries(groups).map(([key, value]) => [`${name}.${key}`, value]));
}

function settingLabel(path: string, categoryName: (slug: string) => string): string {
  if (SETTING_LABELS[path]) return SETTING_LABELS[path];
  const [group, key = "", entry = ""] = path.split(".");
  const name = group === "fields" ? FIELD_LABELS[key as keyof typeof FIELD_LABELS] : categoryName(key);
  return `${name}: ${ENTRY_LABELS[entry] ?? entry}`;
}

function formatSetting(path: string, value: unknown): string {
  if (value === null) return "none";
  if (value === undefined) return "default";
  if (path === "cost.prices") return "different prices";
  if (path.endsWith("Budget")) return `$${value}`;
  if (path === "order") return ORDER_LABELS[value as TriageSettings["order"]];
  if (path.endsWith(".level")) return LEVEL_LABELS[value as AutomationLevel];
  if (path.endsWith(".threshold") || path === "breaker.target") return formatPercent(Number(value));
  return typeof value === "boolean" ? (value ? "on" : "off") : String(value);
}
