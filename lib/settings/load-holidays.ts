import type { Context } from "@/lib/context";
import type { Holidays } from "@/lib/working-hours/is-working";
import { loadRoutingSettings } from "./load-routing-settings";

export async function loadHolidays(ctx: Pick<Context, "db">): Promise<Holidays> {
  const { policy } = await loadRoutingSettings(ctx);
  return new Map(policy.holidays.map(({ day, name }) => [day, name]));
}
