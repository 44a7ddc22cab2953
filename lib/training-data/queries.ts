import { and, desc, eq, lt, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { cutPage, readCursor } from "@/lib/cursor";
import { categories, keywordProposals, people, skills, trainingImports } from "@/lib/db/schema";
import type { ImportState } from "@/lib/domain/training";
import { notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";
import type { ListImports, ListProposals } from "./input";

export interface ImportView {
  id: string;
  name: string;
  state: ImportState;
  /** Rows of the file, and how many of them are imported. Training uses them only if the state is `done`. */
  total: number;
  done: number;
  /** Null for an import by command. */
  startedBy: { id: string; name: string } | null;
  startedAt: string;
  endedAt: string | null;
}

export interface ProposalView {
  id: string;
  kind: "keyword" | "alias";
  /** The category or skill. If it no longer exists, `name` is the slug. */
  target: { slug: string; name: string };
  phrase: string;
  speaksFor: number;
  speaksAgainst: number;
  state: "open" | "accepted" | "rejected";
  decidedAt: string | null;
  createdAt: string;
}

const ById = z.tuple([z.uuid()]);

export async function listImports(ctx: Context, input: ListImports) {
  authorize(ctx.actor, "triage.manage");
  const after = readCursor(input.cursor, ById);
  const rows = await importRows(ctx, after && lt(trainingImports.id, after[0])).limit(input.limit + 1);
  const { page, nextCursor } = cutPage(rows, input.limit, ({ id }) => [id]);
  return { imports: page.map(toImport), nextCursor };
}

export async function findImport(ctx: Context, id: string): Promise<ImportView> {
  authorize(ctx.actor, "triage.manage");
  const [row] = isId(id) ? await importRows(ctx, eq(trainingImports.id, id)) : [];
  if (!row) throw notFound("import");
  return toImport(row);
}

export async function listProposals(ctx: Context, input: ListProposals) {
  authorize(ctx.actor, "triage.manage");
  const after = readCursor(input.cursor, ById);
  const where = and(eq(keywordProposals.state, input.state), after && lt(keywordProposals.id, after[0]));
  const rows = await proposalRows(ctx, where).limit(input.limit + 1);
  const { page, nextCursor } = cutPage(rows, input.limit, ({ id }) => [id]);
  return { proposals: page.map(toProposal), nextCursor };
}

export async function findProposal(ctx: Context, id: string): Promise<ProposalView> {
  authorize(ctx.actor, "triage.manage");
  const [row] = isId(id) ? await proposalRows(ctx, eq(keywordProposals.id, id)) : [];
  if (!row) throw notFound("proposal");
  return toProposal(row);
}

function importRows({ db }: Context, where: SQL | undefined) {
  return db
    .select({
      id: trainingImports.id,
      name: trainingImports.name,
      state: trainingImports.state,
      total: trainingImports.total,
      done: trainingImports.done,
      startedBy: { id: people.id, name: people.name },
      startedAt: trainingImports.startedAt,
      endedAt: trainingImports.endedAt,
    })
    .from(trainingImports)
    .leftJoin(people, eq(people.id, trainingImports.startedBy))
    .where(where)
    .orderBy(desc(trainingImports.id));
}

function toImport(row: Awaited<ReturnType<typeof importRows>>[number]): ImportView {
  return { ...row, startedAt: row.startedAt.toISOString(), endedAt: row.endedAt?.toISOString() ?? null };
}

function proposalRows({ db }: Context, where: SQL | undefined) {
  return db
    .select({
      id: keywordProposals.id,
      kind: keywordProposals.kind,
      target: keywordProposals.target,
      name: sql<string>`coalesce(${categories.name}, ${skills.name}, ${keywordProposals.target})`,
      phrase: keywordProposals.phrase,
      speaksFor: keywordProposals.speaksFor,
      speaksAgainst: keywordProposals.speaksAgainst,
      state: keywordProposals.state,
      decidedAt: keywordProposals.decidedAt,
      createdAt: keywordProposals.createdAt,
    })
    .from(keywordProposals)
    .leftJoin(categories, and(eq(keywordProposals.kind, "keyword"), eq(categories.slug, keywordProposals.target)))
    .leftJoin(skills, and(eq(keywordProposals.kind, "alias"), eq(skills.slug, keywordProposals.target)))
    .where(where)
    .orderBy(desc(keywordProposals.id));
}

function toProposal({ target, name, ...row }: Awaited<ReturnType<typeof proposalRows>>[number]): ProposalView {
  return {
    ...row,
    target: { slug: target, name },
    decidedAt: row.decidedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}
