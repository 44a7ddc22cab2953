import { z } from "zod";
import { APPROVAL_NEEDS } from "@/lib/domain/approval";
import { PAGE_INPUT } from "@/lib/domain/page-input";

/** Allows c++, c# and node.js. At most 40 characters; a slug never changes. */
export const SLUG = /^[a-z0-9][a-z0-9+#.-]*$/;

const name = z
  .string()
  .trim()
  .min(1, "Enter a name.")
  .max(80)
  .regex(/^\P{Cc}*$/u, "A name must be one line of text.");
const slug = z
  .string()
  .max(40)
  .regex(SLUG, "A slug starts with a letter or digit and contains only a–z, 0–9, + # . and -.");
const id = z.uuid().toLowerCase();

const keywords = z.array(z.string().trim().min(1, "Enter a keyword.").max(60)).max(200).transform(withoutRepeats);

const aliases = z.array(z.string().trim().min(1, "Enter an alias.").max(60)).max(30);

const approver = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("address"), email: z.email("Enter a valid email address.").max(254).toLowerCase() }),
  z.strictObject({ kind: z.literal("team-lead"), teamId: id }),
]);

/** The most approval steps of a category. Each step can take days. */
export const MAX_STEPS = 6;

/** One approval step, without duplicate approvers. */
export const ApprovalStepInput = z.strictObject({
  name,
  needs: z.enum(APPROVAL_NEEDS),
  approvers: z
    .array(approver)
    .min(1, "Add at least one approver.")
    .max(20, "A step can have at most 20 approvers.")
    .superRefine((list, check) => {
      const keys = list.map((one) => (one.kind === "address" ? one.email : one.teamId));
      const duplicate = keys.findIndex((key, at) => keys.indexOf(key) < at);
      if (duplicate >= 0)
        check.addIssue({ code: "custom", path: [duplicate], message: "This approver is already in the step." });
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
  approvalSteps: z.array(ApprovalStepInput).max(MAX_STEPS, `A category can have at most ${MAX_STEPS} steps.`),
};

export const EmptyInput = z.strictObject({});

/** A new category. The default slug comes from the name. */
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

/** A category's slug never changes. `retired: false` restores the category. */
export const UpdateCategoryInput = z.strictObject({ ...category, retired: z.boolean() }).partial();
export type UpdateCategory = z.output<typeof UpdateCategoryInput> & { id: string };

const members = z
  .array(z.strictObject({ personId: id, lead: z.boolean().default(false) }))
  .max(200)
  .refine((list) => list.filter((member) => member.lead).length <= 1, "A team can have only one lead.")
  .refine((list) => new Set(list.map((one) => one.personId)).size === list.length, "A person is in the team twice.");
export type TeamMemberInput = z.output<typeof members>[number];

const team = { name, email: z.email().max(254).toLowerCase().nullable(), members };

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

export const CreateSkillInput = z.strictObject({ name, slug: slug.optional(), aliases: aliases.default([]) });
export type CreateSkill = z.output<typeof CreateSkillInput>;

/** `state: "active"` accepts a proposed skill. This can't be undone. */
export const UpdateSkillInput = z.strictObject({ name, aliases, state: z.literal("active") }).partial();
export type UpdateSkill = z.output<typeof UpdateSkillInput> & { id: string };

/** Retired categories are left out by default. */
export const ListCategoriesInput = z.strictObject({
  ...PAGE_INPUT,
  retired: z
    .enum(["true", "false"])
    .default("false")
    .transform((value) => value === "true"),
});
export type ListCategories = z.output<typeof ListCategoriesInput>;

export const ListTeamsInput = z.strictObject(PAGE_INPUT);
export type ListTeams = z.output<typeof ListTeamsInput>;

/** Without `state`: active and proposed skills. */
export const ListSkillsInput = z.strictObject({ ...PAGE_INPUT, state: z.enum(["active", "proposed"]).optional() });
export type ListSkills = z.output<typeof ListSkillsInput>;

function withoutRepeats(words: string[]): string[] {
  const first = new Map<string, string>();
  for (const word of words) if (!first.has(word.toLowerCase())) first.set(word.toLowerCase(), word);
  return [...first.values()];
}
