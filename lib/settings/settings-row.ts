import { eq, sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { workspace } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";

type Store = Pick<Context, "db">;

/** Settings from a row of `workspace`; version 0 if they were never saved. */
export async function loadSettings({ db }: Store, key: string): Promise<{ settings: unknown; version: number }> {
  const [row] = await db.select({ value: workspace.value }).from(workspace).where(eq(workspace.key, key));
  if (!row) return { settings: undefined, version: 0 };
  const { policy, version } = row.value as { policy: unknown; version: number };
  return { settings: policy, version };
}

/** Replaces the settings. Throws `stale` if the version is not the current one. */
export async function writeSettings({ db }: Store, key: string, settings: unknown, version: number): Promise<void> {
  const value = { policy: settings, version: version + 1 };
  const written =
    version === 0
      ? await db.insert(workspace).values({ key, value }).onConflictDoNothing().returning({ key: workspace.key })
      : await db
          .update(workspace)
          .set({ value })
          .where(sql`${eq(workspace.key, key)} and (${workspace.value}->>'version')::int = ${version}`)
          .returning({ key: workspace.key });
  if (written.length === 0) throw new AppError("stale", "These settings were changed meanwhile. Reload them.");
}
