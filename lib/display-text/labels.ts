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

export const STATUS_NAMES: Record<Status, string> = {
  open: "open",
  in_progress: "in progress",
  waiting: "waiting",
  resolved: "resolved",
  closed: "closed",
  cancelled: "cancelled",
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

/** "Ines" of "Ines Kovač": the name inside a sentence. */
export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] || name;
}

/** "the keyword rules" as "The keyword rules", at the start of a sentence. */
export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** 0.943 as "94%". */
export function formatPercent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/** "1120-0412" of "TKT-20261120-0412", for narrow columns. */
export function formatShortNumber(number: string): string {
  return number.replace(/^TKT-\d{4}/, "");
}

/** "1 ticket", "3 tickets". */
export function formatCount(count: number, singular: string, plural = `${singular}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? singular : plural}`;
}
