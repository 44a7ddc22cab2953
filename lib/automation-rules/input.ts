import { z } from "zod";
import { APPROVAL_NEEDS } from "@/lib/domain/approval";
import { CHANNELS, PRIORITIES } from "@/lib/domain/ticket";
import { EmailInput, WorkingHoursInput } from "@/lib/people/input";

/** As many as one can still read; each is looked at for every ticket. */
export const MAX_RULES = 200;

const slug = z.string().trim().toLowerCase().min(1, "Choose one from the list.").max(60);
const id = z.uuid("Choose one from the list.").toLowerCase();
const line = (most: number, empty: string) =>
  z
    .string()
    .trim()
    .min(1, empty)
    .max(most)
    .regex(/^\P{Cc}*$/u, "This is one line of text.");

/** `mail.example.com`, also meant for what is under it; an @ in front is forgiven. */
const domain = z
  .string()
  .trim()
  .toLowerCase()
  .transform((given) => given.replace(/^@/, ""))
  .pipe(
    z
      .string()
      .max(253)
      .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, "A mail domain is written like example.com."),
  );

const some = <T extends z.ZodType>(item: T, most = 50) => z.array(item).min(1, "Name at least one.").max(most);

/** All that are named must hold; of a list one entry is enough. A rule without conditions fits every ticket. */
export const RuleConditions = z
  .strictObject({
    categories: some(slug),
    priorities: some(z.enum(PRIORITIES), 4),
    channels: some(z.enum(CHANNELS), 4),
    departments: some(line(120, "A department has a name.")),
    mailDomains: some(domain),
    /** Words or phrases, looked for as whole words in title and description. */
    words: some(line(60, "A word can't be empty.").regex(/[\p{L}\p{N}]/u, "A word has a letter or a digit."), 100),
    /** When the ticket was opened: inside these hours, or outside them. */
    hours: z.strictObject({ inside: z.boolean(), hours: WorkingHoursInput }),
  })
  .partial();
export type RuleConditions = z.output<typeof RuleConditions>;

const Approver = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("address"), email: EmailInput }),
  z.strictObject({ kind: z.literal("team-lead"), teamId: id }),
]);

/** What is done where the conditions hold. `stop`: the rules behind this one are not looked at. */
export const RuleActions = z
  .strictObject({
    category: slug,
    priority: z.enum(PRIORITIES),
    teamId: id,
    assigneeId: id,
    /** Added to those that the ticket has. */
    skills: some(slug, 30),
    approval: z.strictObject({
      name: line(80, "Give the step a name."),
      needs: z.enum(APPROVAL_NEEDS),
      approvers: some(Approver, 20),
    }),
    stop: z.literal(true),
  })
  .partial()
  .refine((actions) => Object.keys(actions).length > 0, "Say what the rule does.");
export type RuleActions = z.output<typeof RuleActions>;

const rule = {
  name: line(80, "Give the rule a name."),
  enabled: z.boolean(),
  conditions: RuleConditions,
  actions: RuleActions,
};

export const CreateRuleInput = z.strictObject({ ...rule, enabled: rule.enabled.default(true) });
export type CreateRuleInput = z.output<typeof CreateRuleInput>;

/** What is not named stays. */
export const UpdateRuleInput = z
  .strictObject(rule)
  .partial()
  .refine((change) => Object.keys(change).length > 0, "Say what to change.");
export type UpdateRuleInput = z.output<typeof UpdateRuleInput>;

/** A rule that is being written, to be tried: in place of the stored one of that id, or behind all others. */
export const RuleDraft = z.strictObject({ ...rule, id: id.optional(), enabled: rule.enabled.optional() });
export type RuleDraft = z.output<typeof RuleDraft>;

/** Every rule's id, in the order in which they are to be looked at. */
export const OrderRulesInput = z.strictObject({
  ids: z
    .array(id)
    .max(MAX_RULES)
    .refine((ids) => new Set(ids).size === ids.length, "A rule stands in the order once."),
});
export type OrderRulesInput = z.output<typeof OrderRulesInput>;
