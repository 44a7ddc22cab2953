import { cache } from "react";
import { pageActor } from "@/app/_server/auth/page";
import { after } from "@/app/_server/http/after";
import { contextFor } from "@/lib/context";
import { countOpenApprovals } from "@/lib/tickets/approvals/queries";

/** More is shown as "9+". */
const MAX_COUNT = 10;

/** The signed-in person's open approvals as text: "3" or "9+"; null for none. */
export const openApprovals = cache(async (): Promise<string | null> => {
  const actor = await pageActor();
  if (!actor) return null;
  const open = await countOpenApprovals(await contextFor(actor, { after }), MAX_COUNT);
  if (open === 0) return null;
  return open < MAX_COUNT ? String(open) : `${MAX_COUNT - 1}+`;
});
