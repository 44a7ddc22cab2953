import type { ApprovalNeeds, ApproverRef } from "./approval";

/** What custom rules want of the steps that come after them. Category, priority and skills they have set themselves. */
export interface RuleEffects {
  /** The reading that the rules were looked at for: for each they are looked at once. */
  triageResultId: string | null;
  fired: { ruleId: string; name: string }[];
  /** Ids; they win over the category's team, and over the general choice where that person can have the ticket. */
  teamId?: string;
  assigneeId?: string;
  /** The name of the rule that named them. */
  assigneeRule?: string;
  /** Steps that come after the category's. */
  approvals?: { name: string; needs: ApprovalNeeds; approvers: ApproverRef[] }[];
}
