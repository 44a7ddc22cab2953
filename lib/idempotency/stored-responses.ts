import { and, eq, gt, lt, lte } from "drizzle-orm";
import { DAY_MS } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import { idempotencyKeys } from "@/lib/db/schema";

/** How long a repeated request gets the first response. */
export const RESPONSE_LIFETIME_MS = DAY_MS;

export interface StoredResponse {
  requestHash: string;
  answer: unknown;
}

/** Thrown inside the creating transaction, to roll it back, when another request with the same key was faster. */
export class AlreadyAnswered extends Error {}

/** The response to a request with this key in the last 24 hours; undefined if there was none. */
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

/** Stores the response in the creating transaction. Throws `AlreadyAnswered` if a simultaneous request was faster. */
export async function storeResponse(
  db: Db,
  row: { personId: string; key: string; requestHash: string; answer: unknown; now: Date },
): Promise<void> {
  const { now, ...values } = row;
  const stored = await db
    .insert(idempotencyKeys)
    .values({ ...values, createdAt: now })
    .onConflictDoUpdate({
      target: [idempotencyKeys.personId, idempotencyKeys.key],
      set: { requestHash: values.requestHash, answer: values.answer, createdAt: now },
      setWhere: lte(idempotencyKeys.createdAt, cutoff(now)),
    })
    .returning({ key: idempotencyKeys.key });
  if (stored.length === 0) throw new AlreadyAnswered();
}

export async function deleteExpiredResponses(db: Db, now: Date): Promise<void> {
  await db.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, cutoff(now)));
}

function cutoff(now: Date): Date {
  return new Date(now.getTime() - RESPONSE_LIFETIME_MS);
}
