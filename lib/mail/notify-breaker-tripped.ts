import { eq } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { categories, triageBreakers } from "@/lib/db/schema";
import { env } from "@/lib/env";
import { forEachAdmin } from "./for-each-admin";
import { type MailOutcome, sendMail } from "./send-mail";
import { trustAlert } from "./templates/trust-alert";

/** Emails every active admin that the circuit breaker limited a category to "suggest". Sends nothing after a reset. */
export async function notifyBreakerTripped(ctx: Context, input: { breakerId: string }): Promise<MailOutcome[]> {
  authorize(ctx.actor, "mail.send");
  const { value, kept, decided, target, resetAt } = triageBreakers;
  const [row] = await ctx.db
    .select({ value, kept, decided, target, resetAt, name: categories.name })
    .from(triageBreakers)
    .leftJoin(categories, eq(categories.slug, triageBreakers.value))
    .where(eq(triageBreakers.id, input.breakerId));
  if (!row || row.resetAt) return [];
  const facts = { ...row, category: row.name ?? row.value, trustUrl: `${env().APP_URL}/admin/triage` };
  return forEachAdmin(ctx, (recipientId) =>
    sendMail(ctx, {
      eventId: input.breakerId,
      recipientId,
      kind: "trust-alert",
      write: ({ name }) => trustAlert({ ...facts, name }),
    }),
  );
}
