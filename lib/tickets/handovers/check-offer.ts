import { authorize } from "@/lib/auth/authorize";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { loadRoutingSettings } from "@/lib/settings/load-routing-settings";
import { nullIfDeleted } from "@/lib/tickets/find-ticket";
import { findHandover } from "./queries";

/** What is to be done about an offer at this moment. No words of it: a queue's vendor stores this. */
export type OfferCheck =
  | { over: true }
  | {
      over: false;
      /** Whoever has to take it is to be told once more. */
      remind: boolean;
      /** Every admin is to be told; nothing more comes after that. */
      escalate: boolean;
      /** In how long to look again, if nobody answers before: a minute to a day, in whole minutes. */
      waitMs: number;
    };

/**
 * Looks at an offer that waits, by the waits that admins set for approvals. It reads and changes nothing, so that it is
 * safe at any time, by any number of functions: the mails' own keys keep each to one.
 */
export async function checkOffer(ctx: Context, input: { handoverId: string }): Promise<OfferCheck> {
  authorize(ctx.actor, "ticket.assign");
  const found = await findHandover(ctx, input.handoverId).catch(nullIfDeleted);
  if (found?.handover.state !== "offered") return { over: true };
  const { reminderHours, escalationHours } = (await loadRoutingSettings(ctx)).policy.approvals;
  const waited = ctx.now().getTime() - Date.parse(found.handover.at);
  const left = [reminderHours, escalationHours].map((hours) => hours * HOUR_MS - waited);
  const [remind, escalate] = left.map((ms) => ms <= 0);
  const next = Math.min(DAY_MS, ...left.filter((ms) => ms > 0));
  return { over: false, remind: remind!, escalate: escalate!, waitMs: Math.ceil(next / MINUTE_MS) * MINUTE_MS };
}
