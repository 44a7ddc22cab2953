import type { Context } from "@/lib/context";
import type { Holidays } from "@/lib/presence/at-work";
import { loadRoutingPolicy } from "./load-routing-policy";

/** The workspace's holidays as they are now. */
export async function loadHolidays(ctx: Pick<Context, "db">): Promise<Holidays> {
  const { policy } = await loadRoutingPolicy(ctx);
  return new Map(policy.holidays.map(({ day, name }) => [day, name]));
}
