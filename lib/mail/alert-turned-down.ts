import { eq } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { breakers, categories } from "@/lib/db/schema";
import { env } from "@/lib/env";
import { eachAdmin } from "./each-admin";
import { sendMail, type Told } from "./send-mail";
import { trustAlert } from "./templates/trust-alert";

/** Tells every active admin, once, that a category was turned down to "suggest". Nothing once it is turned up again. */
export async function alertTurnedDown(ctx: Context, input: { breakerId: string }): Promise<Told[]> {
  authorize(ctx.actor, "mail.send");
  const { value, kept, decided, target, resetAt } = breakers;
  const [row] = await ctx.db
    .select({ value, kept, decided, target, resetAt, name: categories.name })
    .from(breakers)
    .leftJoin(categories, eq(categories.slug, breakers.value))
    .where(eq(breakers.id, input.breakerId));
  if (!row || row.resetAt) return [];
  const facts = { ...row, category: row.name ?? row.value, trustUrl: `${env().APP_URL}/admin/triage` };
  return eachAdmin(ctx, (recipientId) =>
    sendMail(ctx, {
      eventId: input.breakerId,
      recipientId,
      kind: "trust-alert",
      write: ({ name }) => trustAlert({ ...facts, name }),
    }),
  );
}
