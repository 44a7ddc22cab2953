import type { CatalogueNames } from "@/app/_features/names/names";
import { PRIORITY_LABELS, STATUS_LABELS } from "@/lib/display-text/labels";
import { formatDate } from "@/lib/display-text/time";
import {
  ACTIVE_STATUSES,
  APPROVALS,
  type ApprovalState,
  PRIORITIES,
  STATUSES,
  TRIAGE_STATES,
  type TriageState,
} from "@/lib/domain/ticket";
import type { Filter } from "./queue-query";

export const FILTER_LABELS: Record<Filter, string> = {
  status: "Status",
  priority: "Priority",
  category: "Category",
  team: "Team",
  assignee: "Assignee",
  triage: "AI status",
  approval: "Approval",
  from: "From",
  to: "To",
};

const TRIAGE_STATE_LABELS: Record<TriageState, string> = {
  pending: "Waiting",
  running: "Processing",
  done: "Done",
  needs_review: "Needs review",
  fallback: "No match",
};

const APPROVAL_FILTER_LABELS: Record<ApprovalState, string> = {
  not_required: "Not needed",
  pending: "Waiting",
  approved: "Approved",
  rejected: "Rejected",
};

export type FilterOption = { value: string; label: string };

/** The values that a person can choose for a filter, in display order. Empty for the dates `from` and `to`. */
export function optionsFor(filter: Filter, names: CatalogueNames, me: string): FilterOption[] {
  switch (filter) {
    case "status":
      return STATUSES.map((value) => ({ value, label: STATUS_LABELS[value] }));
    case "priority":
      return PRIORITIES.toReversed().map((value) => ({ value, label: PRIORITY_LABELS[value] }));
    case "triage":
      return TRIAGE_STATES.map((value) => ({ value, label: TRIAGE_STATE_LABELS[value] }));
    case "approval":
      return APPROVALS.map((value) => ({ value, label: APPROVAL_FILTER_LABELS[value] }));
    case "category":
      return names.categories.map(({ slug, name }) => ({ value: slug, label: name }));
    case "team":
      return [{ value: "mine", label: "My teams" }, ...names.teams.map(({ id, name }) => ({ value: id, label: name }))];
    case "assignee":
      return [
        { value: "me", label: "Me" },
        { value: "none", label: "Unassigned" },
        ...names.people.filter(({ id }) => id !== me).map(({ id, name }) => ({ value: id, label: name })),
      ];
    default:
      return [];
  }
}

/** A filter's values as text for its chip, for example "Open, In progress". Shortens more than three values. */
export function formatFilterValue(
  filter: Filter,
  values: readonly string[],
  names: CatalogueNames,
  me: string,
): string {
  if (filter === "from" || filter === "to") return formatDate(new Date(values[0] ?? ""), "UTC");
  const isActive = values.length === 3 && ACTIVE_STATUSES.every((status) => values.includes(status));
  if (filter === "status" && isActive) return "Unresolved";
  const options = optionsFor(filter, names, me);
  // The slug of a deleted category can be read; the id of a deleted person or team can't.
  const labels = values.map(
    (value) =>
      options.find((option) => option.value === value)?.label ??
      (filter === "category" ? value : "No longer available"),
  );
  return labels.length > 3 ? `${labels.slice(0, 2).join(", ")} +${labels.length - 2}` : labels.join(", ");
}
