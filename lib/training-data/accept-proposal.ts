import { eq, sql } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import { UpdateCategoryInput, UpdateSkillInput } from "@/lib/catalogue/input";
import { normalizeSkillName } from "@/lib/catalogue/skill-names";
import { updateCategory } from "@/lib/catalogue/update-category";
import { updateSkill } from "@/lib/catalogue/update-skill";
import type { Context } from "@/lib/context";
import { categories, skills } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { type Transaction, transact } from "@/lib/events/transact";
import { claimProposal } from "./claim-proposal";
import { findProposal, type ProposalView } from "./queries";

/**
 * Accepts a proposal: adds its phrase to the category's keywords or the skill's aliases. Throws `conflict` if another
 * category or skill has the phrase, if the category or skill is gone, or if its list is full.
 */
export async function acceptProposal(ctx: Context, { id }: { id: string }): Promise<ProposalView> {
  authorize(ctx.actor, "triage.manage");
  return transact(ctx, async (tx) => {
    const { kind, target, phrase } = await claimProposal(tx, id, "accepted");
    if (kind === "keyword") await addKeyword(tx, target, phrase);
    else await addAlias(tx, target, phrase);
    return findProposal(tx, id);
  });
}

async function addKeyword(tx: Transaction, slug: string, phrase: string): Promise<void> {
  const all = await tx.db
    .select({
      id: categories.id,
      slug: categories.slug,
      keywords: categories.keywords,
      retiredAt: categories.retiredAt,
    })
    .from(categories)
    // Without the lock, two acceptances at the same time could overwrite each other's keyword.
    .for("update");
  const category = all.find((each) => each.slug === slug && !each.retiredAt);
  if (!category) throw gone("category", slug);
  const has = (keywords: string[]) =>
    keywords.some((keyword) => normalizeSkillName(keyword) === normalizeSkillName(phrase));
  const other = all.find((each) => each !== category && !each.retiredAt && has(each.keywords));
  if (other) throw new AppError("conflict", `“${phrase}” is already a keyword of the category “${other.slug}”.`);
  if (has(category.keywords)) return;
  const input = UpdateCategoryInput.safeParse({ keywords: [...category.keywords, phrase] });
  if (!input.success) throw full("category", slug, "keywords");
  await updateCategory(tx, { ...input.data, id: category.id });
}

async function addAlias(tx: Transaction, slug: string, phrase: string): Promise<void> {
  // The catalogue takes the same lock, so nobody can add an alias between our read and write.
  await tx.db.execute(sql`lock table ${skills} in share row exclusive mode`);
  const [skill] = await tx.db
    .select({ id: skills.id, aliases: skills.aliases })
    .from(skills)
    .where(eq(skills.slug, slug));
  if (!skill) throw gone("skill", slug);
  const input = UpdateSkillInput.safeParse({ aliases: [...skill.aliases, phrase] });
  if (!input.success) throw full("skill", slug, "aliases");
  await updateSkill(tx, { ...input.data, id: skill.id });
}

function gone(noun: string, slug: string): AppError {
  return new AppError("conflict", `The ${noun} “${slug}” no longer exists.`);
}

function full(noun: string, slug: string, list: "keywords" | "aliases"): AppError {
  return new AppError("conflict", `The ${noun} “${slug}” has too many ${list}. Remove one first.`);
}
