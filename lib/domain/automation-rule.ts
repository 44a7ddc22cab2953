import type { ApprovalNeeds, ApproverRef } from "./approval";

/** What automation rules require of routing and approval. They set other fields on the ticket itself. */
export interface RuleEffects {
  /** The triage result after which the rules ran. They run once for each result. */
  triageResultId: string | null;
  fired: { ruleId: string; name: string }[];
  /** The ticket goes to this team, not to its category's team. */
  teamId?: string;
  /** Routing assigns the ticket to this person if they can take it. */
  assigneeId?: string;
  assigneeRule?: string;
  /** Approval steps that follow the steps of the category. */
  approvals?: { name: string; needs: ApprovalNeeds; approvers: ApproverRef[] }[];
}
