import type { MailKind } from "@/lib/domain/mail";

/** Mails to approvers. They go to the address of a request, with an account or without: `recipientId` is the request's id. */
export const APPROVER_KINDS = ["approval-request", "approval-reminder"] as const satisfies readonly MailKind[];

/**
 * Mails that carry a one-time link. Those of accounts verify or rescue them, and an approver's address was named by an
 * admin or by another approver, one mail a part: so an unverified address gets them too.
 */
export const LINK_KINDS = ["welcome", "verify", "reset", ...APPROVER_KINDS] as const satisfies readonly MailKind[];

export function isApproverMail(kind: MailKind): boolean {
  return (APPROVER_KINDS as readonly MailKind[]).includes(kind);
}

export function containsLink(kind: MailKind): boolean {
  return (LINK_KINDS as readonly MailKind[]).includes(kind);
}
