import { and, eq, isNull, ne, notInArray, sql } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import { skillNames } from "@/lib/catalogue/skill-names";
import type { Context } from "@/lib/context";
import { categories, keywordProposals, people, skills } from "@/lib/db/schema";
import { transact } from "@/lib/events/transact";
import { wordTokens } from "@/lib/text/split-words";
import { loadCorrectedTickets } from "./load-corrected-tickets";
import { phraseKey } from "./phrases-of";
import { type PhraseProposal, proposePhrases } from "./propose-phrases";

type ProposalKind = "keyword" | "alias";

/** Replaces the open proposals by phrases that corrected tickets have in common. Returns the numbers of proposals. */
export async function proposeKeywords(ctx: Context): Promise<{ keywords: number; aliases: number }> {
  authorize(ctx.actor, "triage.manage");
  const categoryRows = await ctx.db
    .select({ slug: categories.slug, name: categories.name, keywords: categories.keywords })
    .from(categories)
    .where(isNull(categories.retiredAt));
  const skillRows = await ctx.db.select({ slug: skills.slug, name: skills.name, aliases: skills.aliases }).from(skills);
  const phrases = {
    keyword: categoryRows.flatMap(({ name, keywords }) => [name, ...keywords]),
    alias: skillRows.flatMap(skillNames),
  };
  const keywords = await propose(ctx, "keyword", phrases.keyword, categoryRows);
  const aliases = await propose(ctx, "alias", phrases.alias, skillRows);
  return { keywords, aliases };
}

async function propose(
  ctx: Context,
  kind: ProposalKind,
  phrases: string[],
  known: { slug: string }[],
): Promise<number> {
  const { tickets, names } = await loadCorrectedTickets(ctx, kind === "keyword" ? "category" : "skills");
  const found = await proposePhrases(tickets, { phrases, names: new Set([...names, ...(await staffNames(ctx))]) });
  const proposals = await undecided(ctx, kind, found, new Set(known.map(({ slug }) => slug)));
  await replaceOpen(ctx, kind, proposals);
  return proposals.length;
}

async function staffNames({ db }: Context): Promise<string[]> {
  const rows = await db.select({ name: people.name }).from(people).where(ne(people.role, "user"));
  return rows.flatMap(({ name }) => wordTokens(name).map(({ word }) => word));
}

/** Drops phrases that an admin answered before, also with other endings, and those for targets that don't exist. */
async function undecided(
  { db }: Context,
  kind: ProposalKind,
  found: PhraseProposal[],
  targets: ReadonlySet<string>,
): Promise<PhraseProposal[]> {
  const answered = await db
    .select({ target: keywordProposals.target, phrase: keywordProposals.phrase })
    .from(keywordProposals)
    .where(and(eq(keywordProposals.kind, kind), ne(keywordProposals.state, "open")));
  const keyOf = (target: string, phrase: string) => `${target} ${phraseKey(phrase)}`;
  const answeredKeys = new Set(answered.map(({ target, phrase }) => keyOf(target, phrase)));
  return found.filter(({ target, phrase }) => targets.has(target) && !answeredKeys.has(keyOf(target, phrase)));
}

async function replaceOpen(ctx: Context, kind: ProposalKind, found: PhraseProposal[]): Promise<void> {
  await transact(ctx, async (tx) => {
    const saved =
      found.length === 0
        ? []
        : await tx.db
            .insert(keywordProposals)
            .values(found.map((each) => ({ ...each, kind, createdAt: tx.now() })))
            .onConflictDoUpdate({
              target: [keywordProposals.kind, keywordProposals.target, keywordProposals.phrase],
              set: { speaksFor: sql`excluded.speaks_for`, speaksAgainst: sql`excluded.speaks_against` },
              setWhere: eq(keywordProposals.state, "open"),
            })
            .returning({ id: keywordProposals.id });
    const ids = saved.map(({ id }) => id);
    const stale = and(eq(keywordProposals.kind, kind), eq(keywordProposals.state, "open"));
    await tx.db
      .delete(keywordProposals)
      .where(ids.length > 0 ? and(stale, notInArray(keywordProposals.id, ids)) : stale);
  });
}
