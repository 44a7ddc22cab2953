import { shownAvailability } from "@/app/_features/working-hours/shown-availability";
import type { Context } from "@/lib/context";
import { findMe } from "@/lib/people/queries";
import { countOpenApprovals } from "@/lib/tickets/approvals/queries";
import { countReview } from "@/lib/tickets/review/queries";
import type { NavCounts } from "./nav-links";
import type { ShellWorkload } from "./shell-actor";

/** Counting stops here: beyond it nobody needs to know how many. */
const MOST_COUNTED = 100;

/** What the frame of a desk page shows of who works there: their load, and the figures in the side bar. */
export async function loadShell(ctx: Context): Promise<{ load: ShellWorkload; counts: NavCounts }> {
  const [account, open, asked] = await Promise.all([
    findMe(ctx),
    countReview(ctx, MOST_COUNTED),
    countOpenApprovals(ctx, MOST_COUNTED),
  ]);
  const { activeTickets: active, capacity } = account;
  const upTo = (n: number) => (n < MOST_COUNTED ? n : `${MOST_COUNTED - 1}+`);
  // Without anything to decide the figure would only be in the way of those that ask for something.
  const approvals = asked > 0 ? { approvals: upTo(asked) } : {};
  return {
    load: { active, capacity, presence: shownAvailability(account) },
    counts: { mine: active, review: upTo(open), ...approvals },
  };
}
