import { and, eq, gt, lt, lte } from "drizzle-orm";
import { DAY_MS } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import { idempotencyKeys } from "@/lib/db/schema";

/** How long a first answer is kept for repeats of the same request. */
export const RESPONSE_LIFETIME_MS = DAY_MS;

export interface StoredResponse {
  requestHash: string;
  answer: unknown;
}

/** Thrown inside a creating transaction when the same key was answered meanwhile: all of it is undone. */
export class AlreadyAnswered extends Error {}

/** The answer that an earlier request with this key got, if there was one in the last 24 hours. */
export async function findStoredResponse(
  db: Db,
  personId: string,
  key: string,
  now: Date,
): Promise<StoredResponse | undefined> {
  const [row] = await db
    .select({ requestHash: idempotencyKeys.requestHash, answer: idempotencyKeys.answer })
    .from(idempotencyKeys)
    .where(
      and(
        eq(idempotencyKeys.personId, personId),
        eq(idempotencyKeys.key, key),
        gt(idempotencyKeys.createdAt, cutoff(now)),
      ),
    );
  return row;
}

/**
 * Stores the answer in the transaction that created what it tells of. Two at once: the second waits for the first's
 * commit on the primary key, then throws `AnsweredMeanwhile`, so exactly one creation stands.
 */
export async function storeResponse(
  db: Db,
  row: { personId: string; key: string; requestHash: string; answer: unknown; now: Date },
): Promise<void> {
  const { now, ...values } = row;
  const kept = await db
    .insert(idempotencyKeys)
    .values({ ...values, createdAt: now })
    .onConflictDoUpdate({
      target: [idempotencyKeys.personId, idempotencyKeys.key],
      set: { requestHash: values.requestHash, answer: values.answer, createdAt: now },
      setWhere: lte(idempotencyKeys.createdAt, cutoff(now)),
    })
    .returning({ key: idempotencyKeys.key });
  if (kept.length === 0) throw new AlreadyAnswered();
}

/** Removes what no repeat may find any more. */
export async function deleteExpiredResponses(db: Db, now: Date): Promise<void> {
  await db.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, cutoff(now)));
}

function cutoff(now: Date): Date {
  return new Date(now.getTime() - RESPONSE_LIFETIME_MS);
}
