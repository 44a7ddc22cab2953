import type { Level, TriageField } from "@/lib/domain/triage";
import type { TriagePolicy } from "./input";

/** How far automation goes for a field of a ticket of that category; the category's own level counts for all fields. */
export function levelOf(
  field: TriageField,
  category: string | undefined,
  policy: Pick<TriagePolicy, "fields" | "categories">,
): Level {
  const own = category === undefined ? undefined : policy.categories[category]?.level;
  return own ?? policy.fields[field].level;
}
