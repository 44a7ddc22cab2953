import { shownAvailability } from "@/app/_features/working-hours/shown-availability";
import type { Context } from "@/lib/context";
import { findMe } from "@/lib/people/queries";
import { countOpenApprovals } from "@/lib/tickets/approvals/queries";
import { countReview } from "@/lib/tickets/review/queries";
import type { NavCounts } from "./nav-links";
import type { ShellWorkload } from "./shell-actor";

/** More is shown as "99+". */
const MAX_COUNT = 100;

/** The workload and counts that the frame of a staff page shows. */
export async function loadShell(ctx: Context): Promise<{ load: ShellWorkload; counts: NavCounts }> {
  const [account, reviewCount, approvalCount] = await Promise.all([
    findMe(ctx),
    countReview(ctx, MAX_COUNT),
    countOpenApprovals(ctx, MAX_COUNT),
  ]);
  const { activeTickets: active, capacity } = account;
  const upTo = (n: number) => (n < MAX_COUNT ? n : `${MAX_COUNT - 1}+`);
  const approvals = approvalCount > 0 ? { approvals: upTo(approvalCount) } : {};
  return {
    load: { active, capacity, presence: shownAvailability(account) },
    counts: { mine: active, review: upTo(reviewCount), ...approvals },
  };
}
