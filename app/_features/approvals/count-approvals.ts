import { cache } from "react";
import { pageActor } from "@/app/_server/auth/page";
import { after } from "@/app/_server/http/after";
import { contextFor } from "@/lib/context";
import { countOpenApprovals } from "@/lib/tickets/approvals/queries";

/** Counting stops here: beyond it nobody needs to know how many. */
const MOST_COUNTED = 10;

/** How many answers the person who looks at this page still owes, as it is written: "3", "9+"; null for none. */
export const openApprovals = cache(async (): Promise<string | null> => {
  const actor = await pageActor();
  if (!actor) return null;
  const open = await countOpenApprovals(await contextFor(actor, { after }), MOST_COUNTED);
  if (open === 0) return null;
  return open < MOST_COUNTED ? String(open) : `${MOST_COUNTED - 1}+`;
});
