import type { DeskCounts } from "@/app/_ui/desk-links";
import { shownPresence } from "@/app/_ui/presence/shown-presence";
import type { ShellLoad } from "@/app/_ui/shell-actor";
import type { Context } from "@/lib/context";
import { me } from "@/lib/people/queries";
import { countOpenApprovals } from "@/lib/tickets/approval/queries";
import { countReview } from "@/lib/tickets/review/queries";

/** Counting stops here: beyond it nobody needs to know how many. */
const MOST_COUNTED = 100;

/** What the frame of a desk page shows of who works there: their load, and the figures in the side bar. */
export async function shellFacts(ctx: Context): Promise<{ load: ShellLoad; counts: DeskCounts }> {
  const [account, open, asked] = await Promise.all([
    me(ctx),
    countReview(ctx, MOST_COUNTED),
    countOpenApprovals(ctx, MOST_COUNTED),
  ]);
  const { activeTickets: active, capacity } = account;
  const upTo = (n: number) => (n < MOST_COUNTED ? n : `${MOST_COUNTED - 1}+`);
  // Without anything to decide the figure would only be in the way of those that ask for something.
  const approvals = asked > 0 ? { approvals: upTo(asked) } : {};
  return {
    load: { active, capacity, presence: shownPresence(account) },
    counts: { mine: active, review: upTo(open), ...approvals },
  };
}
