import { z } from "zod";
import { APPROVAL_NEEDS } from "@/lib/domain/approval";

/** Wide enough for c++, c# and node.js. At most 40 characters; a slug never changes once given. */
export const SLUG = /^[a-z0-9][a-z0-9+#.-]*$/;

const name = z
  .string()
  .trim()
  .min(1, "Give it a name.")
  .max(80)
  .regex(/^\P{Cc}*$/u, "A name is one line of text.");
const slug = z
  .string()
  .max(40)
  .regex(SLUG, "A slug starts with a letter or digit and goes on with a–z, 0–9, and + # . - only.");
const id = z.uuid().toLowerCase();

const keywords = z
  .array(z.string().trim().min(1, "A keyword can't be empty.").max(60))
  .max(200)
  .transform((words) => withoutRepeats(words));

const aliases = z.array(z.string().trim().min(1, "An alias can't be empty.").max(60)).max(30);

const approver = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("address"), email: z.email("This is no mail address.").max(254).toLowerCase() }),
  z.strictObject({ kind: z.literal("team-lead"), teamId: id }),
]);

/** Steps that a category can have: each is a wait of days. */
export const MAX_STEPS = 6;

/** One step that tickets need a yes to. Nobody stands in it twice. */
export const ApprovalStepInput = z.strictObject({
  name,
  needs: z.enum(APPROVAL_NEEDS),
  approvers: z
    .array(approver)
    .min(1, "Name at least one approver.")
    .max(20, "A step has at most 20 approvers.")
    .superRefine((list, check) => {
      const keys = list.map((one) => (one.kind === "address" ? one.email : one.teamId));
      const twice = keys.findIndex((key, at) => keys.indexOf(key) < at);
      if (twice >= 0) check.addIssue({ code: "custom", path: [twice], message: "This approver is in the step twice." });
    }),
});
export type ApprovalStepInput = z.output<typeof ApprovalStepInput>;

const category = {
  name,
  description: z.string().trim().max(2_000),
  keywords,
  teamId: id.nullable(),
  position: z.int().min(0).max(10_000),
  /** The whole list, in order. */
  approvalSteps: z.array(ApprovalStepInput).max(MAX_STEPS, `A category has at most ${MAX_STEPS} steps.`),
};

/** Where a request needs no facts: an empty object. */
export const EmptyInput = z.strictObject({});

/** A new category; the slug comes from the name when it is not given. */
export const CreateCategoryInput = z.strictObject({
  name: category.name,
  slug: slug.optional(),
  description: category.description.default(""),
  keywords: category.keywords.default([]),
  teamId: category.teamId.default(null),
  position: category.position.optional(),
  approvalSteps: category.approvalSteps.default([]),
});
export type CreateCategory = z.output<typeof CreateCategoryInput>;

/** The slug is not among them: it never changes. `retired: false` brings a retired category back. */
export const UpdateCategoryInput = z.strictObject({ ...category, retired: z.boolean() }).partial();
export type UpdateCategory = z.output<typeof UpdateCategoryInput> & { id: string };

const members = z
  .array(z.strictObject({ personId: id, lead: z.boolean().default(false) }))
  .max(200)
  .refine((list) => list.filter((member) => member.lead).length <= 1, "A team has one lead.")
  .refine((list) => new Set(list.map((member) => member.personId)).size === list.length, "Somebody is in it twice.");
export type TeamMemberInput = z.output<typeof members>[number];

const team = { name, email: z.email().max(254).toLowerCase().nullable(), members };

/** A new team with its members. */
export const CreateTeamInput = z.strictObject({
  name: team.name,
  slug: slug.optional(),
  email: team.email.default(null),
  members: team.members.default([]),
});
export type CreateTeam = z.output<typeof CreateTeamInput>;

/** `members` is the whole new list. */
export const UpdateTeamInput = z.strictObject(team).partial();
export type UpdateTeam = z.output<typeof UpdateTeamInput> & { id: string };

/** A new skill. */
export const CreateSkillInput = z.strictObject({ name, slug: slug.optional(), aliases: aliases.default([]) });
export type CreateSkill = z.output<typeof CreateSkillInput>;

/** `state: "active"` accepts a proposed skill; nothing leads back. */
export const UpdateSkillInput = z.strictObject({ name, aliases, state: z.literal("active") }).partial();
export type UpdateSkill = z.output<typeof UpdateSkillInput> & { id: string };

const page = {
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(500).optional(),
};

/** Retired categories come only when asked for. */
export const ListCategoriesInput = z.strictObject({
  ...page,
  retired: z
    .enum(["true", "false"])
    .default("false")
    .transform((word) => word === "true"),
});
export type ListCategories = z.output<typeof ListCategoriesInput>;

/** A page of teams. */
export const ListTeamsInput = z.strictObject(page);
export type ListTeams = z.output<typeof ListTeamsInput>;

/** A page of skills, of one state or of both. */
export const ListSkillsInput = z.strictObject({ ...page, state: z.enum(["active", "proposed"]).optional() });
export type ListSkills = z.output<typeof ListSkillsInput>;

/** The first spelling stays. */
function withoutRepeats(words: string[]): string[] {
  const first = new Map<string, string>();
  for (const word of words) if (!first.has(word.toLowerCase())) first.set(word.toLowerCase(), word);
  return [...first.values()];
}
