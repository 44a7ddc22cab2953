import type { AutomationLevel, TriageField } from "@/lib/domain/triage";
import type { TriageSettings } from "./input";

/** The automation level for a field of a ticket. If the category has its own level, it applies to all fields. */
export function automationLevel(
  field: TriageField,
  category: string | undefined,
  policy: Pick<TriageSettings, "fields" | "categories">,
): AutomationLevel {
  const own = category === undefined ? undefined : policy.categories[category]?.level;
  return own ?? policy.fields[field].level;
}
