import { z } from "zod";
import { APPROVAL_NEEDS } from "@/lib/domain/approval";
import { CHANNELS, PRIORITIES } from "@/lib/domain/ticket";
import { EmailInput, WorkingHoursInput } from "@/lib/people/input";

/** A limit, because every rule is checked for every ticket. */
export const MAX_RULES = 200;

const slug = z.string().trim().toLowerCase().min(1, "Choose one from the list.").max(60);
const id = z.uuid("Choose one from the list.").toLowerCase();
const singleLine = (max: number, empty: string) =>
  z
    .string()
    .trim()
    .min(1, empty)
    .max(max)
    .regex(/^\P{Cc}*$/u, "Enter one line of text.");

/** A domain such as example.com, which also matches its subdomains. A leading @ is removed. */
const domain = z
  .string()
  .trim()
  .toLowerCase()
  .transform((value) => value.replace(/^@/, ""))
  .pipe(
    z
      .string()
      .max(253)
      .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, "Enter a domain such as example.com."),
  );

const some = <T extends z.ZodType>(item: T, max = 50) => z.array(item).min(1, "Add at least one.").max(max);

/** All conditions must match. In a list, one match is enough. A rule without conditions matches every ticket. */
export const RuleConditions = z
  .strictObject({
    categories: some(slug),
    priorities: some(z.enum(PRIORITIES), 4),
    channels: some(z.enum(CHANNELS), 4),
    departments: some(singleLine(120, "Enter a department.")),
    mailDomains: some(domain),
    /** Whole words or phrases in title and description. */
    words: some(singleLine(60, "Enter a word.").regex(/[\p{L}\p{N}]/u, "A word must contain a letter or digit."), 100),
    hours: z.strictObject({ inside: z.boolean(), hours: WorkingHoursInput }),
  })
  .partial();
export type RuleConditions = z.output<typeof RuleConditions>;

const Approver = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("address"), email: EmailInput }),
  z.strictObject({ kind: z.literal("team-lead"), teamId: id }),
]);

/** What a matching rule does. `stop`: later rules don't run. */
export const RuleActions = z
  .strictObject({
    category: slug,
    priority: z.enum(PRIORITIES),
    teamId: id,
    assigneeId: id,
    skills: some(slug, 30),
    approval: z.strictObject({
      name: singleLine(80, "Enter a name for the step."),
      needs: z.enum(APPROVAL_NEEDS),
      approvers: some(Approver, 20),
    }),
    stop: z.literal(true),
  })
  .partial()
  .refine((actions) => Object.keys(actions).length > 0, "Add at least one action.");
export type RuleActions = z.output<typeof RuleActions>;

const rule = {
  name: singleLine(80, "Enter a name for the rule."),
  enabled: z.boolean(),
  conditions: RuleConditions,
  actions: RuleActions,
};

export const CreateRuleInput = z.strictObject({ ...rule, enabled: rule.enabled.default(true) });
export type CreateRuleInput = z.output<typeof CreateRuleInput>;

/** Values that are absent stay unchanged. */
export const UpdateRuleInput = z
  .strictObject(rule)
  .partial()
  .refine((change) => Object.keys(change).length > 0, "Change at least one value.");
export type UpdateRuleInput = z.output<typeof UpdateRuleInput>;

/** An unsaved rule to try: it replaces the stored rule with this id, or runs last. */
export const RuleDraft = z.strictObject({ ...rule, id: id.optional(), enabled: rule.enabled.optional() });
export type RuleDraft = z.output<typeof RuleDraft>;

/** The ids of all rules in their new order. */
export const OrderRulesInput = z.strictObject({
  ids: z
    .array(id)
    .max(MAX_RULES)
    .refine((ids) => new Set(ids).size === ids.length, "The order contains a rule twice."),
});
export type OrderRulesInput = z.output<typeof OrderRulesInput>;
