import { PRIORITY_WORDS } from "@/app/_ui/words";
import type { Priority } from "@/lib/domain/ticket";
import type { TriageField } from "@/lib/domain/triage";
import { categoryName, type DeskNames, skillWords } from "./desk-names";

/** A value of a field as pages write it: by its name, a title as it is; "none" for an empty list of skills. */
export function valueWords(
  field: TriageField,
  value: unknown,
  names: Pick<DeskNames, "categories" | "skills">,
): string {
  if (field === "category") return categoryName(names, String(value));
  if (field === "priority") return PRIORITY_WORDS[value as Priority] ?? String(value);
  return field === "skills" ? skillWords(names, Array.isArray(value) ? value.map(String) : []) : String(value);
}
