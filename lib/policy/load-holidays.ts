import type { Context } from "@/lib/context";
import { loadRoutingPolicy } from "./load-routing-policy";

/** The workspace's holidays: their names by date. */
export async function loadHolidays(ctx: Pick<Context, "db">): Promise<ReadonlyMap<string, string>> {
  const { policy } = await loadRoutingPolicy(ctx);
  return new Map(policy.holidays.map(({ day, name }) => [day, name]));
}
