import type { Channel, Priority } from "@/lib/domain/ticket";
import type { RuleActions, RuleConditions } from "./input";

export interface AutomationRule {
  id: string;
  name: string;
  conditions: RuleConditions;
  actions: RuleActions;
  /** References that no longer exist. */
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
  /** Of the verified address, in lower case. */
  mailDomain: string | null;
  text: string;
  openedAt: Date;
  /** Set by a person, so rules don't override them. */
  locked: readonly RuleField[];
}
