import { formatPercent } from "@/lib/display-text/labels";
import type { Source } from "@/lib/domain/ticket";

const SET_BY: Record<Source, string> = {
  ai: "set by AI",
  rules: "set by a rule",
  person: "set by a person",
  requester: "chosen by the requester",
  fallback: "nobody knew, a default",
};

/** What a screen reader says of a value, which never depends on the line under it: "Category Billing, set by AI, 94%". */
export function sourcedName(field: string, value: string, source: Source, confidence?: number | null): string {
  const sure = confidence == null ? "" : `, ${formatPercent(confidence)}`;
  return `${field} ${value}, ${SET_BY[source]}${sure}`;
}
