import { PRIORITY_LABELS } from "@/lib/display-text/labels";
import type { Priority } from "@/lib/domain/ticket";
import type { TriageField } from "@/lib/domain/triage";
import { type CatalogueNames, categoryName, formatSkills } from "./names";

/** The value of a triage field as people read it: names instead of slugs, and "none" for an empty list of skills. */
export function formatValue(
  field: TriageField,
  value: unknown,
  names: Pick<CatalogueNames, "categories" | "skills">,
): string {
  if (field === "category") return categoryName(names, String(value));
  if (field === "priority") return PRIORITY_LABELS[value as Priority] ?? String(value);
  return field === "skills" ? formatSkills(names, Array.isArray(value) ? value.map(String) : []) : String(value);
}
