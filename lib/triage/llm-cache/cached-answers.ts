import { createHash } from "node:crypto";
import { and, gt, inArray, sql } from "drizzle-orm";
import { DAY_MS } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { llmAnswers } from "@/lib/db/schema";

export interface CachedAnswer {
  model: string;
  text: string;
  repaired?: true;
}

export const CACHE_LIFETIME_MS = DAY_MS;

/** SHA-256 of the original text: its cached answers are deleted by it. */
export function inputHashOf({ title, description }: { title: string | null; description: string }): string {
  return createHash("sha256").update(JSON.stringify({ title, description })).digest("hex");
}

/** The cached answer of one of these models to the same question, earlier models first. */
export async function findCachedAnswer(
  { db, now }: Pick<Context, "db" | "now">,
  { models, digest }: { models: string[]; digest: string },
): Promise<CachedAnswer | undefined> {
  const keys = models.map((model) => keyOf(model, digest));
  const rows = await db
    .select({ key: llmAnswers.key, answer: llmAnswers.answer })
    .from(llmAnswers)
    .where(and(inArray(llmAnswers.key, keys), gt(llmAnswers.createdAt, new Date(now().getTime() - CACHE_LIFETIME_MS))));
  const found = keys.map((key) => rows.find((row) => row.key === key)).find((row) => row !== undefined);
  return found?.answer as CachedAnswer | undefined;
}

/** Caches an answer for a day. */
export async function cacheAnswer(
  { db, now }: Pick<Context, "db" | "now">,
  { digest, inputHash, answer }: { digest: string; inputHash: string; answer: CachedAnswer },
): Promise<void> {
  // Postgres can't store NUL and lone surrogates in JSON; triage drops them anyway.
  const text = answer.text.replaceAll("\0", "").toWellFormed();
  const row = { key: keyOf(answer.model, digest), inputHash, answer: { ...answer, text }, createdAt: now() };
  await db
    .insert(llmAnswers)
    .values(row)
    .onConflictDoUpdate({
      target: llmAnswers.key,
      set: { inputHash, answer: row.answer, createdAt: sql`excluded.created_at` },
    });
}

function keyOf(model: string, digest: string): string {
  return createHash("sha256").update(`${model}\n${digest}`).digest("hex");
}
