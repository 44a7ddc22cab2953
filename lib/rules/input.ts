import { z } from "zod";
import { APPROVAL_NEEDS, CHANNELS, PRIORITIES } from "@/lib/words";

const slug = z.string().trim().toLowerCase().min(1).max(60);
const id = z.uuid().toLowerCase();
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

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "A time is written like 09:00.");

const Hours = z.strictObject({
  timeZone: z.string().max(60).refine(isTimeZone, "This is not a time zone, such as Europe/Berlin."),
  spans: z
    .array(
      z
        .strictObject({ day: z.int().min(1).max(7), from: clock, to: clock })
        .refine(({ from, to }) => from < to, "The end comes after the beginning."),
    )
    .min(1, "Name at least one span of hours.")
    .max(21),
});

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
    words: some(line(60, "A word can't be empty."), 100),
    /** When the ticket was opened: inside these hours, or outside them. */
    hours: z.strictObject({ inside: z.boolean(), hours: Hours }),
  })
  .partial();
export type RuleConditions = z.output<typeof RuleConditions>;

const Approver = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("address"),
    email: z.string().trim().toLowerCase().pipe(z.email("This is not an e-mail address.").max(254)),
  }),
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
export const UpdateRuleInput = z.strictObject(rule).partial();
export type UpdateRuleInput = z.output<typeof UpdateRuleInput>;

/** Every rule's id, in the order in which they are to be looked at. */
export const OrderRulesInput = z.strictObject({
  ids: z
    .array(id)
    .max(200)
    .refine((ids) => new Set(ids).size === ids.length, "A rule stands in the order once."),
});
export type OrderRulesInput = z.output<typeof OrderRulesInput>;

/** A ticket that somebody pastes to see what the rules would do with it, and the draft of a rule, if there is one. */
export const TryRulesInput = z.strictObject({
  ticket: z.strictObject({
    description: z
      .string()
      .max(50_000)
      .refine((text) => text.trim().length > 0, "Paste a ticket's text."),
    title: z.string().trim().max(200).nullish(),
    channel: z.enum(CHANNELS).default("web"),
    department: z.string().trim().max(120).nullish(),
    email: z.string().trim().toLowerCase().max(254).nullish(),
    /** Null: as triage would read them. */
    category: slug.nullish(),
    priority: z.enum(PRIORITIES).nullish(),
    openedAt: z.iso.datetime({ offset: true }).pipe(z.coerce.date()).nullish(),
  }),
  /** In place of the stored rule of that id, or behind all others. */
  draft: z.strictObject({ id: id.optional(), ...rule }).optional(),
});
export type TryRulesInput = z.output<typeof TryRulesInput>;

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
