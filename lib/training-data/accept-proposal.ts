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
 * Adds the phrase to its category's keywords or its skill's aliases, by the catalogue's own rules, together with the
 * answer. Throws `conflict` where it is another's already, or the category or skill is gone or full.
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
    // Two acceptances for one category must not each write the list that they saw.
    .for("update");
  const category = all.find((each) => each.slug === slug && !each.retiredAt);
  if (!category) throw gone("category", slug);
  const has = (keywords: string[]) =>
    keywords.some((keyword) => normalizeSkillName(keyword) === normalizeSkillName(phrase));
  const other = all.find((each) => each !== category && !each.retiredAt && has(each.keywords));
  if (other) throw new AppError("conflict", `“${phrase}” is a keyword of the category “${other.slug}” already.`);
  if (has(category.keywords)) return;
  const input = UpdateCategoryInput.safeParse({ keywords: [...category.keywords, phrase] });
  if (!input.success) throw full("category", slug, "keywords");
  await updateCategory(tx, { ...input.data, id: category.id });
}

async function addAlias(tx: Transaction, slug: string, phrase: string): Promise<void> {
  // The lock that the catalogue takes too: nobody else adds an alias between our look and our writing.
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

function gone(what: string, slug: string): AppError {
  return new AppError("conflict", `There is no ${what} “${slug}” any more.`);
}

function full(what: string, slug: string, words: string): AppError {
  return new AppError("conflict", `The ${what} “${slug}” takes no more ${words}. Remove one first.`);
}
