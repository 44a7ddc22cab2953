import { newToken } from "@/lib/auth/tokens";
import { DAY_MS, HOUR_MS } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { oneTimeTokens } from "@/lib/db/schema";
import { env } from "@/lib/env";
import type { MailRecipient } from "./queue-mail";

export type LinkPurpose = "verify" | "reset";

export const LINK_LIFETIME_MS: Record<LinkPurpose, number> = { verify: DAY_MS, reset: HOUR_MS };

const PATHS: Record<LinkPurpose, string> = { verify: "/verify", reset: "/reset-password" };

/** Creates a one-time link for the email. The table `one_time_tokens` stores only the SHA-256 of its token. */
export async function createLink(
  tx: Context,
  id: string,
  purpose: LinkPurpose,
  recipient: MailRecipient,
): Promise<string> {
  const { token, hash } = newToken();
  const at = tx.now();
  await tx.db.insert(oneTimeTokens).values({
    id,
    personId: recipient.id,
    purpose,
    tokenHash: hash,
    email: recipient.email,
    expiresAt: new Date(at.getTime() + LINK_LIFETIME_MS[purpose]),
    createdAt: at,
  });
  return `${env().APP_URL}${PATHS[purpose]}?token=${token}`;
}
