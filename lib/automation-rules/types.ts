import type { Channel, Priority } from "@/lib/domain/ticket";
import type { RuleActions, RuleConditions } from "./input";

export interface AutomationRule {
  id: string;
  name: string;
  conditions: RuleConditions;
  actions: RuleActions;
  /** What it also wants and can't have, because that left the place since. */
  gone?: (keyof RuleActions)[];
}

export const RULE_FIELDS = ["category", "priority", "skills"] as const;
export type RuleField = (typeof RULE_FIELDS)[number];

/** What rules know of a ticket. */
export interface RuleFacts {
  /** A slug; null where none was set. */
  category: string | null;
  priority: Priority;
  skills: readonly string[];
  channel: Channel;
  department: string | null;
  /** Of the requester's verified address, lower case; null where there is none. */
  mailDomain: string | null;
  /** Title and description. */
  text: string;
  openedAt: Date;
  /** What a person has set: no rule overrides it. */
  locked: readonly RuleField[];
}
