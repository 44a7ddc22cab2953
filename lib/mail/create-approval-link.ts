import { newToken } from "@/lib/auth/tokens";
import { DAY_MS } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { approvalLinks } from "@/lib/db/schema";
import { env } from "@/lib/env";
import { loadRoutingSettings } from "@/lib/settings/load-routing-settings";

interface CreatedApprovalLink {
  url: string;
  expiresAt: Date;
}

/** A link to one open approval request, valid for `approvals.linkDays`. Only the token's SHA-256 is stored. */
export async function createApprovalLink(
  { db, now }: Pick<Context, "db" | "now">,
  requestId: string,
): Promise<CreatedApprovalLink> {
  const { policy } = await loadRoutingSettings({ db });
  const { token, hash } = newToken();
  const at = now();
  const expiresAt = new Date(at.getTime() + policy.approvals.linkDays * DAY_MS);
  await db.insert(approvalLinks).values({ tokenHash: hash, requestId, expiresAt, createdAt: at });
  return { url: `${env().APP_URL}/approve?token=${token}`, expiresAt };
}
