import { eq } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { people } from "@/lib/db/schema";
import { notFound } from "@/lib/errors";
import { sendLink } from "./send-link";
import { type MailOutcome, SKIPPED } from "./send-mail";
import { verify } from "./templates/verify";

/**
 * Emails a person a link to verify their address. Skipped if it is verified, and after five links an hour. Throws
 * `not_found` for an unknown person and `unavailable` if the transport is down.
 */
export async function sendVerifyLink(ctx: Context, { personId }: { personId: string }): Promise<MailOutcome> {
  authorize(ctx.actor, "self.manage");
  if (ctx.actor.kind === "person" && ctx.actor.id !== personId) throw notFound("person");
  const [person] = await ctx.db
    .select({ verifiedAt: people.emailVerifiedAt })
    .from(people)
    .where(eq(people.id, personId));
  if (!person) throw notFound("person");
  return person.verifiedAt ? SKIPPED : sendLink(ctx, personId, "verify", verify);
}
