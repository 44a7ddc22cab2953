import { createHash } from "node:crypto";
import { and, gt, inArray, sql } from "drizzle-orm";
import { DAY_MS } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { llmAnswers } from "@/lib/db/schema";

/** A vendor's answer as its model wrote it. */
export interface CachedAnswer {
  model: string;
  text: string;
  repaired?: true;
}

export const CACHE_LIFETIME_MS = DAY_MS;

/** SHA-256 of the original text. Deleting a ticket deletes the cached answers with this hash. */
export function inputHashOf({ title, description }: { title: string | null; description: string }): string {
  return createHash("sha256").update(JSON.stringify({ title, description })).digest("hex");
}

/** Finds an answer to a question that is less than a day old. If several `models` have one, the first model wins. */
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
  // JSON in Postgres can't hold NUL or half a surrogate pair. Triage drops them from every answer anyway.
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
