import { newToken } from "@/lib/auth/tokens";
import { DAY_MS } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { approvalLinks } from "@/lib/db/schema";
import { env } from "@/lib/env";
import { loadRoutingPolicy } from "@/lib/policy/load-routing-policy";

export interface ApprovalLink {
  url: string;
  expiresAt: Date;
}

/** A link to one request, good until it is decided or the policy's days are over. Only the token's SHA-256 is stored. */
export async function mintApprovalLink(
  { db, now }: Pick<Context, "db" | "now">,
  requestId: string,
): Promise<ApprovalLink> {
  const { policy } = await loadRoutingPolicy({ db });
  const { token, hash } = newToken();
  const at = now();
  const expiresAt = new Date(at.getTime() + policy.approvals.linkDays * DAY_MS);
  await db.insert(approvalLinks).values({ tokenHash: hash, requestId, expiresAt, createdAt: at });
  return { url: `${env().APP_URL}/approve?token=${token}`, expiresAt };
}
