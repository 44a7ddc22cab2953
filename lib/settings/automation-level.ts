import type { AutomationLevel, TriageField } from "@/lib/domain/triage";
import type { TriageSettings } from "./input";

/** How far automation goes for a field of a ticket of that category; the category's own level counts for all fields. */
export function automationLevel(
  field: TriageField,
  category: string | undefined,
  policy: Pick<TriageSettings, "fields" | "categories">,
): AutomationLevel {
  const own = category === undefined ? undefined : policy.categories[category]?.level;
  return own ?? policy.fields[field].level;
}
