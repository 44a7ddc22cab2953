import type { Role } from "@/lib/domain/people";
import type { ApprovalState, Channel, Priority, Source, Status } from "@/lib/domain/ticket";
import type { TriageField } from "@/lib/domain/triage";

export const STATUS_LABELS: Record<Status, string> = {
  open: "Open",
  in_progress: "In progress",
  waiting: "Waiting",
  resolved: "Resolved",
  closed: "Closed",
  cancelled: "Cancelled",
};

export const PRIORITY_LABELS: Record<Priority, string> = {
  low: "Low",
  medium: "Medium",
  high: "High",
  critical: "Critical",
};

export const FIELD_LABELS: Record<TriageField, string> = {
  category: "Category",
  priority: "Priority",
  skills: "Skills",
  title: "Title",
};

export const SOURCE_LABELS: Record<Source, string> = {
  ai: "AI",
  rules: "Rules",
  person: "Person",
  requester: "Requester",
  fallback: "Fallback",
};

export const ROLE_LABELS: Record<Role, string> = { user: "Requester", moderator: "Agent", admin: "Admin" };

export const CHANNEL_LABELS: Record<Channel, string> = {
  web: "on the web",
  api: "by API",
  email: "by email",
  form: "by form",
};

export const APPROVAL_LABELS: Record<ApprovalState, string> = {
  not_required: "Not needed",
  pending: "Waiting for approval",
  approved: "Approved",
  rejected: "Rejected",
};

/** The first word of a name: "Ines" of "Ines Kovač". */
export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] || name;
}

/** The text with a capital first letter: "The keyword rules" for "the keyword rules". */
export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A share from 0 to 1 as a whole percentage: "94%" for 0.943. */
export function formatPercent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/** A ticket number without prefix and year, for narrow columns: "1120-0412" for "TKT-20261120-0412". */
export function formatShortNumber(number: string): string {
  return number.replace(/^TKT-\d{4}/, "");
}

/** A number with its noun: "1 ticket", "3 tickets". */
export function formatCount(count: number, singular: string, plural = `${singular}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? singular : plural}`;
}
