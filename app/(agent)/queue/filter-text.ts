import type { CatalogueNames } from "@/app/_features/names/names";
import { PRIORITY_LABELS, STATUS_LABELS } from "@/lib/display-text/labels";
import { formatDate } from "@/lib/display-text/time";
import {
  ACTIVE_STATUSES,
  APPROVALS,
  type ApprovalState,
  PRIORITIES,
  STATUSES,
  type Status,
  TRIAGE_STATES,
  type TriageState,
} from "@/lib/domain/ticket";
import type { Filter } from "./queue-query";

export const FILTER_LABELS: Record<Filter, string> = {
  status: "Status",
  priority: "Priority",
  category: "Category",
  team: "Team",
  assignee: "Owner",
  triage: "Reading",
  approval: "Approval",
  from: "From",
  to: "Until",
};

const TRIAGE_FILTER_WORDS: Record<TriageState, string> = {
  pending: "Waiting",
  running: "Being read",
  done: "Done",
  needs_review: "Needs a look",
  fallback: "Nobody knew",
};

const APPROVAL_FILTER_WORDS: Record<ApprovalState, string> = {
  not_required: "Not needed",
  pending: "Waiting",
  approved: "Approved",
  rejected: "Rejected",
};

export interface FilterOption {
  value: string;
  label: string;
}

/** What a filter can be set to, in the order of the list; dates have no options. */
export function optionsFor(filter: Filter, names: CatalogueNames, me: string): FilterOption[] {
  switch (filter) {
    case "status":
      return STATUSES.map((value) => ({ value, label: STATUS_LABELS[value] }));
    case "priority":
      return PRIORITIES.toReversed().map((value) => ({ value, label: PRIORITY_LABELS[value] }));
    case "triage":
      return TRIAGE_STATES.map((value) => ({ value, label: TRIAGE_FILTER_WORDS[value] }));
    case "approval":
      return APPROVALS.map((value) => ({ value, label: APPROVAL_FILTER_WORDS[value] }));
    case "category":
      return names.categories.map(({ slug, name }) => ({ value: slug, label: name }));
    case "team":
      return [{ value: "mine", label: "Mine" }, ...names.teams.map(({ id, name }) => ({ value: id, label: name }))];
    case "assignee":
      return [
        { value: "me", label: "Me" },
        { value: "none", label: "No one" },
        ...names.people.filter(({ id }) => id !== me).map(({ id, name }) => ({ value: id, label: name })),
      ];
    default:
      return [];
  }
}

/** "Open, in progress": a filter's values as its chip says them. */
export function formatFilterValue(
  filter: Filter,
  values: readonly string[],
  names: CatalogueNames,
  me: string,
): string {
  if (filter === "from" || filter === "to") return formatDate(new Date(values[0] ?? ""), "UTC");
  if (
    filter === "status" &&
    ACTIVE_STATUSES.every((status: Status) => values.includes(status)) &&
    values.length === 3
  ) {
    return "Not finished";
  }
  const options = optionsFor(filter, names, me);
  const words = values.map(
    (value) => options.find((option) => option.value === value)?.label ?? unknown(filter, value),
  );
  return words.length > 3 ? `${words.slice(0, 2).join(", ")} +${words.length - 2}` : words.join(", ");
}

/** A category that was removed keeps its slug; of a person who left only the id is known. */
function unknown(filter: Filter, value: string): string {
  return filter === "category" ? value : "somebody else";
}
