import { eq } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { people } from "@/lib/db/schema";
import { transact } from "@/lib/events/transact";
import { redeemToken } from "./redeem-token";

/** Marks the address of an emailed link as verified. Throws `invalid` for a used or expired link. */
export async function verifyEmail(ctx: Context, input: { token: string }): Promise<void> {
  authorize(ctx.actor, "account.enter");
  await transact(ctx, async (tx) => {
    const { personId } = await redeemToken(tx, "verify", input.token);
    await tx.db.update(people).set({ emailVerifiedAt: tx.now(), updatedAt: tx.now() }).where(eq(people.id, personId));
    await tx.record({ type: "person/updated", personId, after: { emailVerified: true } });
  });
}
