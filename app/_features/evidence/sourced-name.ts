import { formatPercent } from "@/lib/display-text/labels";
import type { Source } from "@/lib/domain/ticket";

const SET_BY: Record<Source, string> = {
  ai: "set by AI",
  rules: "set by a rule",
  person: "set by a person",
  requester: "chosen by the requester",
  fallback: "default value",
};

/** The value as screen readers say it: "Category Billing, set by AI, 94%". */
export function sourcedName(field: string, value: string, source: Source, confidence?: number | null): string {
  const percent = confidence == null ? "" : `, ${formatPercent(confidence)}`;
  return `${field} ${value}, ${SET_BY[source]}${percent}`;
}
