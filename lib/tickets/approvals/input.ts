import { z } from "zod";
import { cursorField, limitField } from "@/lib/tickets/input";

export const DecideApprovalInput = z.strictObject({
  word: z.enum(["approve", "reject"]),
  comment: z.string().trim().max(2_000, "A comment can have at most 2,000 characters.").optional(),
});
export type DecideApprovalInput = z.output<typeof DecideApprovalInput>;

/** The address of the new approver, who needs no account. */
export const DelegateApprovalInput = z.strictObject({
  email: z.email("Enter the email address of the person who should decide.").max(254).toLowerCase(),
});
export type DelegateApprovalInput = z.output<typeof DelegateApprovalInput>;

/** The token of an emailed link. An invalid token gives the same answer as an unknown one. */
export const ApprovalLinkInput = z.strictObject({ token: z.string().min(1).max(200) });
export type ApprovalLinkInput = z.output<typeof ApprovalLinkInput>;

export const DecideByLinkInput = DecideApprovalInput.extend(ApprovalLinkInput.shape);
export type DecideByLinkInput = z.output<typeof DecideByLinkInput>;

export const DelegateByLinkInput = DelegateApprovalInput.extend(ApprovalLinkInput.shape);
export type DelegateByLinkInput = z.output<typeof DelegateByLinkInput>;

/** `open`: requests that wait for an answer. `decided`: requests that the person approved, rejected or delegated. */
export const ListApprovalsInput = z.strictObject({
  state: z.enum(["open", "decided"]).default("open"),
  limit: limitField,
  cursor: cursorField,
});
export type ListApprovalsInput = z.output<typeof ListApprovalsInput>;
