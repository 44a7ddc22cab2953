import { ne, sql } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { people } from "@/lib/db/schema";
import { transact } from "@/lib/events/transact";
import type { SaveRoutingSettingsInput } from "./input";
import { loadRoutingSettings, ROUTING_SETTINGS_KEY, type StoredRoutingSettings } from "./load-routing-settings";
import { writeSettings } from "./settings-row";

/** Replaces the settings. Choices of assignees in progress are repeated. Throws `stale` if the version is old. */
export async function saveRoutingSettings(
  ctx: Context,
  { policy, version }: SaveRoutingSettingsInput,
): Promise<StoredRoutingSettings> {
  authorize(ctx.actor, "routing.manage");
  return transact(ctx, async (tx) => {
    await writeSettings(tx, ROUTING_SETTINGS_KEY, policy, version);
    await tx.db
      .update(people)
      .set({ presenceVersion: sql`${people.presenceVersion} + 1` })
      .where(ne(people.role, "user"));
    return loadRoutingSettings(tx);
  });
}
