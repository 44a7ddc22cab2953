import type { MailKind } from "@/lib/domain/mail";

/** Emails to approvers, with or without an account. Their `recipientId` is the approval request's id. */
export const APPROVER_KINDS = ["approval-request", "approval-reminder"] as const satisfies readonly MailKind[];

/** Emails that may have a one-time link. The limit for unverified addresses, one email a day, exempts them. */
export const LINK_KINDS = ["welcome", "verify", "reset", ...APPROVER_KINDS] as const satisfies readonly MailKind[];

export function isApproverMail(kind: MailKind): boolean {
  return (APPROVER_KINDS as readonly MailKind[]).includes(kind);
}

export function containsLink(kind: MailKind): boolean {
  return (LINK_KINDS as readonly MailKind[]).includes(kind);
}
