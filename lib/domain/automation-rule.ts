import type { ApprovalNeeds, ApproverRef } from "./approval";

/** What fired rules require of later steps. Rules set category, priority and skills directly. */
export interface RuleEffects {
  /** Rules run once per triage result. */
  triageResultId: string | null;
  fired: { ruleId: string; name: string }[];
  /** Takes precedence over the category's team. */
  teamId?: string;
  /** Takes precedence over routing, if eligible. */
  assigneeId?: string;
  /** Name of the rule that set `assigneeId`. */
  assigneeRule?: string;
  /** Steps after the category's own. */
  approvals?: { name: string; needs: ApprovalNeeds; approvers: ApproverRef[] }[];
}
