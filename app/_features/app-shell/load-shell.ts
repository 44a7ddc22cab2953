import { cache } from "react";
import { shownAvailability } from "@/app/_features/working-hours/shown-availability";
import { pageActor } from "@/app/_server/auth/page";
import { after } from "@/app/_server/http/after";
import { type Context, contextFor } from "@/lib/context";
import { findMe } from "@/lib/people/queries";
import { countOpenApprovals } from "@/lib/tickets/approvals/queries";
import { countReview } from "@/lib/tickets/review/queries";
import type { NavCounts } from "./nav-links";
import type { ShellWorkload } from "./shell-actor";

/** The workload and counts in the frame of a staff page. Counts of reviews and approvals stop at "99+". */
export async function loadShell(ctx: Context): Promise<{ load: ShellWorkload; counts: NavCounts }> {
  const [account, reviewCount, approvalCount] = await Promise.all([
    findMe(ctx),
    countReview(ctx, 100),
    countOpenApprovals(ctx, 100),
  ]);
  const { activeTickets: active, capacity } = account;
  const approvals = approvalCount > 0 ? { approvals: formatUpTo(approvalCount, 100) } : {};
  return {
    load: { active, capacity, presence: shownAvailability(account) },
    counts: { mine: active, review: formatUpTo(reviewCount, 100), ...approvals },
  };
}

/** How many approvals wait for the signed-in person, as text: "3", or "9+" for 10 and more; null for none. */
export const openApprovals = cache(async (): Promise<string | null> => {
  const actor = await pageActor();
  const open = actor ? await countOpenApprovals(await contextFor(actor, { after }), 10) : 0;
  return open === 0 ? null : formatUpTo(open, 10);
});

function formatUpTo(count: number, limit: number): string {
  return count < limit ? String(count) : `${limit - 1}+`;
}
