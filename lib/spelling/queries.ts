import { and, asc, eq, gt, ilike, or, type SQL } from "drizzle-orm";
import { z } from "zod";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { cutPage, readCursor } from "@/lib/cursor";
import { spellingCorrections } from "@/lib/db/schema";
import { notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";
import type { ListCorrections } from "./input";

export interface DictionaryEntry {
  id: string;
  word: string;
  replacement: string;
  createdAt: string;
  updatedAt: string;
}

const ByWord = z.tuple([z.string().max(40)]);

export async function listCorrections(ctx: Context, input: ListCorrections) {
  authorize(ctx.actor, "dictionary.manage");
  const after = readCursor(input.cursor, ByWord);
  const rows = await entryRows(ctx)
    .where(and(matches(input.search?.trim()), after && gt(spellingCorrections.word, after[0])))
    .orderBy(asc(spellingCorrections.word))
    .limit(input.limit + 1);
  const { page, nextCursor } = cutPage(rows, input.limit, ({ word }) => [word]);
  return { corrections: page.map(toEntry), nextCursor };
}

export async function findCorrection(ctx: Context, id: string): Promise<DictionaryEntry> {
  authorize(ctx.actor, "dictionary.manage");
  const [row] = isId(id) ? await entryRows(ctx).where(eq(spellingCorrections.id, id)) : [];
  if (!row) throw notFound("correction");
  return toEntry(row);
}

function entryRows({ db }: Context) {
  const { id, word, replacement, createdAt, updatedAt } = spellingCorrections;
  return db.select({ id, word, replacement, createdAt, updatedAt }).from(spellingCorrections);
}

function matches(search: string | undefined): SQL | undefined {
  if (!search) return undefined;
  const like = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
  return or(ilike(spellingCorrections.word, like), ilike(spellingCorrections.replacement, like));
}

function toEntry(row: Awaited<ReturnType<typeof entryRows>>[number]): DictionaryEntry {
  return { ...row, createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString() };
}
