import type { Channel, Priority } from "@/lib/domain/ticket";
import type { RuleActions, RuleConditions } from "./input";

export interface AutomationRule {
  id: string;
  name: string;
  conditions: RuleConditions;
  actions: RuleActions;
  gone?: (keyof RuleActions)[];
}

export const RULE_FIELDS = ["category", "priority", "skills"] as const;
export type RuleField = (typeof RULE_FIELDS)[number];

export interface RuleFacts {
  /** A slug; null if not set. */
  category: string | null;
  priority: Priority;
  skills: readonly string[];
  channel: Channel;
  department: string | null;
  /** The domain of the requester's verified email address, in lower case. */
  mailDomain: string | null;
  text: string;
  openedAt: Date;
  /** Fields that a person set. Rules don't change them. */
  locked: readonly RuleField[];
}
