import { authorize } from "@/lib/auth/authorize";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { loadRoutingSettings } from "@/lib/settings/load-routing-settings";
import { nullIfDeleted } from "@/lib/tickets/find-ticket";
import { findHandover } from "./queries";

/** What to do about an offer now. It contains no texts, because the vendor of the job queue stores it. */
export type OfferCheck =
  | { over: true }
  | {
      over: false;
      remind: boolean;
      /** True if the job must now email every admin. It does nothing more after that. */
      escalate: boolean;
      /** In milliseconds: a minute to a day, in whole minutes. */
      waitMs: number;
    };

/**
 * Checks if an open offer needs a reminder or an admin, by the hours set for approvals. It only reads: safe to
 * repeat.
 */
export async function checkOffer(ctx: Context, input: { handoverId: string }): Promise<OfferCheck> {
  authorize(ctx.actor, "ticket.assign");
  const found = await findHandover(ctx, input.handoverId).catch(nullIfDeleted);
  if (found?.handover.state !== "offered") return { over: true };
  const { reminderHours, escalationHours } = (await loadRoutingSettings(ctx)).policy.approvals;
  const elapsed = ctx.now().getTime() - Date.parse(found.handover.at);
  const remaining = [reminderHours, escalationHours].map((hours) => hours * HOUR_MS - elapsed);
  const [remind, escalate] = remaining.map((ms) => ms <= 0);
  const next = Math.min(DAY_MS, ...remaining.filter((ms) => ms > 0));
  return { over: false, remind: remind!, escalate: escalate!, waitMs: Math.ceil(next / MINUTE_MS) * MINUTE_MS };
}
