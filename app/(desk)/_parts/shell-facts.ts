import type { DeskCounts } from "@/app/_ui/desk-links";
import { shownPresence } from "@/app/_ui/presence/shown-presence";
import type { ShellLoad } from "@/app/_ui/shell-actor";
import type { Context } from "@/lib/context";
import { me } from "@/lib/people/queries";
import { countReview } from "@/lib/tickets/review/queries";

/** Counting stops here: beyond it nobody needs to know how many. */
const MOST_COUNTED = 100;

/** What the frame of a desk page shows of who works there: their load, and the figures in the side bar. */
export async function shellFacts(ctx: Context): Promise<{ load: ShellLoad; counts: DeskCounts }> {
  const [account, open] = await Promise.all([me(ctx), countReview(ctx, MOST_COUNTED)]);
  const { activeTickets: active, capacity } = account;
  const review = open < MOST_COUNTED ? open : `${MOST_COUNTED - 1}+`;
  return { load: { active, capacity, presence: shownPresence(account) }, counts: { mine: active, review } };
}
