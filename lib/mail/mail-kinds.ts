import type { MailKind } from "@/lib/domain/mail";

/** Emails to approvers, with or without an account. Their `recipientId` is the approval request's id. */
export const APPROVER_KINDS = ["approval-request", "approval-reminder"] as const satisfies readonly MailKind[];

/** Emails with a one-time link. They are also sent to unverified addresses, which they verify or which staff named. */
export const LINK_KINDS = ["welcome", "verify", "reset", ...APPROVER_KINDS] as const satisfies readonly MailKind[];

export function isApproverMail(kind: MailKind): boolean {
  return (APPROVER_KINDS as readonly MailKind[]).includes(kind);
}

export function containsLink(kind: MailKind): boolean {
  return (LINK_KINDS as readonly MailKind[]).includes(kind);
}
